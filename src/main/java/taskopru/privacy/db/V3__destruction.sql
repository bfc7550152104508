create table privacy.destruction (
    id  uuid primary key,
    at  timestamptz not null,
    by  uuid not null
);
comment on table privacy.destruction is 'One run of all retention rules. Kept for good: it holds no personal data.';

create table privacy.destroyed (
    destruction_id uuid not null references privacy.destruction (id),
    rule           text not null check (rule <> ''),
    in_table       text not null check (in_table <> ''),
    rows           int not null check (rows > 0),
    before         timestamptz not null,
    primary key (destruction_id, rule)
);
comment on table privacy.destroyed is 'How many rows a rule destroyed in a run: those not needed since before that moment.';

create trigger destruction_never_changes before update or delete on privacy.destruction
    for each row execute function privacy.refuse_change();
create trigger destroyed_never_changes before update or delete on privacy.destroyed
    for each row execute function privacy.refuse_change();
