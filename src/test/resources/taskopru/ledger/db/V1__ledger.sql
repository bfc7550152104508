create schema ledger;

create table ledger.account (
    id     uuid primary key,
    name   text not null,
    letter text generated always as (upper(left(name, 1))) stored,
    opened timestamptz not null,
    share  double precision not null,
    seal   bytea not null
);
comment on table ledger.account is 'Whoever gives or takes.';

create table ledger.entry (
    number    bigint generated always as identity primary key,
    account   uuid not null references ledger.account (id),
    undoes    bigint references ledger.entry (number),
    amount    integer not null,
    note      text
);
comment on table ledger.entry is 'One side of a transfer; the two sides are written together.';

create sequence ledger.voucher;

create function ledger.entries_stay() returns trigger language plpgsql as $$
begin
    raise exception 'an entry is never changed';
end
$$;
create trigger entries_stay before update or delete on ledger.entry for each row execute function ledger.entries_stay();
insert into ledger.account values ('00000000-0000-0000-0000-000000000001', 'Kasa', default, '2020-01-01', 0.1, '\x00ff');
