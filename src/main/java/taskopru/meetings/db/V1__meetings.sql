create schema if not exists meetings;
create extension if not exists btree_gist with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

create table meetings.counter (
    body uuid not null,
    what text not null check (what in ('meeting', 'decision')),
    year int  not null,
    last int  not null check (last > 0),
    primary key (body, what, year)
);
comment on table meetings.counter is 'The last number given to a body''s meetings or decisions in a year. Its row is the queue in which numbers are given, so that none is missing.';

create table meetings.meeting (
    id           uuid primary key,
    body         uuid not null,
    year         int,
    number       int,
    kind         text not null check (kind in ('ordinary', 'extraordinary', 'elective')),
    mode         text not null check (mode in ('in-person', 'online', 'both')),
    state        text not null check (state in ('draft', 'called', 'open', 'suspended', 'closed', 'minutes-pending', 'minutes-approved', 'failed-no-quorum', 'recalled', 'cancelled')),
    title        text not null default '' check (length(title) <= 300),
    starts       timestamptz not null,
    ends         timestamptz not null,
    place        text not null default '' check (length(place) <= 300),
    link         text not null default '' check (link ~ '^(https?://.*)?$' and length(link) <= 1000),
    recalls      uuid references meetings.meeting (id),
    series       uuid,
    seats        int check (seats >= 0),
    short_notice text check (length(short_notice) <= 1000),
    secret       bytea not null,
    sequence     int not null default 0,
    version      int not null default 1,
    current_item uuid,
    called_at    timestamptz,
    opened_at    timestamptz,
    closed_at    timestamptz,
    reason       text check (length(reason) <= 1000),
    created_at   timestamptz not null,
    created_by   uuid not null,
    constraint meeting_number_is_given_once unique (body, year, number),
    constraint meeting_has_its_number_from_the_call_on check ((year is null) = (number is null) and (state in ('draft', 'cancelled') or number is not null)),
    constraint meeting_ends_after_it_starts check (ends > starts),
    constraint meeting_is_recalled_once unique (recalls),
    constraint cancelled_meeting_says_why check (state <> 'cancelled' or reason is not null)
);
comment on table meetings.meeting is 'A meeting of a body, from its draft to its approved minutes.';
comment on column meetings.meeting.recalls is 'The meeting without a quorum that this one repeats.';
comment on column meetings.meeting.seats is 'The body''s voting seats on that day, noted when the meeting is called.';
comment on column meetings.meeting.short_notice is 'Why the call went out later than the rules ask.';
comment on column meetings.meeting.secret is 'What the short-lived codes of checking in are made of.';
comment on column meetings.meeting.sequence is 'SEQUENCE of the invitation in members'' calendars.';
create index meeting_by_day on meetings.meeting (starts desc, id);
create index meeting_of_body on meetings.meeting (body, starts desc);

create function meetings.meeting_goes_its_way() returns trigger language plpgsql as $$
begin
    if old.state <> new.state and (old.state || '>' || new.state) not in (
            'draft>called', 'draft>cancelled', 'called>open', 'called>failed-no-quorum', 'called>cancelled', 'open>suspended', 'suspended>open',
            'open>closed', 'suspended>closed', 'closed>minutes-pending', 'minutes-pending>minutes-approved', 'failed-no-quorum>recalled') then
        raise exception 'a meeting does not go from % to %', old.state, new.state using constraint = 'meeting_goes_its_way', errcode = 'check_violation';
    end if;
    if old.number is not null and (old.body, old.year, old.number) is distinct from (new.body, new.year, new.number) then
        raise exception 'a meeting keeps its number' using constraint = 'meeting_keeps_its_number', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger meeting_goes_its_way before update on meetings.meeting for each row execute function meetings.meeting_goes_its_way();

