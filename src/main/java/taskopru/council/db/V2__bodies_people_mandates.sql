create table council.body (
    id      uuid primary key,
    code    text not null unique constraint body_code_is_a_slug check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    kind    text not null check (kind in ('working_group', 'assembly', 'executive_board', 'general_assembly', 'external')),
    position int not null,
    name_tr text not null check (name_tr <> ''),
    name_en text,
    name_ar text,
    version int not null default 1
);
comment on table council.body is 'Who meets and decides: the working group, the council''s other organs, and external bodies such as the municipal council.';

insert into council.body (id, code, kind, position, name_tr)
select gen_random_uuid(), 'working-group', 'working_group', 1, 'Çalışma grubu'
 where exists (select from council.seat_group);

alter table council.seat_group add column body_id uuid references council.body (id);
update council.seat_group set body_id = (select id from council.body);
alter table council.seat_group alter column body_id set not null;
alter table council.seat_group add constraint seat_group_and_its_body unique (code, body_id);

alter table council.seat add column body_id uuid;
update council.seat set body_id = (select id from council.body);
alter table council.seat alter column body_id set not null;
alter table council.seat drop constraint seat_number_is_given_once;
alter table council.seat add constraint seat_number_is_given_once unique (body_id, number);
alter table council.seat add constraint seat_belongs_to_its_groups_body
    foreign key (group_code, body_id) references council.seat_group (code, body_id);
alter table council.seat add column version int not null default 1;

create table council.seat_standing (
    seat_id        uuid not null references council.seat (id),
    valid          daterange not null constraint standing_lasts_a_day check (not isempty(valid)),
    kind           text not null check (kind in ('member', 'invited', 'observer')),
    voting         boolean not null,
    institution_id uuid references council.institution (id),
    alternate_of   uuid references council.seat (id),
    reason         text,
    constraint one_standing_at_a_time exclude using gist (seat_id with =, valid with &&),
    constraint only_members_vote check (not voting or kind = 'member'),
    constraint an_alternate_has_no_vote_of_its_own check (alternate_of is null or not voting),
    constraint a_seat_is_not_its_own_alternate check (alternate_of <> seat_id)
);
comment on table council.seat_standing is 'What a seat is, and when: voting or not, whose it is, and whether it only stands in for another seat.';
insert into council.seat_standing (seat_id, valid, kind, voting, institution_id)
select id, daterange(null, null), 'member', true, institution_id from council.seat;
alter table council.seat drop column institution_id;
create index standing_of_institution on council.seat_standing (institution_id);

alter table council.institution
    add column detsis  text constraint detsis_is_a_number check (detsis ~ '^[0-9]{1,12}$'),
    add column kep     text,
    add column version int not null default 1;

create table council.person (
    id                 uuid primary key,
    name               text not null check (name <> ''),
    email              text,
    phone              text,
    language           text not null check (language in ('tr', 'en', 'ar')),
    account_id         uuid constraint one_person_per_account unique,
    name_may_be_public boolean not null default false,
    name_consent_on    date,
    name_withdrawn_on  date,
    version            int not null default 1,
    constraint a_public_name_has_its_consent check (
        not name_may_be_public or (name_consent_on is not null and name_withdrawn_on is null))
);
comment on table council.person is 'Somebody the council deals with. The name leaves the desk only while name_may_be_public.';
create index person_by_name on council.person (name collate "tr-x-icu");

create table council.mandate (
    id             uuid primary key,
    seat_id        uuid not null references council.seat (id),
    person_id      uuid not null references council.person (id),
    capacity       text not null check (capacity in ('principal', 'alternate')),
    place          int not null default 0,
    institution_id uuid references council.institution (id),
    valid          daterange not null constraint mandate_lasts_a_day check (not isempty(valid)),
    planned_end    date,
    letter_date    date,
    letter_number  text,
    letter_file    uuid,
    end_reason     text check (end_reason in ('resignation', 'institution_change', 'absence', 'term_end', 'death')),
    version        int not null default 1,
    constraint the_principal_has_place_zero check ((capacity = 'principal') = (place = 0)),
    constraint place_counts_from_zero check (place between 0 and 9),
    constraint mandate_has_a_first_day check (lower(valid) is not null),
    constraint a_letter_has_date_and_number check ((letter_date is null) = (letter_number is null)),
    constraint only_a_confirmed_mandate_ends check (end_reason is null or (letter_date is not null and upper(valid) is not null)),
    constraint one_holder_of_a_place_at_a_time
        exclude using gist (seat_id with =, place with =, valid with &&) where (letter_date is not null),
    constraint nobody_holds_a_seat_twice
        exclude using gist (seat_id with =, person_id with =, valid with &&)
);
comment on table council.mandate is 'Somebody who speaks on a seat for a while: place 0 is the principal, 1 and up the alternates. Without a letter it is only proposed and takes no place.';
create index mandate_of_person on council.mandate (person_id);

create table council.mandate_suspension (
    mandate_id uuid not null references council.mandate (id) on delete cascade,
    valid      daterange not null constraint suspension_lasts_a_day check (not isempty(valid)),
    reason     text not null check (reason <> ''),
    constraint suspended_once_at_a_time exclude using gist (mandate_id with =, valid with &&)
);
comment on table council.mandate_suspension is 'Days on which a mandate rests; the alternate acts.';

create table council.focal_point (
    institution_id uuid not null references council.institution (id),
    person_id      uuid not null references council.person (id),
    duty           text not null check (duty <> ''),
    primary key (institution_id, person_id)
);
comment on table council.focal_point is 'Whom to call at an institution, and for what.';

create table council.rule_profile (
    id            uuid primary key,
    body_id       uuid not null references council.body (id),
    version       int not null check (version > 0),
    valid_from    date not null,
    source        text not null check (source <> ''),
    decision      text,
    rules         jsonb not null,
    recorded_at   timestamptz not null,
    constraint rule_versions_count_up unique (body_id, version),
    constraint a_change_names_its_decision check (version = 1 or decision <> '')
);
comment on table council.rule_profile is 'How a body meets and decides, from a day on, and where that is written. Versions are added, never changed.';

create function council.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed: add a new version', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger rule_profile_never_changes before update or delete on council.rule_profile
    for each row execute function council.refuse_change();

create table council.keeper (
    account_id uuid not null,
    body_id    uuid not null references council.body (id),
    primary key (account_id, body_id)
);
comment on table council.keeper is 'Which bodies an account keeps. An account without a row keeps all of the council''s own bodies.';
