create table statistics.starter (
    slug      text primary key,
    loaded_at timestamptz not null default now()
);
comment on table statistics.starter is 'The starter datasets this installation has been given, once each.';
