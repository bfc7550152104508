create schema if not exists council;
create extension if not exists btree_gist with schema public;

create table council.institution (
    id         uuid primary key,
    code       text not null unique constraint institution_code_is_a_slug check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    kind       text not null check (kind in ('public', 'municipality', 'chamber', 'university', 'civil', 'other')),
    in_charter text
);
comment on table council.institution is 'A body that may hold seats; in_charter is how the charter writes it.';

create table council.institution_name (
    institution_id uuid not null references council.institution (id),
    valid          daterange not null,
    name_tr        text not null check (name_tr <> ''),
    name_en        text,
    name_ar        text,
    constraint one_name_at_a_time exclude using gist (institution_id with =, valid with &&)
);
comment on table council.institution_name is 'What a body was or is called, and when. On any day it has at most one name.';

create table council.seat_group (
    code       text primary key constraint seat_group_code_is_a_slug check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    position   int not null unique,
    name_tr    text not null check (name_tr <> ''),
    name_en    text,
    name_ar    text,
    in_charter text,
    quota      int not null check (quota > 0),
    note_tr    text,
    note_en    text,
    note_ar    text
);
comment on table council.seat_group is 'A row of the charter''s table: who sends members and how many; note keeps what the charter leaves unclear.';

create table council.seat (
    id             uuid primary key,
    number         int not null constraint seat_number_is_given_once unique check (number > 0),
    group_code     text not null references council.seat_group (code),
    institution_id uuid references council.institution (id)
);
comment on table council.seat is 'One seat of the working group. Without an institution it is open to whoever the group stands for.';
create index seat_of_group on council.seat (group_code, number);
