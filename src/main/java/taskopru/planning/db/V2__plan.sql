create table planning.line (
    id   uuid primary key,
    kind text not null check (kind in ('indicator', 'action', 'milestone'))
);
comment on table planning.line is 'What stays the same thing through all editions of a plan: what is measured and reported hangs on it.';

create table planning.plan (
    id         uuid primary key,
    series     uuid not null,
    edition    int  not null check (edition > 0),
    body       uuid not null,
    title_tr   text not null check (title_tr <> '' and length(title_tr) <= 300),
    title_en   text check (title_en <> '' and length(title_en) <= 300),
    title_ar   text check (title_ar <> '' and length(title_ar) <= 300),
    summary_tr text not null default '' check (length(summary_tr) <= 5000),
    summary_en text check (summary_en <> '' and length(summary_en) <= 5000),
    summary_ar text check (summary_ar <> '' and length(summary_ar) <= 5000),
    from_year  int  not null check (from_year between 1990 and 2200),
    to_year    int  not null,
    reason     text check (reason <> '' and length(reason) <= 1000),
    state      text not null check (state in ('draft', 'adopted', 'closed', 'superseded', 'dropped')),
    decision   uuid,
    adopted_on date,
    ended_on   date,
    ending     text check (ending <> '' and length(ending) <= 1000),
    version    int  not null default 1,
    created_at timestamptz not null,
    created_by uuid not null,
    constraint a_plan_covers_years check (to_year between from_year and from_year + 29),
    constraint a_later_edition_says_why check ((edition = 1) = (reason is null)),
    constraint adopted_by_a_decision check ((state in ('adopted', 'closed', 'superseded')) = (decision is not null) and (decision is null) = (adopted_on is null)),
    constraint what_ended_has_its_day check ((state in ('closed', 'superseded')) = (ended_on is not null)),
    constraint whoever_closes_says_why check (state <> 'closed' or ending is not null)
);
comment on table planning.plan is 'An edition of a medium- and long-term plan, from its draft to its adoption and its end.';
comment on column planning.plan.series is 'The plan that all its editions are of.';
comment on column planning.plan.decision is 'The decision, kept by meetings, that adopted it.';
create unique index plan_edition_is_given_once on planning.plan (series, edition) where state <> 'dropped';
create unique index one_plan_edition_is_at_work on planning.plan (series) where state = 'draft';
create unique index one_plan_edition_stands on planning.plan (series) where state = 'adopted';
create unique index a_decision_adopts_one_plan on planning.plan (decision);

create table planning.goal (
    id       uuid primary key,
    plan     uuid not null references planning.plan (id),
    position int  not null check (position > 0),
    name_tr  text not null check (name_tr <> '' and length(name_tr) <= 500),
    name_en  text check (name_en <> '' and length(name_en) <= 500),
    name_ar  text check (name_ar <> '' and length(name_ar) <= 500),
    constraint goal_and_its_plan unique (id, plan),
    constraint goals_stand_in_an_order unique (plan, position) deferrable initially deferred
);
comment on table planning.goal is 'What the city wants in the long run.';

create table planning.objective (
    id       uuid primary key,
    plan     uuid not null,
    goal     uuid not null,
    position int  not null check (position > 0),
    name_tr  text not null check (name_tr <> '' and length(name_tr) <= 500),
    name_en  text check (name_en <> '' and length(name_en) <= 500),
    name_ar  text check (name_ar <> '' and length(name_ar) <= 500),
    horizon  text not null check (horizon in ('short', 'medium', 'long')),
    foreign key (goal, plan) references planning.goal (id, plan),
    constraint objective_and_its_plan unique (id, plan),
    constraint objectives_stand_in_an_order unique (goal, position) deferrable initially deferred
);
comment on table planning.objective is 'What is to be reached for a goal, and how soon.';

create table planning.indicator (
    id          uuid primary key,
    plan        uuid not null,
    objective   uuid not null,
    line        uuid not null references planning.line (id),
    position    int  not null check (position > 0),
    name_tr     text not null check (name_tr <> '' and length(name_tr) <= 500),
    name_en     text check (name_en <> '' and length(name_en) <= 500),
    name_ar     text check (name_ar <> '' and length(name_ar) <= 500),
    unit_tr     text not null check (unit_tr <> '' and length(unit_tr) <= 80),
    unit_en     text check (unit_en <> '' and length(unit_en) <= 80),
    unit_ar     text check (unit_ar <> '' and length(unit_ar) <= 80),
    direction   text not null check (direction in ('up', 'down')),
    baseline    numeric,
    baseline_on date,
    target      numeric not null,
    target_on   date not null,
    source      text not null default '' check (length(source) <= 1000),
    live        text check (live <> '' and length(live) <= 2000),
    foreign key (objective, plan) references planning.objective (id, plan),
    constraint a_baseline_has_its_day check ((baseline is null) = (baseline_on is null)),
    constraint a_target_lies_ahead check (baseline_on < target_on),
    constraint a_target_lies_the_right_way check (baseline is null or direction = 'up' and target >= baseline or direction = 'down' and target <= baseline),
    constraint an_indicator_says_where_it_comes_from check (live is not null or source <> ''),
    constraint an_indicator_is_in_a_plan_once unique (plan, line),
    constraint indicators_stand_in_an_order unique (objective, position) deferrable initially deferred
);
comment on table planning.indicator is 'What shows whether an objective is reached.';
comment on column planning.indicator.live is 'The question to a table of ours, without a release, whose newest figure it is: dataset?query.';