create table meetings.agenda_item (
    id          uuid primary key,
    body        uuid not null,
    meeting     uuid references meetings.meeting (id),
    position    int check (position > 0),
    title       text not null check (title <> '' and length(title) <= 300),
    text        text not null default '' check (length(text) <= 20000),
    state       text not null check (state in ('proposed', 'accepted', 'opened', 'deferred', 'decided', 'withdrawn')),
    proposed_by uuid,
    continues   uuid references meetings.agenda_item (id),
    version     int not null default 1,
    created_at  timestamptz not null,
    created_by  uuid not null,
    constraint item_of_a_meeting_has_a_place check ((meeting is null) = (position is null)),
    constraint place_on_the_agenda_is_taken_once unique (meeting, position) deferrable initially deferred
);
comment on table meetings.agenda_item is 'One item of an agenda, or a member''s proposal that waits for one (without a meeting).';
comment on column meetings.agenda_item.proposed_by is 'The mandate of the member who proposed it; null for the secretary.';
comment on column meetings.agenda_item.continues is 'The deferred item that this one takes up again.';
create index item_waiting on meetings.agenda_item (body, created_at) where meeting is null and state = 'proposed';

create table meetings.agenda_document (
    item  uuid not null references meetings.agenda_item (id),
    file  uuid not null,
    name  text not null check (name <> '' and length(name) <= 255),
    primary key (item, file)
);
comment on table meetings.agenda_document is 'A file that belongs to an item.';

create table meetings.roll (
    meeting     uuid not null references meetings.meeting (id),
    mandate     uuid not null,
    seat        uuid not null,
    seat_number int not null,
    person      uuid not null,
    account     uuid,
    institution uuid,
    principal   boolean not null,
    voting      boolean not null,
    excuse      text check (length(excuse) <= 300),
    primary key (meeting, mandate),
    constraint mandate_has_one_seat unique (meeting, mandate, seat)
);
comment on table meetings.roll is 'Who may come to a meeting (hazirun cetveli): one row for each mandate, principals and alternates; frozen when the meeting opens.';
create index roll_of_person on meetings.roll (person);

create table meetings.presence (
    id        bigint generated always as identity primary key,
    meeting   uuid not null,
    mandate   uuid not null,
    during    tstzrange not null,
    how       text not null check (how in ('clerk', 'code', 'online')),
    noted_by  uuid not null,
    constraint presence_of_somebody_on_the_roll foreign key (meeting, mandate) references meetings.roll (meeting, mandate),
    constraint nobody_is_present_twice exclude using gist (meeting with =, mandate with =, during with &&),
    constraint presence_has_a_beginning check (not lower_inf(during) and not isempty(during))
);
comment on table meetings.presence is 'From when to when somebody was in the meeting; without an end they still are.';

create table meetings.snapshot (
    id        uuid primary key,
    meeting   uuid not null references meetings.meeting (id),
    at        timestamptz not null,
    profile   uuid not null,
    seats     int not null,
    filled    int not null,
    present   int not null check (present >= 0),
    needed    int not null check (needed >= 0),
    satisfied boolean generated always as (present >= needed) stored
);
comment on table meetings.snapshot is 'The quorum at one moment and the rule profile it was counted by; never changes.';
create index snapshot_of_meeting on meetings.snapshot (meeting, at);

create table meetings.vote (
    id           uuid primary key,
    meeting      uuid not null references meetings.meeting (id),
    item         uuid not null references meetings.agenda_item (id),
    question     text not null check (question <> '' and length(question) <= 2000),
    kind         text not null check (kind in ('open', 'secret', 'consensus', 'election')),
    sealed       boolean not null,
    method       text check (method in ('list', 'single', 'rounds')),
    places       int not null default 1 check (places between 1 and 100),
    round        int not null default 1 check (round > 0),
    follows      uuid references meetings.vote (id),
    state        text not null check (state in ('prepared', 'open', 'closed', 'announced', 'void')),
    snapshot     uuid unique references meetings.snapshot (id),
    opened_at    timestamptz,
    closed_at    timestamptz,
    announced_at timestamptz,
    counts       int[],
    cast_count   int,
    outcome      text check (outcome in ('carried', 'rejected', 'tied', 'elected', 'another-round')),
    elected      int[],
    tie_settled  text check (tie_settled in ('chair', 'lot', 'rule')),
    reason       text check (length(reason) <= 1000),
    created_at   timestamptz not null,
    created_by   uuid not null,
    constraint only_elections_have_a_method check ((kind = 'election') = (method is not null)),
    constraint secret_votes_are_sealed check ((kind <> 'secret' or sealed) and (kind not in ('open', 'consensus') or not sealed)),
    constraint open_votes_have_a_quorum check (state = 'prepared' or state = 'void' or (snapshot is not null and opened_at is not null)),
    constraint closed_votes_have_a_result check (state not in ('closed', 'announced') or (counts is not null and outcome is not null)),
    constraint ballots_are_counted check (cast_count is null or cast_count >= 0),
    constraint void_vote_says_why check (state <> 'void' or reason is not null)
);
comment on table meetings.vote is 'A question put to a meeting: yes, no or abstain, or candidates; with the quorum it was opened under and its result.';
create index vote_of_item on meetings.vote (item, created_at);
create index vote_of_meeting on meetings.vote (meeting, created_at);
create unique index one_vote_is_open_at_a_time on meetings.vote (meeting) where state = 'open';

