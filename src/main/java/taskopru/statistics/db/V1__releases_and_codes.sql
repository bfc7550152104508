create schema if not exists statistics;

create table statistics.release (
    id             uuid primary key,
    dataset_id     uuid not null,
    number         int not null check (number > 0),
    kind           text not null check (kind in ('official', 'collected')),
    structure      jsonb not null,
    sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes          bigint not null check (bytes > 0),
    row_count      bigint not null check (row_count >= 0),
    time_from      text,
    time_to        text,
    source         text not null,
    reference_date date,
    note_tr        text not null default '',
    note_en        text,
    note_ar        text,
    report         jsonb not null default '[]',
    imported_at    timestamptz not null,
    imported_by    uuid not null,
    published_at   timestamptz,
    published_by   uuid,
    withdrawn_at   timestamptz,
    constraint one_number_per_dataset unique (dataset_id, number),
    constraint collected_records_are_never_published check (kind = 'official' or published_at is null),
    constraint withdrawn_only_after_publication check (withdrawn_at is null or published_at is not null)
);
comment on table statistics.release is 'One immutable edition of a dataset. Its rows lie in a Parquet file named by its id; structure says what they are made of; report is what the checks found.';

create table statistics.code (
    release_id uuid not null references statistics.release (id) on delete cascade,
    dimension  text not null,
    code       text not null,
    position   int not null,
    label_tr   text not null,
    label_en   text,
    label_ar   text,
    primary key (release_id, dimension, code)
);
comment on table statistics.code is 'The code list of one dimension of one release: every code that occurs, with its label and place in order.';

-- What a release says never changes; only its publication does.
create function statistics.release_is_immutable() returns trigger language plpgsql as $$
begin
    if (old.id, old.dataset_id, old.number, old.kind, old.structure, old.sha256, old.bytes, old.row_count, old.time_from, old.time_to,
        old.source, old.reference_date, old.note_tr, old.note_en, old.note_ar, old.report, old.imported_at, old.imported_by)
       is distinct from
       (new.id, new.dataset_id, new.number, new.kind, new.structure, new.sha256, new.bytes, new.row_count, new.time_from, new.time_to,
        new.source, new.reference_date, new.note_tr, new.note_en, new.note_ar, new.report, new.imported_at, new.imported_by)
       or (old.published_at is not null and old.published_at is distinct from new.published_at)
    then
        raise exception 'a release is immutable' using constraint = 'release_is_immutable';
    end if;
    return new;
end $$;

create trigger release_is_immutable before update on statistics.release
    for each row execute function statistics.release_is_immutable();
