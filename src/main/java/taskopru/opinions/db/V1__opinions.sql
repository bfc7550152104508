create schema if not exists opinions;
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

create table opinions.addressee (
    id          uuid primary key,
    kind        text not null check (kind in ('municipality', 'governorate', 'directorate', 'ministry', 'university', 'chamber', 'other')),
    name_tr     text not null check (name_tr <> '' and length(name_tr) <= 300),
    name_en     text check (length(name_en) <= 300),
    name_ar     text check (length(name_ar) <= 300),
    letter_name text not null check (letter_name <> '' and length(letter_name) <= 300),
    unit        text check (length(unit) <= 300),
    closing     text not null check (closing in ('superior', 'subordinate', 'both')),
    email       text check (length(email) <= 254),
    institution uuid,
    version     int not null default 1
);
comment on table opinions.addressee is 'Who opinions are sent to: as a page names it, and as a letter addresses it.';

create table opinions.answerer (
    addressee uuid not null references opinions.addressee (id),
    account   uuid not null,
    primary key (addressee, account)
);
comment on table opinions.answerer is 'An account that answers opinions for an addressee.';
create index answerer_account on opinions.answerer (account);

create table opinions.issue (
    id       uuid primary key,
    title    text not null check (title <> '' and length(title) <= 300),
    text     text not null default '' check (length(text) <= 20000),
    place    text not null default '' check (length(place) <= 300),
    state    text not null check (state in ('filed', 'taken-up', 'settled', 'declined')),
    reason   text check (length(reason) <= 2000),
    holder   uuid,
    filed_by uuid not null,
    filed_at timestamptz not null,
    version  int not null default 1,
    constraint declined_issue_says_why check (state <> 'declined' or reason is not null)
);
comment on table opinions.issue is 'A problem somebody in the group put on the table.';
create index issue_by_state on opinions.issue (state, filed_at desc, id);

create table opinions.opinion (
    id           uuid primary key,
    slug         text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
    kind         text not null check (kind in ('policy-opinion', 'proposal', 'report', 'guide')),
    body         uuid not null,
    title        text not null check (title <> '' and length(title) <= 300),
    summary      text not null default '' check (length(summary) <= 5000),
    state        text not null check (state in ('draft', 'circulated', 'adopting', 'adopted', 'transmitted', 'answered', 'followed', 'closed', 'rejected', 'withdrawn', 'superseded')),
    edition      int not null default 1 check (edition > 0),
    opens        date,
    closes       date,
    sha256       text check (sha256 ~ '^[0-9a-f]{64}$'),
    author       uuid not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    published_at timestamptz,
    result       text check (result in ('implemented', 'partly', 'not-implemented')),
    reason       text check (length(reason) <= 5000),
    superseded_by uuid references opinions.opinion (id),
    version      int not null default 1,
    words        tsvector,
    letters      text,
    constraint window_has_both_ends check ((opens is null) = (closes is null) and closes >= opens),
    constraint circulated_text_has_its_digest check (state in ('draft', 'withdrawn') or sha256 is not null),
    constraint public_from_adoption_on check (state not in ('adopted', 'transmitted', 'answered', 'followed', 'closed', 'superseded') or published_at is not null),
    constraint closed_with_a_result check (state <> 'closed' or result is not null),
    constraint left_with_a_reason check (state not in ('rejected', 'withdrawn') or reason is not null)
);
comment on table opinions.opinion is 'What the group says: policy opinion, proposal to the local government, report, or practice guide.';
comment on column opinions.opinion.sha256 is 'Of the text as circulated; the adopted text has the same.';
create index opinion_by_state on opinions.opinion (state, changed_at desc, id);
create index opinion_public on opinions.opinion (published_at desc, id) where published_at is not null;

create table opinions.opinion_issue (
    opinion uuid not null references opinions.opinion (id),
    issue   uuid not null references opinions.issue (id),
    primary key (opinion, issue)
);
create index opinion_issue_issue on opinions.opinion_issue (issue);
comment on table opinions.opinion_issue is 'Which problem an opinion is about.';

create table opinions.edition (
    opinion uuid not null references opinions.opinion (id),
    number  int not null check (number > 0),
    text    text not null,
    sha256  text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    reason  text check (length(reason) <= 5000),
    made_at timestamptz not null,
    made_by uuid not null,
    primary key (opinion, number)
);
comment on table opinions.edition is 'The whole text as it was circulated. Never changes.';

