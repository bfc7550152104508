create schema if not exists notifications;

create table notifications.reader (
    id      uuid primary key,
    account uuid unique,
    email   text unique,
    token   text not null unique check (token ~ '^[A-Za-z0-9_-]{22}$'),
    constraint reader_is_an_account_or_an_address check ((account is null) <> (email is null))
);
comment on table notifications.reader is 'Somebody who is told things, and the token of their way out: it only ever turns a topic off.';

create table notifications.preference (
    reader    uuid not null references notifications.reader (id) on delete cascade,
    topic     text not null,
    frequency text not null check (frequency in ('at-once', 'daily', 'weekly', 'off')),
    primary key (reader, topic)
);
comment on table notifications.preference is 'How often somebody wants to hear of a topic; without a row, as urgent as it is.';

create table notifications.notice (
    id          uuid primary key,
    topic       text not null,
    object      uuid not null,
    reader      uuid references notifications.reader (id),
    name        text not null,
    email       text,
    language    text not null check (language in ('tr', 'en', 'ar')),
    subject     text not null,
    body        text,
    path        text not null,
    state       text not null check (state in ('waiting', 'digest', 'bundled', 'sent', 'refused', 'given-up', 'by-hand', 'handed-over', 'unwanted')),
    attempts    int not null default 0,
    next_try_at timestamptz,
    reason      text,
    created_at  timestamptz not null,
    done_at     timestamptz,
    bundled_in  uuid references notifications.notice (id),
    constraint who_waits_knows_until_when check (state <> 'waiting' or (next_try_at is not null and email is not null)),
    constraint what_is_in_a_digest_says_in_which check (state <> 'bundled' or bundled_in is not null)
);
comment on table notifications.notice is 'The outbox and, afterwards, the delivery log: one sentence for one person about one object. The text goes when it is no longer needed.';
create index notice_due on notifications.notice (next_try_at) where state = 'waiting';
create index notice_for_digest on notifications.notice (reader, created_at) where state = 'digest';
create index notice_about on notifications.notice (object, created_at desc);
create index notice_newest on notifications.notice (created_at desc);

create table notifications.attachment (
    notice     uuid not null references notifications.notice (id) on delete cascade,
    position   int not null,
    name       text not null,
    media_type text not null,
    bytes      bytea,
    file       uuid,
    primary key (notice, position),
    constraint attachment_is_bytes_or_a_file check ((bytes is null) <> (file is null))
);
comment on table notifications.attachment is 'What goes with a notice: bytes of its own, such as an invitation, or a stored file.';

create table notifications.digest (
    reader       uuid not null references notifications.reader (id) on delete cascade,
    frequency    text not null check (frequency in ('daily', 'weekly')),
    last_sent_at timestamptz not null,
    primary key (reader, frequency)
);
comment on table notifications.digest is 'Up to when somebody''s digests have told everything.';

create table notifications.feed (
    account    uuid primary key,
    token_hash bytea not null unique,
    made_at    timestamptz not null
);
comment on table notifications.feed is 'An account''s secret calendar address: its digest only.';
