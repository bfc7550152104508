create schema if not exists files;

create table files.file (
    id         uuid primary key,
    sha256     text not null constraint digest_is_sha256_in_hex check (sha256 ~ '^[0-9a-f]{64}$'),
    name       text not null constraint name_is_one_path_segment check (name <> '' and name !~ '[/\\[:cntrl:]]'),
    media_type text not null,
    bytes      bigint not null check (bytes > 0),
    stored_at  timestamptz not null
);
comment on table files.file is 'One file somebody stored. The bytes lie in the home under files/, named by their digest; several rows may share them.';
create index file_by_digest on files.file (sha256);