create table opinions.clause (
    id       uuid primary key,
    opinion  uuid not null references opinions.opinion (id),
    position int not null check (position > 0),
    heading  text not null default '' check (length(heading) <= 300),
    text     text not null check (text <> '' and length(text) <= 20000),
    version  int not null default 1,
    constraint clause_has_its_place unique (opinion, position) deferrable initially deferred
);
comment on table opinions.clause is 'A numbered paragraph of an opinion.';

create table opinions.alternative (
    id       uuid primary key,
    opinion  uuid not null references opinions.opinion (id),
    position int not null check (position > 0),
    title    text not null check (title <> '' and length(title) <= 300),
    text     text not null check (length(text) <= 10000),
    chosen   boolean not null,
    constraint alternative_has_its_place unique (opinion, position) deferrable initially deferred
);
comment on table opinions.alternative is 'An option that was considered, and why it was taken or left.';

create table opinions.claim (
    id       uuid primary key,
    opinion  uuid not null references opinions.opinion (id),
    position int not null check (position > 0),
    text     text not null check (text <> '' and length(text) <= 2000),
    constraint claim_has_its_place unique (opinion, position) deferrable initially deferred
);
comment on table opinions.claim is 'Something an opinion holds to be true.';

create table opinions.recommendation (
    id            uuid primary key,
    opinion       uuid not null references opinions.opinion (id),
    position      int not null check (position > 0),
    addressee     uuid references opinions.addressee (id),
    unit          text not null default '' check (length(unit) <= 300),
    request       text not null check (request <> '' and length(request) <= 5000),
    basis         text not null default '' check (length(basis) <= 1000),
    due           date,
    cost          numeric(18, 2) check (cost >= 0),
    cost_note     text not null default '' check (length(cost_note) <= 1000),
    indicator     text not null default '' check (length(indicator) <= 500),
    measure_unit  text not null default '' check (length(measure_unit) <= 100),
    baseline      numeric,
    baseline_on   date,
    target        numeric,
    target_on     date,
    unmeasurable  text not null default '' check (length(unmeasurable) <= 2000),
    words         tsvector,
    letters       text,
    constraint recommendation_has_its_place unique (opinion, position) deferrable initially deferred,
    constraint indicator_or_reason check (indicator = '' or unmeasurable = '')
);
comment on table opinions.recommendation is 'What an opinion asks somebody to do, and how one will see that it helped.';
create index recommendation_addressee on opinions.recommendation (addressee);

create table opinions.recommendation_claim (
    recommendation uuid not null references opinions.recommendation (id) on delete cascade,
    claim          uuid not null references opinions.claim (id) on delete cascade,
    primary key (recommendation, claim)
);
create index recommendation_claim_claim on opinions.recommendation_claim (claim);
comment on table opinions.recommendation_claim is 'Which claims a recommendation rests on.';

create table opinions.measurement (
    id             uuid primary key,
    recommendation uuid not null references opinions.recommendation (id),
    measured_on    date not null,
    actual         numeric not null,
    note           text not null default '' check (length(note) <= 5000),
    next_review    date,
    state          text not null check (state in ('reported', 'verified', 'refused')),
    reported_by    uuid not null,
    reported_at    timestamptz not null,
    verified_by    uuid,
    verified_at    timestamptz,
    verdict        text check (length(verdict) <= 2000),
    constraint verified_by_someone_else check (verified_by <> reported_by),
    constraint verdict_has_its_judge check ((state = 'reported') = (verified_by is null) and (verified_by is null) = (verified_at is null)),
    constraint refusal_says_why check (state <> 'refused' or verdict is not null)
);
comment on table opinions.measurement is 'What an indicator stood at on a day: reported by one, verified by another.';
create index measurement_of on opinions.measurement (recommendation, measured_on desc);

