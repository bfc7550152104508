create schema if not exists privacy;

create table privacy.request (
    id          uuid primary key,
    number      bigint generated always as identity constraint one_request_per_number unique,
    code_hash   bytea not null constraint one_request_per_code unique check (length(code_hash) = 32),
    wanted      text not null check (wanted in ('access', 'correction', 'erasure', 'objection', 'damages', 'other')),
    name        text not null check (name <> '' and length(name) <= 200),
    contact     text not null check (contact <> '' and length(contact) <= 300),
    language    text not null check (language in ('tr', 'en', 'ar')),
    text        text not null check (text <> '' and length(text) <= 4000),
    account_id  uuid,
    received_at timestamptz not null,
    due_on      date not null,
    state       text not null check (state in ('received', 'checked', 'answered', 'refused')),
    checked_at  timestamptz,
    checked_by  uuid,
    checked_how text,
    closed_at   timestamptz,
    closed_by   uuid,
    answer      text,
    constraint a_check_says_who_and_how check ((checked_at is null) = (checked_by is null) and (checked_at is null) = (checked_how is null)),
    constraint only_after_the_check_is_there_an_answer check (state not in ('checked', 'answered') or checked_at is not null),
    constraint closed_with_a_word check ((state in ('answered', 'refused')) = (closed_at is not null and closed_by is not null and answer is not null))
);
comment on table privacy.request is 'What somebody asks about their own data (Law 6698, article 11), the last day for an answer, and the answer. Only the SHA-256 of the receipt''s code is kept.';
create index request_by_account on privacy.request (account_id);
create index request_by_urgency on privacy.request (due_on) where closed_at is null;

create table privacy.breach (
    id              uuid primary key,
    number          bigint generated always as identity constraint one_breach_per_number unique,
    what            text not null check (what <> ''),
    whose           text not null check (whose <> ''),
    persons         int check (persons >= 0),
    measures        text not null,
    known_at        timestamptz not null,
    due_at          timestamptz not null,
    noted_at        timestamptz not null,
    noted_by        uuid not null,
    board_told_at   timestamptz,
    board_delay     text,
    persons_told_at timestamptz,
    version         int not null default 1,
    constraint told_after_it_was_known check (
        (board_told_at is null or board_told_at >= known_at) and (persons_told_at is null or persons_told_at >= known_at)),
    constraint a_late_word_to_the_board_says_why check (
        board_told_at is null or (board_told_at > due_at) = (board_delay is not null and board_delay <> ''))
);
comment on table privacy.breach is 'Personal data in the wrong hands: what, whose, how many, what was done, and when the Board and the people were told.';