create table planning.plan_action (
    id             uuid primary key,
    plan           uuid not null,
    objective      uuid not null,
    line           uuid not null references planning.line (id),
    position       int  not null check (position > 0),
    name_tr        text not null check (name_tr <> '' and length(name_tr) <= 500),
    name_en        text check (name_en <> '' and length(name_en) <= 500),
    name_ar        text check (name_ar <> '' and length(name_ar) <= 500),
    institution    uuid,
    amount         numeric check (amount >= 0),
    currency       text check (currency ~ '^[A-Z]{3}$'),
    funded_by      text not null default '' check (length(funded_by) <= 300),
    starts         date not null,
    ends           date not null,
    recommendation uuid,
    foreign key (objective, plan) references planning.objective (id, plan),
    constraint an_amount_has_its_currency check ((amount is null) = (currency is null)),
    constraint an_action_ends_after_it_starts check (starts <= ends),
    constraint action_and_its_plan unique (id, plan),
    constraint an_action_is_in_a_plan_once unique (plan, line),
    constraint actions_stand_in_an_order unique (objective, position) deferrable initially deferred
);
comment on table planning.plan_action is 'What is done for an objective, by whom, when and with what money.';
comment on column planning.plan_action.institution is 'Who does it; null is the group itself.';
comment on column planning.plan_action.recommendation is 'The recommendation of opinions that it carries out.';
create index plan_action_by_recommendation on planning.plan_action (recommendation);

create table planning.milestone (
    id       uuid primary key,
    plan     uuid not null,
    action   uuid not null,
    line     uuid not null references planning.line (id),
    position int  not null check (position > 0),
    name_tr  text not null check (name_tr <> '' and length(name_tr) <= 300),
    name_en  text check (name_en <> '' and length(name_en) <= 300),
    name_ar  text check (name_ar <> '' and length(name_ar) <= 300),
    due      date,
    foreign key (action, plan) references planning.plan_action (id, plan) on delete cascade,
    constraint a_milestone_is_in_a_plan_once unique (plan, line),
    constraint milestones_stand_in_an_order unique (action, position) deferrable initially deferred
);
comment on table planning.milestone is 'A station on the way of an action.';

create table planning.mark (
    plan      uuid not null,
    objective uuid not null,
    framework text not null check (framework ~ '^[a-z0-9-]{1,40}$'),
    point     text not null check (point ~ '^[a-z0-9.-]{1,40}$'),
    primary key (objective, framework, point),
    foreign key (objective, plan) references planning.objective (id, plan) on delete cascade
);
comment on table planning.mark is 'Where an objective stands in a framework others measure cities by, and in the charter.';

create table planning.measurement (
    id          uuid primary key,
    line        uuid not null references planning.line (id),
    measured_on date not null,
    value       numeric not null,
    note        text not null default '' check (length(note) <= 2000),
    evidence    text not null check (evidence <> '' and length(evidence) <= 1000),
    state       text not null check (state in ('reported', 'verified', 'refused')),
    verdict     text check (verdict <> '' and length(verdict) <= 2000),
    reported_by uuid not null,
    reported_at timestamptz not null,
    judged_by   uuid,
    judged_at   timestamptz,
    constraint a_judged_measurement_has_its_judge check ((state = 'reported') = (judged_by is null) and (judged_by is null) = (judged_at is null)),
    constraint nobody_judges_their_own_measurement check (judged_by <> reported_by),
    constraint whoever_refuses_says_why check (state <> 'refused' or verdict is not null)
);
comment on table planning.measurement is 'What an indicator stood at on a day: reported by one, verified by another.';
create index measurement_by_line on planning.measurement (line, measured_on);