create table opinions.evidence (
    id             uuid primary key,
    claim          uuid references opinions.claim (id) on delete cascade,
    measurement    uuid references opinions.measurement (id),
    kind           text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    reference      text not null check (reference <> '' and length(reference) <= 2000),
    object         text check (length(object) <= 200),
    href           text check (length(href) <= 2000),
    title_tr       text not null check (title_tr <> '' and length(title_tr) <= 1000),
    title_en       text check (length(title_en) <= 1000),
    title_ar       text check (length(title_ar) <= 1000),
    value          numeric,
    unit           text check (length(unit) <= 200),
    source         text not null default '' check (length(source) <= 1000),
    reference_date date,
    edition        text check (length(edition) <= 100),
    frozen_at      timestamptz not null,
    supports       boolean not null,
    strength       text not null check (strength in ('strong', 'medium', 'weak')),
    quotation      text not null default '' check (length(quotation) <= 5000),
    cited_by       uuid not null,
    newer_edition  text check (length(newer_edition) <= 100),
    newer_value    numeric,
    newer_at       timestamptz,
    constraint evidence_of_one_thing check ((claim is null) <> (measurement is null))
);
comment on table opinions.evidence is 'What backs or contradicts a claim, or proves a measurement, as it was when it was cited. Its kind is a bean; see EvidenceKind.';
comment on column opinions.evidence.object is 'The thing itself in its own module: a dataset''s slug, a decision''s id.';
comment on column opinions.evidence.newer_edition is 'The newer edition in which the figure is another; null while there is none.';
create index evidence_claim on opinions.evidence (claim);
create index evidence_measurement on opinions.evidence (measurement);
create index evidence_object on opinions.evidence (kind, object);

create table opinions.remark (
    id         uuid primary key,
    opinion    uuid not null references opinions.opinion (id),
    clause     uuid references opinions.clause (id) on delete set null,
    edition    int not null,
    text       text not null check (text <> '' and length(text) <= 5000),
    wording    text not null default '' check (length(wording) <= 20000),
    state      text not null check (state in ('open', 'accepted', 'declined')),
    answer     text not null default '' check (length(answer) <= 5000),
    holder     uuid,
    written_by uuid not null,
    written_at timestamptz not null,
    answered_by uuid,
    answered_at timestamptz,
    constraint answered_has_its_moment check ((state = 'open') = (answered_at is null))
);
comment on table opinions.remark is 'What a member says to a clause, perhaps with another wording.';
create index remark_of on opinions.remark (opinion, written_at);

create table opinions.position (
    opinion     uuid not null references opinions.opinion (id),
    holder      uuid not null,
    institution uuid,
    stance      text not null check (stance in ('agrees', 'reservation', 'dissents', 'abstains')),
    text        text not null default '' check (length(text) <= 10000),
    edition     int not null,
    taken_by    uuid not null,
    taken_at    timestamptz not null,
    primary key (opinion, holder),
    constraint reservation_and_dissent_say_why check (stance in ('agrees', 'abstains') or text <> '')
);
comment on table opinions.position is 'Where an institution (or the holder of an open seat) stands on an opinion, in its own words.';
comment on column opinions.position.holder is 'The institution, or the seat where no institution sends its holder.';

create table opinions.adoption (
    opinion    uuid not null references opinions.opinion (id),
    edition    int not null,
    place      int not null check (place > 0),
    body       uuid not null,
    outcome    text not null check (outcome in ('adopted', 'rejected', 'returned')),
    decision   uuid,
    label      text check (length(label) <= 20),
    decided_on date not null,
    profile    uuid not null,
    sha256     text not null,
    reason     text check (length(reason) <= 5000),
    noted_by   uuid not null,
    noted_at   timestamptz not null,
    primary key (opinion, edition, place),
    constraint adopted_by_a_decision check ((outcome = 'adopted') = (decision is not null) and (decision is null) = (label is null)),
    constraint otherwise_with_a_reason check (outcome = 'adopted' or reason is not null)
);
comment on table opinions.adoption is 'What one of the bodies that must adopt an opinion said to an edition of it.';
create index adoption_decision on opinions.adoption (decision);

create table opinions.agenda_place (
    item     uuid primary key,
    opinion  uuid not null references opinions.opinion (id),
    edition  int not null,
    body     uuid not null,
    meeting  uuid not null,
    placed_at timestamptz not null
);
comment on table opinions.agenda_place is 'The agenda item on which a body talks about an opinion.';
create index agenda_place_opinion on opinions.agenda_place (opinion, edition);