create function meetings.snapshot_is_for_ever() returns trigger language plpgsql as $$
begin
    raise exception 'a quorum once noted never changes' using constraint = 'snapshot_is_for_ever', errcode = 'check_violation';
end $$;
create trigger snapshot_is_for_ever before update or delete on meetings.snapshot for each row execute function meetings.snapshot_is_for_ever();

create function meetings.vote_goes_its_way() returns trigger language plpgsql as $$
declare
    noted meetings.snapshot;
begin
    if old.state <> new.state and (old.state || '>' || new.state) not in (
            'prepared>open', 'prepared>void', 'open>closed', 'open>void', 'closed>announced', 'closed>void') then
        raise exception 'a vote does not go from % to %', old.state, new.state using constraint = 'vote_goes_its_way', errcode = 'check_violation';
    end if;
    if new.state = 'open' then
        select * into noted from meetings.snapshot where id = new.snapshot;
        if noted.meeting is distinct from new.meeting or not noted.satisfied or noted.at > new.opened_at then
            raise exception 'a vote opens under a quorum' using constraint = 'vote_opens_under_a_quorum', errcode = 'check_violation';
        end if;
    end if;
    if new.state = 'closed' and new.cast_count > (select present from meetings.snapshot where id = new.snapshot) then
        raise exception 'more ballots than people present' using constraint = 'ballots_never_exceed_those_present', errcode = 'check_violation';
    end if;
    if old.state <> 'prepared' and (old.meeting, old.item, old.question, old.kind, old.sealed, old.method, old.places, old.snapshot, old.opened_at)
            is distinct from (new.meeting, new.item, new.question, new.kind, new.sealed, new.method, new.places, new.snapshot, new.opened_at)
       or old.state in ('announced', 'void') then
        raise exception 'what was voted on never changes' using constraint = 'vote_is_frozen', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger vote_goes_its_way before update on meetings.vote for each row execute function meetings.vote_goes_its_way();

create table meetings.vote_option (
    vote    uuid not null references meetings.vote (id),
    number  int not null check (number > 0),
    text    text not null check (text <> '' and length(text) <= 300),
    mandate uuid,
    primary key (vote, number)
);
comment on table meetings.vote_option is 'What one may choose: candidates of an election. Other votes have yes (1), no (2) and abstain (3) without rows here.';

create table meetings.elector (
    vote  uuid not null references meetings.vote (id),
    seat  uuid not null,
    voted boolean not null default false,
    primary key (vote, seat)
);
comment on table meetings.elector is 'The seats that were present when a vote opened, and whether each has voted. Never says how; see docs/decisions.';

create table meetings.ballot (
    vote    uuid not null,
    seat    uuid not null,
    mandate uuid not null,
    choices int[] not null,
    how     text not null check (how in ('member', 'clerk')),
    cast_at timestamptz not null,
    constraint one_seat_one_ballot primary key (vote, seat),
    constraint ballot_of_an_elector foreign key (vote, seat) references meetings.elector (vote, seat)
);
comment on table meetings.ballot is 'A ballot of a vote that is not sealed.';

create function meetings.ballot_is_for_ever() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if not exists (select from meetings.vote where id = new.vote and state = 'open' and not sealed) then
            raise exception 'only an open vote that is not sealed takes ballots with a seat' using constraint = 'ballot_of_an_open_vote', errcode = 'check_violation';
        end if;
        return new;
    end if;
    raise exception 'a ballot never changes' using constraint = 'ballot_is_for_ever', errcode = 'check_violation';
