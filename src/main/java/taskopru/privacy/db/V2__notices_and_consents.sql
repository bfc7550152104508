create table privacy.notice (
    form       text not null check (form ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    version    int not null check (version > 0),
    valid_from date not null,
    title_tr   text not null check (title_tr <> ''),
    title_en   text,
    title_ar   text,
    text_tr    text not null check (text_tr <> ''),
    text_en    text,
    text_ar    text,
    written_at timestamptz not null,
    written_by uuid not null,
    primary key (form, version)
);
comment on table privacy.notice is 'What people are told when a form asks for their data (Law 6698, article 10). Versions are added, never changed.';

create table privacy.consent (
    id             uuid primary key,
    subject        uuid not null,
    purpose        text not null check (purpose <> ''),
    deed           text not null check (deed in ('given', 'withdrawn')),
    form           text not null,
    notice_version int not null,
    how            text not null check (how in ('page', 'paper', 'mail', 'spoken')),
    noted_at       timestamptz not null,
    noted_by       uuid not null,
    seq            bigint generated always as identity,
    constraint consent_was_given_to_a_notice foreign key (form, notice_version) references privacy.notice (form, version)
);
comment on table privacy.consent is 'Somebody agreed to one purpose, or took it back: what counts is the last row of subject and purpose. Rows are added, never changed.';
create index consent_of_subject on privacy.consent (subject, purpose, seq);

create function privacy.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed: add to it', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger notice_never_changes before update or delete on privacy.notice
    for each row execute function privacy.refuse_change();
create trigger consent_never_changes before update or delete on privacy.consent
    for each row execute function privacy.refuse_change();