create table opinions.counter (
    year int primary key,
    last int not null check (last > 0)
);
comment on table opinions.counter is 'The last number given to a covering letter in a year; its row is the queue.';

create table opinions.transmission (
    id           uuid primary key,
    opinion      uuid not null references opinions.opinion (id),
    addressee    uuid not null references opinions.addressee (id),
    year         int not null,
    number       int not null,
    stage        text not null check (stage in ('prepared', 'sent', 'delivered', 'on-agenda', 'in-committee', 'decided', 'notified', 'announced', 'unanswered')),
    channel      text check (channel in ('kep', 'ebys', 'hand', 'post', 'email')),
    sent_on      date,
    answer_due   date,
    their_number text check (length(their_number) <= 100),
    their_date   date,
    proof        uuid,
    extended_to  date,
    extension    text check (length(extension) <= 2000),
    letter       uuid,
    sha256       text not null,
    prepared_by  uuid not null,
    prepared_at  timestamptz not null,
    version      int not null default 1,
    constraint one_transmission_to_an_addressee unique (opinion, addressee),
    constraint letter_number_is_given_once unique (year, number),
    constraint sent_has_its_day check (stage = 'prepared' or (sent_on is not null and channel is not null)),
    constraint registered_with_number_and_date check ((their_number is null) = (their_date is null)),
    constraint extension_says_why check ((extended_to is null) = (extension is null))
);
comment on table opinions.transmission is 'An adopted opinion on its way to one addressee: our letter, their registration, and how far it has come.';

create table opinions.passage (
    id           uuid primary key,
    transmission uuid not null references opinions.transmission (id),
    stage        text not null,
    before       text not null,
    happened_on  date not null,
    note         text not null default '' check (length(note) <= 2000),
    file         uuid,
    noted_by     uuid not null,
    noted_at     timestamptz not null,
    undone_at    timestamptz,
    place        bigint generated always as identity
);
comment on table opinions.passage is 'One station of a transmission, with its day and proof.';
create index passage_of on opinions.passage (transmission, place);

create table opinions.response (
    id             uuid primary key,
    transmission   uuid not null references opinions.transmission (id),
    recommendation uuid not null references opinions.recommendation (id),
    outcome        text not null check (outcome in ('accepted', 'partly', 'rejected', 'referred', 'no-answer')),
    text           text not null default '' check (length(text) <= 10000),
    referred_to    text not null default '' check (length(referred_to) <= 300),
    answered_on    date not null,
    how            text not null check (how in ('desk', 'account', 'link')),
    file           uuid,
    given_by       uuid,
    given_at       timestamptz not null,
    place          bigint generated always as identity,
    constraint rejection_says_why check (outcome <> 'rejected' or text <> ''),
    constraint referral_says_whereto check ((outcome = 'referred') = (referred_to <> ''))
);
comment on table opinions.response is 'What an addressee answered to a recommendation. Only added to: the newest counts.';
create index response_of on opinions.response (recommendation, place desc);
create index response_to on opinions.response (transmission);

create table opinions.answer_link (
    hash         bytea primary key,
    transmission uuid not null references opinions.transmission (id),
    expires_at   timestamptz not null,
    used_at      timestamptz,
    revoked_at   timestamptz,
    created_at   timestamptz not null
);
comment on table opinions.answer_link is 'A link with which an addressee answers once. Only the hash of its 128-bit code is kept.';
create index answer_link_of on opinions.answer_link (transmission);

create table opinions.action (
    id             uuid primary key,
    recommendation uuid not null references opinions.recommendation (id),
    kind           text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    reference      text check (length(reference) <= 2000),
    href           text check (length(href) <= 2000),
    title          text not null check (title <> '' and length(title) <= 300),
    institution    uuid,
    due            date,
    state          text not null check (state in ('promised', 'planned', 'under-way', 'stalled', 'done-claimed', 'verified', 'not-verified', 'dropped')),
    note           text not null default '' check (length(note) <= 5000),
    claimed_by     uuid,
    verified_by    uuid,
    version        int not null default 1,
    created_at     timestamptz not null,
    created_by     uuid not null,
    constraint done_is_verified_by_someone_else check (verified_by <> claimed_by),
    constraint verified_has_its_judge check (state not in ('verified', 'not-verified') or (verified_by is not null and claimed_by is not null)),
    constraint dropped_says_why check (state <> 'dropped' or note <> '')
);
comment on table opinions.action is 'What somebody does for a recommendation. Its kind is a bean; see ActionKind.';
create index action_of on opinions.action (recommendation, created_at);

