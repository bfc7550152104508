create table statistics.import_job (
    id           uuid primary key,
    dataset      text not null,
    origin       text not null check (origin in ('browser', 'command_line')),
    file_name    text not null,
    file_bytes   bigint not null check (file_bytes >= 0),
    state        text not null check (state in ('queued', 'running', 'waiting', 'done', 'failed', 'cancelled')),
    step         text,
    share        double precision,
    row_count    bigint not null default 0,
    cancel       boolean not null default false,
    wishes       jsonb,
    examined     jsonb,
    mapping      jsonb,
    built        jsonb,
    report       jsonb not null default '[]',
    problem      text,
    problem_args jsonb not null default '[]',
    release_id   uuid references statistics.release (id),
    started_by   uuid not null,
    started_at   timestamptz not null,
    changed_at   timestamptz not null,
    constraint done_means_a_release check (state <> 'done' or release_id is not null)
);
comment on table statistics.import_job is 'One attempt to make a release of a file: how far it is, what the checks found, what became of it. Its file lies in the work folder until it ends; its entry stays as the history.';

create index import_jobs_of_a_dataset on statistics.import_job (dataset, started_at desc);

alter table statistics.release add column withdrawal_reason text;
comment on column statistics.release.withdrawal_reason is 'Why it was taken back, in the words of whoever did; shown at its address.';

-- The kind of a release is that of its first release: what was declared as records about people stays so.
create function statistics.kind_never_changes() returns trigger language plpgsql as $$
begin
    if exists (select from statistics.release where dataset_id = new.dataset_id and kind <> new.kind) then
        raise exception 'a dataset has releases of one kind only' using constraint = 'kind_never_changes';
    end if;
    return new;
end $$;

create trigger kind_never_changes before insert on statistics.release
    for each row execute function statistics.kind_never_changes();