create table planning.action_report (
    id          uuid primary key,
    place       bigint generated always as identity,
    line        uuid not null references planning.line (id),
    state       text not null check (state in ('under-way', 'stalled', 'done-claimed', 'verified', 'not-verified', 'dropped')),
    note        text not null default '' check (length(note) <= 2000),
    evidence    text check (evidence <> '' and length(evidence) <= 1000),
    reported_by uuid not null,
    reported_at timestamptz not null,
    constraint whoever_says_done_shows_it check (state <> 'done-claimed' or evidence is not null),
    constraint whoever_stops_says_why check (state not in ('stalled', 'dropped', 'not-verified') or note <> '')
);
comment on table planning.action_report is 'Where an action stood in the words of whoever does it; the newest counts. Without any it is planned.';
create index action_report_by_line on planning.action_report (line, place);

create table planning.reached (
    milestone  uuid primary key references planning.line (id),
    reached_on date not null,
    noted_by   uuid not null,
    noted_at   timestamptz not null
);
comment on table planning.reached is 'Milestones that were reached.';

create function planning.plan_goes_its_way() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a plan is never taken away' using constraint = 'plan_is_for_ever', errcode = 'check_violation';
    end if;
    if old.state <> new.state and (old.state || '>' || new.state) not in (
            'draft>adopted', 'draft>dropped', 'adopted>closed', 'adopted>superseded') then
        raise exception 'a plan does not go from % to %', old.state, new.state using constraint = 'plan_goes_its_way', errcode = 'check_violation';
    end if;
    if (old.id, old.series, old.edition, old.body, old.created_at, old.created_by)
       is distinct from (new.id, new.series, new.edition, new.body, new.created_at, new.created_by) then
        raise exception 'an edition stays what it is' using constraint = 'plan_keeps_its_edition', errcode = 'check_violation';
    end if;
    if old.state <> 'draft'
       and (old.title_tr, old.title_en, old.title_ar, old.summary_tr, old.summary_en, old.summary_ar, old.from_year, old.to_year, old.reason, old.decision, old.adopted_on)
           is distinct from (new.title_tr, new.title_en, new.title_ar, new.summary_tr, new.summary_en, new.summary_ar, new.from_year, new.to_year, new.reason, new.decision, new.adopted_on) then
        raise exception 'what was adopted stays as it is' using constraint = 'plan_is_immutable', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger plan_goes_its_way before update or delete on planning.plan
    for each row execute function planning.plan_goes_its_way();

create function planning.piece_of_a_draft() returns trigger language plpgsql as $$
begin
    if exists (select from planning.plan
                where id in (case when tg_op <> 'INSERT' then old.plan end, case when tg_op <> 'DELETE' then new.plan end)
                  and state <> 'draft') then
        raise exception 'what was adopted stays as it is' using constraint = 'plan_is_immutable', errcode = 'check_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger goal_of_a_draft before insert or update or delete on planning.goal
    for each row execute function planning.piece_of_a_draft();
create trigger objective_of_a_draft before insert or update or delete on planning.objective
    for each row execute function planning.piece_of_a_draft();
create trigger indicator_of_a_draft before insert or update or delete on planning.indicator
    for each row execute function planning.piece_of_a_draft();
create trigger action_of_a_draft before insert or update or delete on planning.plan_action
    for each row execute function planning.piece_of_a_draft();
create trigger milestone_of_a_draft before insert or update or delete on planning.milestone
    for each row execute function planning.piece_of_a_draft();
create trigger mark_of_a_draft before insert or update or delete on planning.mark
    for each row execute function planning.piece_of_a_draft();

create function planning.measurement_is_judged_once() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'reported'
       or (old.id, old.line, old.measured_on, old.value, old.note, old.evidence, old.reported_by, old.reported_at)
          is distinct from (new.id, new.line, new.measured_on, new.value, new.note, new.evidence, new.reported_by, new.reported_at) then
        raise exception 'a measurement stays as it was reported' using constraint = 'measurement_is_immutable', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger measurement_is_judged_once before update or delete on planning.measurement
    for each row execute function planning.measurement_is_judged_once();

create function planning.report_of_an_action() returns trigger language plpgsql as $$
declare
    before planning.action_report;
begin
    if tg_op <> 'INSERT' then
        raise exception 'what was reported stays' using constraint = 'action_report_is_for_ever', errcode = 'check_violation';
    end if;
    if new.state in ('verified', 'not-verified') then
        select * into before from planning.action_report where line = new.line order by place desc limit 1;
        if before.state is distinct from 'done-claimed' or before.reported_by = new.reported_by then
            raise exception 'somebody else looks at what was claimed' using constraint = 'nobody_verifies_their_own_action', errcode = 'check_violation';
        end if;
    end if;
    return new;
end $$;
create trigger report_of_an_action before insert or update or delete on planning.action_report
    for each row execute function planning.report_of_an_action();
