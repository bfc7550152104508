create table identity.account (
    id              uuid primary key,
    email           text not null constraint one_account_per_address unique,
    name            text not null check (name <> '' and length(name) <= 200),
    language        text not null check (language in ('tr', 'en', 'ar')),
    state           text not null check (state in ('invited', 'active', 'disabled')),
    roles           text[] not null default '{}',
    password        text,
    totp_secret     bytea,
    totp_since      timestamptz,
    totp_last_step  bigint not null default 0,
    created_at      timestamptz not null,
    last_sign_in_at timestamptz,
    constraint address_is_folded check (email = lower(email) and length(email) between 3 and 254),
    constraint active_accounts_have_a_password check (state <> 'active' or password is not null),
    constraint second_step_is_set_up_whole check (totp_since is null or totp_secret is not null)
);
comment on table identity.account is 'Somebody who may sign in. password is an Argon2 hash; totp_secret is encrypted with the key file of the home folder and counts only once totp_since says it was confirmed.';

create table identity.link (
    id         uuid primary key,
    purpose    text not null check (purpose in ('set_up', 'invitation', 'password_reset')),
    account_id uuid references identity.account (id) on delete cascade,
    code_hash  bytea not null constraint one_link_per_code unique check (length(code_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    constraint only_setting_up_has_no_account_yet check ((purpose = 'set_up') = (account_id is null))
);
create index link_of_account on identity.link (account_id);
comment on table identity.link is 'A link that works once and for a while. Only the SHA-256 of its 128-bit code is kept.';

create table identity.recovery_code (
    account_id uuid not null references identity.account (id) on delete cascade,
    code_hash  bytea not null check (length(code_hash) = 32),
    used_at    timestamptz,
    primary key (account_id, code_hash)
);
comment on table identity.recovery_code is 'Ten codes on paper that replace the phone once each. Kept as keyed hashes.';

create table identity.passkey (
    credential_id  bytea primary key,
    account_id     uuid not null references identity.account (id) on delete cascade,
    label          text not null check (label <> '' and length(label) <= 100),
    public_key     bytea not null,
    signatures     bigint not null,
    verified       boolean not null,
    may_be_copied  boolean not null,
    is_copied      boolean not null,
    transports     text[] not null default '{}',
    attestation    bytea not null,
    client_data    bytea not null,
    created_at     timestamptz not null,
    last_used_at   timestamptz not null
);
create index passkey_of_account on identity.passkey (account_id);
comment on table identity.passkey is 'A key in somebody''s phone, computer or token that signs in alone: it stands for both steps.';

create table identity.reset_request (
    account_id   uuid primary key references identity.account (id) on delete cascade,
    requested_at timestamptz not null
);
comment on table identity.reset_request is 'Somebody says they forgot their password and waits for the administrator to hand them a link.';
