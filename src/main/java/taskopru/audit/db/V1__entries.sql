create schema if not exists audit;

create table audit.entry (
    seq      bigint primary key check (seq > 0),
    at       timestamptz not null,
    kind     text not null check (kind ~ '^[a-z]+\.[A-Za-z]+$'),
    actor    uuid not null,
    subject  uuid not null,
    detail   text not null,
    previous bytea not null check (length(previous) = 32),
    hash     bytea not null check (length(hash) = 32)
);
create index entry_by_kind on audit.entry (kind, seq);
create index entry_by_actor on audit.entry (actor, seq);
create index entry_by_subject on audit.entry (subject, seq);
create index entry_by_time on audit.entry (at, seq);
comment on table audit.entry is 'One deed. hash is the SHA-256 of previous and the entry''s canonical text; previous is the hash of the entry before. Nothing here is ever changed or removed.';

create table audit.head (
    one  boolean primary key default true constraint only_one_head check (one),
    seq  bigint not null,
    hash bytea not null check (length(hash) = 32)
);
insert into audit.head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));
comment on table audit.head is 'The end of the chain: its last entry''s number and hash. Locked while an entry is added, so that deeds queue here.';

-- The table only grows. Who can switch this off still has to recompute every hash that follows.
create function audit.entries_stay() returns trigger language plpgsql as $$
begin
    raise exception 'an audit entry is never changed or removed' using constraint = 'entries_stay';
end $$;

create trigger entries_stay before update or delete on audit.entry
    for each row execute function audit.entries_stay();
create trigger entries_stay_all before truncate on audit.entry
    for each statement execute function audit.entries_stay();

create function audit.head_only_advances() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or new.seq <> old.seq + 1 then
        raise exception 'the head of the audit chain only advances by one' using constraint = 'head_only_advances';
    end if;
    return new;
end $$;

create trigger head_only_advances before update or delete on audit.head
    for each row execute function audit.head_only_advances();
create trigger head_stays before truncate on audit.head
    for each statement execute function audit.entries_stay();