create table opinions.milestone (
    action   uuid not null references opinions.action (id),
    position int not null check (position > 0),
    title    text not null check (title <> '' and length(title) <= 300),
    due      date,
    done_on  date,
    primary key (action, position)
);
comment on table opinions.milestone is 'A station on the way of an action.';

create table opinions.standing (
    recommendation uuid primary key references opinions.recommendation (id),
    opinion        uuid not null references opinions.opinion (id),
    addressee      uuid references opinions.addressee (id),
    stage          text not null,
    waiting_since  date not null,
    answer         text not null check (answer in ('awaiting', 'accepted', 'partly', 'rejected', 'referred', 'no-answer')),
    answered_on    date,
    result         text not null check (result in ('none', 'moving', 'reached', 'not-reached')),
    actual         numeric,
    actual_on      date,
    answer_due     date,
    changed_at     timestamptz not null
);
comment on table opinions.standing is 'Where each published recommendation stands: what the public list shows. Made anew from the other tables with each deed.';
create index standing_changed on opinions.standing (changed_at desc, recommendation);
create index standing_answer on opinions.standing (answer, changed_at desc);
create index standing_opinion on opinions.standing (opinion);

-- What was circulated stays as it is until it is taken back into a draft.
create function opinions.text_is_changed_in_drafts_only() returns trigger language plpgsql as $$
declare
    owners uuid[];
begin
    if tg_table_name = 'recommendation_claim' then
        owners := array(select opinion from opinions.claim where id in (new.claim, old.claim));
    elsif tg_table_name = 'evidence' then
        if tg_op = 'UPDATE' and (to_jsonb(new) - '{newer_edition,newer_value,newer_at}'::text[]) = (to_jsonb(old) - '{newer_edition,newer_value,newer_at}'::text[]) then
            return new;
        end if;
        owners := array(select opinion from opinions.claim where id in (new.claim, old.claim));
    else
        owners := array[new.opinion, old.opinion];
    end if;
    if exists (select from opinions.opinion where id = any (owners) and state <> 'draft') then
        raise exception 'a circulated or adopted text never changes' using constraint = 'text_is_changed_in_drafts_only', errcode = 'check_violation';
    end if;
    return coalesce(new, old);
end $$;
create trigger text_is_changed_in_drafts_only before insert or update or delete on opinions.clause for each row execute function opinions.text_is_changed_in_drafts_only();
create trigger text_is_changed_in_drafts_only before insert or update or delete on opinions.alternative for each row execute function opinions.text_is_changed_in_drafts_only();
create trigger text_is_changed_in_drafts_only before insert or update or delete on opinions.claim for each row execute function opinions.text_is_changed_in_drafts_only();
create trigger text_is_changed_in_drafts_only before insert or update or delete on opinions.recommendation for each row execute function opinions.text_is_changed_in_drafts_only();
create trigger text_is_changed_in_drafts_only before insert or update or delete on opinions.recommendation_claim for each row execute function opinions.text_is_changed_in_drafts_only();
create trigger text_is_changed_in_drafts_only before insert or update or delete on opinions.evidence for each row execute function opinions.text_is_changed_in_drafts_only();