end $$;
create trigger ballot_is_for_ever before insert or update or delete on meetings.ballot for each row execute function meetings.ballot_is_for_ever();

create table meetings.urn (
    vote       uuid primary key references meetings.vote (id),
    counts     int[] not null,
    cast_count int not null default 0
);
comment on table meetings.urn is 'The sealed ballots of a vote as sums for each choice: no ballot of its own is ever stored.';

create function meetings.urn_holds_no_more_than_voted() returns trigger language plpgsql as $$
begin
    if new.cast_count > (select count(*) from meetings.elector where vote = new.vote and voted) then
        raise exception 'more ballots than voters' using constraint = 'urn_holds_no_more_than_voted', errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger urn_holds_no_more_than_voted after insert or update on meetings.urn deferrable initially deferred
    for each row execute function meetings.urn_holds_no_more_than_voted();

create table meetings.hand_count (
    vote       uuid primary key references meetings.vote (id),
    how        text not null check (how in ('hands', 'paper')),
    counts     int[] not null,
    cast_count int not null check (cast_count >= 0),
    witness    uuid,
    other      uuid,
    noted_by   uuid not null,
    noted_at   timestamptz not null,
    constraint paper_has_two_witnesses check (how <> 'paper' or (witness is not null and other is not null and witness <> other))
);
comment on table meetings.hand_count is 'Votes counted by people: hands, or paper ballots with two witnesses (mandates).';

create table meetings.speech (
    id       uuid primary key,
    meeting  uuid not null references meetings.meeting (id),
    item     uuid references meetings.agenda_item (id),
    mandate  uuid not null,
    kind     text not null check (kind in ('speech', 'point-of-order')),
    asked_at timestamptz not null,
    began_at timestamptz,
    ended_at timestamptz,
    constraint speech_ends_after_it_began check (ended_at is null or began_at is null or ended_at >= began_at)
);
create unique index nobody_asks_twice on meetings.speech (meeting, mandate, kind) where ended_at is null;
comment on table meetings.speech is 'The speaking list; a point of order comes before speeches.';

create table meetings.decision (
    id          uuid primary key,
    body        uuid not null,
    year        int not null,
    number      int not null check (number > 0),
    meeting     uuid not null references meetings.meeting (id),
    item        uuid not null references meetings.agenda_item (id),
    vote        uuid not null unique references meetings.vote (id),
    title       text not null check (title <> '' and length(title) <= 300),
    text        text not null check (text <> '' and length(text) <= 20000),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    decided_on  date not null,
    institution uuid,
    due         date,
    state       text not null check (state in ('open', 'under-way', 'done', 'dropped')),
    follow_up   text not null default '' check (length(follow_up) <= 5000),
    version     int not null default 1,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    words       tsvector not null default ''::tsvector,
    letters     text not null default '',
    constraint decision_number_is_given_once unique (body, year, number)
);
comment on table meetings.decision is 'A decision of a body, YYYY/NN without gaps. Number and text never change; what comes of it does.';
create index decision_by_day on meetings.decision (decided_on desc, year desc, number desc, id);
create index decision_of_meeting on meetings.decision (meeting);

create function meetings.decision_stands_on_a_vote() returns trigger language plpgsql as $$
declare
    cast_vote meetings.vote;
    noted meetings.snapshot;
