create table council.selection (
    id          uuid primary key,
    body_id     uuid not null references council.body (id),
    group_code  text not null,
    state       text not null check (state in ('draft', 'called', 'decided', 'cancelled')),
    seats       int not null check (seats > 0),
    opens       date not null,
    closes      date not null,
    criteria_tr text not null check (criteria_tr <> ''),
    criteria_en text,
    criteria_ar text,
    decided_on  date,
    decision    text,
    version     int not null default 1,
    constraint selection_closes_after_it_opens check (closes >= opens),
    constraint a_result_has_day_and_decision check (
        (state = 'decided') = (decided_on is not null and decision is not null)),
    constraint selection_of_its_bodys_group
        foreign key (group_code, body_id) references council.seat_group (code, body_id)
);
comment on table council.selection is 'How open seats of a group were filled: the call, its criteria, and the recorded result.';

create table council.candidate (
    id             uuid primary key,
    selection_id   uuid not null references council.selection (id),
    person_id      uuid not null references council.person (id),
    institution_id uuid references council.institution (id),
    statement      text,
    result         text not null default 'waiting' check (result in ('waiting', 'chosen', 'reserve', 'not_chosen')),
    mandate_id     uuid references council.mandate (id) on delete set null,
    constraint nobody_stands_twice unique (selection_id, person_id)
);
comment on table council.candidate is 'Somebody who stands for an open seat, and what came of it.';
create index candidate_of_person on council.candidate (person_id);