create function opinions.opinion_goes_its_way() returns trigger language plpgsql as $$
begin
    if old.state <> new.state and (old.state || '>' || new.state) not in (
            'draft>circulated', 'circulated>draft', 'circulated>adopting', 'circulated>adopted', 'adopting>adopted', 'adopting>draft', 'circulated>rejected', 'adopting>rejected',
            'adopted>transmitted', 'adopted>closed', 'transmitted>answered', 'transmitted>followed', 'answered>followed', 'transmitted>closed', 'answered>closed', 'followed>closed', 'closed>followed',
            'draft>withdrawn', 'circulated>withdrawn', 'adopting>withdrawn', 'adopted>withdrawn',
            'adopted>superseded', 'transmitted>superseded', 'answered>superseded', 'followed>superseded', 'closed>superseded') then
        raise exception 'an opinion does not go from % to %', old.state, new.state using constraint = 'opinion_goes_its_way', errcode = 'check_violation';
    end if;
    if old.state <> 'draft' and (old.title, old.summary, old.kind, old.body, old.slug) is distinct from (new.title, new.summary, new.kind, new.body, new.slug) then
        raise exception 'a circulated or adopted text never changes' using constraint = 'text_is_changed_in_drafts_only', errcode = 'check_violation';
    end if;
    if old.state not in ('draft', 'circulated') and new.state <> 'draft' and old.sha256 is distinct from new.sha256 then
        raise exception 'an adopted text keeps its digest' using constraint = 'adopted_text_keeps_its_digest', errcode = 'check_violation';
    end if;
    if new.state in ('adopting', 'adopted') and old.state <> new.state then
        if not exists (select from opinions.adoption where opinion = new.id and edition = new.edition and outcome = 'adopted' and sha256 = new.sha256) then
            raise exception 'an opinion is adopted by a decision' using constraint = 'adopted_by_a_decision', errcode = 'check_violation';
        end if;
        if exists (
                select from opinions.recommendation r
                 where r.opinion = new.id
                   and (r.addressee is null
                        or r.indicator = '' and r.unmeasurable = ''
                        or r.indicator <> '' and (r.baseline is null or r.target is null)
                        or not exists (select from opinions.recommendation_claim link
                                         join opinions.evidence e on e.claim = link.claim and e.supports
                                        where link.recommendation = r.id))) then
            raise exception 'a recommendation has addressee, evidence, and indicator or reason' using constraint = 'recommendations_are_complete', errcode = 'check_violation';
        end if;
        if new.kind in ('policy-opinion', 'proposal') and not exists (select from opinions.recommendation where opinion = new.id) then
            raise exception 'an opinion recommends something' using constraint = 'recommendations_are_complete', errcode = 'check_violation';
        end if;
    end if;
    return new;
end $$;
create trigger opinion_goes_its_way before update on opinions.opinion for each row execute function opinions.opinion_goes_its_way();

create function opinions.for_ever() returns trigger language plpgsql as $$
begin
    raise exception '% is only added to', tg_table_name using constraint = tg_table_name || '_is_only_added_to', errcode = 'check_violation';
end $$;
create trigger for_ever before update or delete on opinions.edition for each row execute function opinions.for_ever();
create trigger for_ever before update or delete on opinions.adoption for each row execute function opinions.for_ever();
create trigger for_ever before update or delete on opinions.response for each row execute function opinions.for_ever();
create trigger for_ever before delete on opinions.opinion for each row execute function opinions.for_ever();
create trigger for_ever before delete on opinions.transmission for each row execute function opinions.for_ever();
create trigger for_ever before delete on opinions.measurement for each row execute function opinions.for_ever();

create function opinions.positions_end_with_the_window() returns trigger language plpgsql as $$
begin
    if (select state from opinions.opinion where id = coalesce(new.opinion, old.opinion)) <> 'circulated' then
        raise exception 'positions are taken while an opinion is circulated' using constraint = 'positions_end_with_the_window', errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and (old.opinion, old.holder) is distinct from (new.opinion, new.holder) then
        raise exception 'a position stays with its holder' using constraint = 'position_stays_with_its_holder', errcode = 'check_violation';
    end if;
    return coalesce(new, old);
end $$;
create trigger positions_end_with_the_window before insert or update or delete on opinions.position for each row execute function opinions.positions_end_with_the_window();

create function opinions.judged_measurements_stay() returns trigger language plpgsql as $$
begin
    if old.state <> 'reported' or (to_jsonb(new) - '{state,verified_by,verified_at,verdict}'::text[]) <> (to_jsonb(old) - '{state,verified_by,verified_at,verdict}'::text[]) then
        raise exception 'a measurement is judged once and never changed' using constraint = 'judged_measurements_stay', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger judged_measurements_stay before update on opinions.measurement for each row execute function opinions.judged_measurements_stay();