begin
    if tg_op = 'DELETE' then
        raise exception 'a decision is never taken away' using constraint = 'decision_is_for_ever', errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' then
        if (old.id, old.body, old.year, old.number, old.meeting, old.item, old.vote, old.title, old.text, old.sha256, old.decided_on)
                is distinct from (new.id, new.body, new.year, new.number, new.meeting, new.item, new.vote, new.title, new.text, new.sha256, new.decided_on) then
            raise exception 'a decision never changes' using constraint = 'decision_is_for_ever', errcode = 'check_violation';
        end if;
        return new;
    end if;
    select * into cast_vote from meetings.vote where id = new.vote;
    select * into noted from meetings.snapshot where id = cast_vote.snapshot;
    if cast_vote.meeting is distinct from new.meeting or cast_vote.item is distinct from new.item or cast_vote.state <> 'announced'
            or cast_vote.outcome not in ('carried', 'elected') or noted.id is null or not noted.satisfied or noted.at > cast_vote.opened_at then
        raise exception 'a decision stands on an announced vote under a quorum' using constraint = 'decision_stands_on_a_vote', errcode = 'check_violation';
    end if;
    if not exists (select from meetings.meeting where id = new.meeting and body = new.body) then
        raise exception 'a decision belongs to the body that met' using constraint = 'decision_of_the_body_that_met', errcode = 'check_violation';
    end if;
    if new.number <> 1 + (select coalesce(max(number), 0) from meetings.decision where body = new.body and year = new.year) then
        raise exception 'decision numbers have no gaps' using constraint = 'decision_numbers_have_no_gaps', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger decision_stands_on_a_vote before insert or update or delete on meetings.decision
    for each row execute function meetings.decision_stands_on_a_vote();

create table meetings.task (
    id          uuid primary key,
    decision    uuid not null references meetings.decision (id),
    title       text not null check (title <> '' and length(title) <= 300),
    institution uuid,
    due         date,
    state       text not null check (state in ('open', 'done', 'dropped')),
    note        text not null default '' check (length(note) <= 5000),
    done_at     timestamptz,
    done_by     uuid,
    done_how    text check (done_how in ('desk', 'link')),
    created_at  timestamptz not null,
    created_by  uuid not null,
    constraint done_has_its_moment check ((state = 'open') = (done_at is null))
);
comment on table meetings.task is 'What an institution is to do for a decision.';
create index task_open on meetings.task (due) where state = 'open';
create index task_of_decision on meetings.task (decision);

create table meetings.task_link (
    hash       bytea primary key,
    task       uuid not null references meetings.task (id),
    person     uuid,
    expires_at timestamptz not null,
    used_at    timestamptz,
    created_at timestamptz not null
);
comment on table meetings.task_link is 'A link of a mail that lets its reader report a task done, once. Only the hash of its 128-bit code is kept.';
create index task_link_of_task on meetings.task_link (task);

create table meetings.minutes (
    id          uuid primary key,
    meeting     uuid not null references meetings.meeting (id),
    edition     int not null check (edition > 0),
    state       text not null check (state in ('draft', 'circulated', 'approved', 'superseded')),
    version     int not null default 1,
    reason      text check (length(reason) <= 1000),
    circulated_at timestamptz,
    approved_at timestamptz,
    approved_by uuid,
    sha256      text,
    paper       uuid,
    signed_file uuid,
    created_at  timestamptz not null,
    created_by  uuid not null,
    constraint edition_is_given_once unique (meeting, edition),
    constraint approved_minutes_say_who_and_when check (state in ('draft', 'circulated') or (approved_at is not null and approved_by is not null and sha256 is not null)),
    constraint correction_says_why check (edition = 1 or reason is not null)
);
comment on table meetings.minutes is 'One edition of a meeting''s minutes. Once approved it never changes: a correction is a new edition.';
create unique index one_edition_is_at_work on meetings.minutes (meeting) where state in ('draft', 'circulated');

create table meetings.minutes_part (
    minutes  uuid not null references meetings.minutes (id),
    position int not null check (position > 0),
    item     uuid references meetings.agenda_item (id),
    heading  text not null check (heading <> '' and length(heading) <= 300),
    text     text not null check (length(text) <= 100000),
    public   boolean not null,
    primary key (minutes, position)
);
comment on table meetings.minutes_part is 'A part of the minutes; public parts are shown to everybody once the edition is approved.';

create function meetings.approved_minutes_are_for_ever() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state = 'superseded'
       or (old.state = 'approved' and (to_jsonb(new) - 'state' - 'signed_file') is distinct from (to_jsonb(old) - 'state' - 'signed_file'))
       or (old.state = 'approved' and new.state not in ('approved', 'superseded'))
       or (old.signed_file is not null and new.signed_file is distinct from old.signed_file) then
        raise exception 'approved minutes never change' using constraint = 'approved_minutes_are_for_ever', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger approved_minutes_are_for_ever before update or delete on meetings.minutes
    for each row execute function meetings.approved_minutes_are_for_ever();

