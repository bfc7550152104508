create schema if not exists planning;

create table planning.report (
    id           uuid primary key,
    year         int  not null check (year between 1990 and 2200),
    edition      int  not null check (edition > 0),
    state        text not null check (state in ('draft', 'frozen', 'submitted', 'published', 'superseded', 'dropped')),
    reason       text check (reason <> '' and length(reason) <= 1000),
    foreword_tr  text not null default '' check (length(foreword_tr) <= 10000),
    foreword_en  text not null default '' check (length(foreword_en) <= 10000),
    foreword_ar  text not null default '' check (length(foreword_ar) <= 10000),
    snapshot     uuid,
    returned     text check (length(returned) <= 1000),
    version      int  not null default 1,
    created_at   timestamptz not null,
    created_by   uuid not null,
    submitted_by uuid,
    published_at timestamptz,
    published_by uuid,
    constraint a_correction_says_why check ((edition = 1) = (reason is null)),
    constraint numbers_stand_before_it_goes_on check (state in ('draft', 'dropped') or snapshot is not null),
    constraint somebody_handed_it_in check (state not in ('submitted', 'published', 'superseded') or submitted_by is not null),
    constraint published_has_its_moment check ((state in ('published', 'superseded')) = (published_at is not null) and (published_at is null) = (published_by is null)),
    constraint four_eyes check (published_by <> submitted_by)
);
comment on table planning.report is 'An edition of a year''s annual report, from its draft to its publication.';
comment on column planning.report.reason is 'Why a later edition corrects the one before.';
comment on column planning.report.returned is 'What whoever was to publish it asked for, when it went back.';
create unique index edition_is_given_once on planning.report (year, edition) where state <> 'dropped';
create unique index one_edition_is_at_work on planning.report (year) where state in ('draft', 'frozen', 'submitted');
create unique index one_edition_stands on planning.report (year) where state = 'published';

create table planning.report_snapshot (
    id        uuid primary key,
    report    uuid  not null references planning.report (id),
    content   bytea not null,
    sha256    text  not null check (sha256 = encode(sha256(content), 'hex')),
    as_of     date  not null,
    frozen_at timestamptz not null,
    frozen_by uuid  not null,
    constraint snapshot_and_its_report unique (id, report)
);
comment on table planning.report_snapshot is 'The year''s facts as they were counted on a day: canonical JSON, for ever. A report stands on one of its snapshots.';
alter table planning.report add constraint report_stands_on_its_own_snapshot foreign key (snapshot, id) references planning.report_snapshot (id, report);

create table planning.report_note (
    report uuid not null references planning.report (id),
    about  text not null check (about ~ '^[a-z0-9.-]{1,100}$'),
    tr     text not null default '' check (length(tr) <= 5000),
    en     text not null default '' check (length(en) <= 5000),
    ar     text not null default '' check (length(ar) <= 5000),
    primary key (report, about)
);
comment on table planning.report_note is 'What the group says about a chapter or an activity of its charter.';

create function planning.snapshot_is_for_ever() returns trigger language plpgsql as $$
begin
    raise exception 'numbers once frozen never change' using constraint = 'report_snapshot_is_for_ever', errcode = 'check_violation';
end $$;
create trigger snapshot_is_for_ever before update or delete on planning.report_snapshot
    for each row execute function planning.snapshot_is_for_ever();
create trigger snapshots_are_for_ever before truncate on planning.report_snapshot
    for each statement execute function planning.snapshot_is_for_ever();

create function planning.report_goes_its_way() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a report is never taken away' using constraint = 'report_is_for_ever', errcode = 'check_violation';
    end if;
    if old.state <> new.state and (old.state || '>' || new.state) not in (
            'draft>frozen', 'draft>dropped', 'frozen>dropped', 'frozen>submitted', 'submitted>frozen', 'submitted>published', 'published>superseded') then
        raise exception 'a report does not go from % to %', old.state, new.state using constraint = 'report_goes_its_way', errcode = 'check_violation';
    end if;
    if (old.id, old.year, old.edition, old.reason) is distinct from (new.id, new.year, new.edition, new.reason) then
        raise exception 'an edition stays what it is' using constraint = 'report_keeps_its_edition', errcode = 'check_violation';
    end if;
    if old.state in ('submitted', 'published', 'superseded', 'dropped')
       and (old.foreword_tr, old.foreword_en, old.foreword_ar, old.snapshot) is distinct from (new.foreword_tr, new.foreword_en, new.foreword_ar, new.snapshot) then
        raise exception 'what was handed in stays as it is' using constraint = 'report_is_immutable', errcode = 'check_violation';
    end if;
    if old.published_at is not null
       and (old.published_at, old.published_by, old.submitted_by) is distinct from (new.published_at, new.published_by, new.submitted_by) then
        raise exception 'what was published stays as it is' using constraint = 'report_is_immutable', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger report_goes_its_way before update or delete on planning.report
    for each row execute function planning.report_goes_its_way();

create function planning.note_of_a_report_at_work() returns trigger language plpgsql as $$
begin
    if exists (select from planning.report
                where id in (case when tg_op <> 'INSERT' then old.report end, case when tg_op <> 'DELETE' then new.report end)
                  and state not in ('draft', 'frozen')) then
        raise exception 'what was handed in stays as it is' using constraint = 'report_is_immutable', errcode = 'check_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger note_of_a_report_at_work before insert or update or delete on planning.report_note
    for each row execute function planning.note_of_a_report_at_work();