create function opinions.transmission_keeps_its_letter() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if not exists (select from opinions.opinion where id = new.opinion and sha256 = new.sha256
                          and state in ('adopted', 'transmitted', 'answered', 'followed')) then
            raise exception 'only an adopted opinion is sent, and as it was adopted' using constraint = 'only_adopted_opinions_are_sent', errcode = 'check_violation';
        end if;
    elsif (old.opinion, old.addressee, old.year, old.number, old.sha256) is distinct from (new.opinion, new.addressee, new.year, new.number, new.sha256)
            or old.letter is not null and new.letter is distinct from old.letter and old.stage <> 'prepared' then
        raise exception 'a transmission keeps its letter' using constraint = 'transmission_keeps_its_letter', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger transmission_keeps_its_letter before insert or update on opinions.transmission for each row execute function opinions.transmission_keeps_its_letter();
-- Search: each word as it is written, its Turkish stem, and both without accents, so that "goc", "göçler" and "GÖÇ" meet.
create function opinions.spelling(written text) returns text language sql immutable parallel safe as $$
    select regexp_replace(
               lower(translate(
                   regexp_replace(normalize(written, NFKC), '[\u0300-\u036F\u064B-\u0652\u0640]', '', 'g'),
                   'İ', 'i') collate "und-x-icu"),
               '[^[:alnum:]]+' collate "und-x-icu", ' ', 'g')
$$;
create function opinions.plain(spelled text) returns text language sql immutable parallel safe as $$
    select translate(public.unaccent('public.unaccent'::regdictionary, spelled), 'ı', 'i')
$$;
create function opinions.plain(words tsvector) returns tsvector language sql immutable parallel safe as $$
    select coalesce(string_agg('''' || plain || ''':' || array_to_string(positions, ','), ' '), '')::tsvector
      from (select replace(replace(opinions.plain(lexeme), '''', ''), '\', '') as plain, positions from unnest(words)) plainly
     where plain <> ''
$$;
create function opinions.words(written text) returns tsvector language sql immutable parallel safe as $$
    select opinions.plain(to_tsvector('pg_catalog.simple', opinions.spelling(written)))
        || opinions.plain(to_tsvector('pg_catalog.turkish', opinions.spelling(written)))
        || opinions.plain(to_tsvector('pg_catalog.turkish', translate(opinions.spelling(written), 'ou', 'öü')))
$$;
create function opinions.question(typed text) returns tsquery language sql immutable parallel safe as $$
    select coalesce(string_agg(
               '(' || (select string_agg(distinct '''' || replace(replace(opinions.plain(form), '''', ''), '\', '') || '''' || case when last and length(form) > 2 then ':*' else '' end, ' | ')
                         from (select word union select unnest(ts_lexize('pg_catalog.turkish_stem', word))
                               union select unnest(ts_lexize('pg_catalog.turkish_stem', translate(word, 'ou', 'öü')))
                               union select unnest(ts_lexize('pg_catalog.turkish_stem', translate(word, 'iöü', 'ıou')))) every (form)
                        where form = word or length(form) > 1) || ')',
               ' & ' order by place), '')::tsquery
      from (select word, place, place = max(place) over () as last
              from regexp_split_to_table(trim(opinions.spelling(typed)), ' ') with ordinality split (word, place)
             where word <> '') spelled
$$;
comment on function opinions.question is 'What a reader typed as a question to the words of opinions: every word in one of its forms, the last one may be unfinished.';

create function opinions.keep_opinion_words() returns trigger language plpgsql as $$
begin
    new.words := setweight(opinions.words(new.title), 'A') || setweight(opinions.words(new.summary), 'C');
    new.letters := opinions.plain(opinions.spelling(new.title));
    return new;
end $$;
create trigger keep_words before insert or update of title, summary on opinions.opinion for each row execute function opinions.keep_opinion_words();
create index opinion_words on opinions.opinion using gin (words);
create index opinion_letters on opinions.opinion using gin (letters public.gin_trgm_ops);

create function opinions.keep_recommendation_words() returns trigger language plpgsql as $$
begin
    new.words := setweight(opinions.words(new.request), 'A') || setweight(opinions.words(new.unit || ' ' || new.basis || ' ' || new.indicator), 'C');
    new.letters := opinions.plain(opinions.spelling(new.request));
    return new;
end $$;
create trigger keep_words before insert or update of request, unit, basis, indicator on opinions.recommendation for each row execute function opinions.keep_recommendation_words();
create index recommendation_words on opinions.recommendation using gin (words);
create index recommendation_letters on opinions.recommendation using gin (letters public.gin_trgm_ops);