create function meetings.approved_parts_are_for_ever() returns trigger language plpgsql as $$
begin
    if exists (select from meetings.minutes where id = coalesce(new.minutes, old.minutes) and state in ('approved', 'superseded')) then
        raise exception 'approved minutes never change' using constraint = 'approved_minutes_are_for_ever', errcode = 'check_violation';
    end if;
    return coalesce(new, old);
end $$;
create trigger approved_parts_are_for_ever before insert or update or delete on meetings.minutes_part
    for each row execute function meetings.approved_parts_are_for_ever();

create table meetings.amendment (
    id         uuid primary key,
    minutes    uuid not null references meetings.minutes (id),
    mandate    uuid not null,
    text       text not null check (text <> '' and length(text) <= 5000),
    state      text not null check (state in ('open', 'accepted', 'declined')),
    created_at timestamptz not null,
    answered_at timestamptz
);
comment on table meetings.amendment is 'What a member asks to be changed in circulated minutes.';
create index amendment_of_minutes on meetings.amendment (minutes, created_at);

-- Search of decisions: each word as it is written, its Turkish stem, and both without accents, so that "goc", "göçler" and "GÖÇ" meet.
create function meetings.spelling(written text) returns text language sql immutable parallel safe as $$
    select regexp_replace(
               lower(translate(
                   regexp_replace(normalize(written, NFKC), '[\u0300-\u036F\u064B-\u0652\u0640]', '', 'g'),
                   'İ', 'i') collate "und-x-icu"),
               '[^[:alnum:]]+' collate "und-x-icu", ' ', 'g')
$$;
create function meetings.plain(spelled text) returns text language sql immutable parallel safe as $$
    select translate(public.unaccent('public.unaccent'::regdictionary, spelled), 'ı', 'i')
$$;
create function meetings.plain(words tsvector) returns tsvector language sql immutable parallel safe as $$
    select coalesce(string_agg('''' || plain || ''':' || array_to_string(positions, ','), ' '), '')::tsvector
      from (select replace(replace(meetings.plain(lexeme), '''', ''), '\', '') as plain, positions from unnest(words)) plainly
     where plain <> ''
$$;
create function meetings.words(written text) returns tsvector language sql immutable parallel safe as $$
    select meetings.plain(to_tsvector('pg_catalog.simple', meetings.spelling(written)))
        || meetings.plain(to_tsvector('pg_catalog.turkish', meetings.spelling(written)))
        || meetings.plain(to_tsvector('pg_catalog.turkish', translate(meetings.spelling(written), 'ou', 'öü')))
$$;
create function meetings.question(typed text) returns tsquery language sql immutable parallel safe as $$
    select coalesce(string_agg(
               '(' || (select string_agg(distinct '''' || replace(replace(meetings.plain(form), '''', ''), '\', '') || '''' || case when last and length(form) > 2 then ':*' else '' end, ' | ')
                         from (select word union select unnest(ts_lexize('pg_catalog.turkish_stem', word))
                               union select unnest(ts_lexize('pg_catalog.turkish_stem', translate(word, 'ou', 'öü')))
                               union select unnest(ts_lexize('pg_catalog.turkish_stem', translate(word, 'iöü', 'ıou')))) every (form)
                        where form = word or length(form) > 1) || ')',
               ' & ' order by place), '')::tsquery
      from (select word, place, place = max(place) over () as last
              from regexp_split_to_table(trim(meetings.spelling(typed)), ' ') with ordinality split (word, place)
             where word <> '') spelled
$$;
comment on function meetings.question is 'What a reader typed as a question to the words of decisions: every word in one of its forms, the last one may be unfinished.';

create function meetings.keep_decision_words() returns trigger language plpgsql as $$
begin
    new.words := setweight(meetings.words(new.title || ' ' || new.year || '/' || new.number), 'A') || setweight(meetings.words(new.text), 'C');
    new.letters := meetings.plain(meetings.spelling(new.title));
    return new;
end $$;
create trigger keep_words before insert on meetings.decision for each row execute function meetings.keep_decision_words();
create index decision_words on meetings.decision using gin (words);
create index decision_letters on meetings.decision using gin (letters public.gin_trgm_ops);
