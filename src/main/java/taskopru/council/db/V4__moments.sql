-- Open data asks what is new since a moment: each row says when it came and when it last changed.
alter table council.body        add column created_at timestamptz not null default now(), add column changed_at timestamptz not null default now();
alter table council.institution add column created_at timestamptz not null default now(), add column changed_at timestamptz not null default now();
alter table council.person      add column created_at timestamptz not null default now(), add column changed_at timestamptz not null default now();
alter table council.mandate     add column created_at timestamptz not null default now(), add column changed_at timestamptz not null default now();

create function council.note_change() returns trigger language plpgsql as $$
begin
    new.changed_at := now();
    return new;
end $$;
create trigger note_change before update on council.body        for each row execute function council.note_change();
create trigger note_change before update on council.institution for each row execute function council.note_change();
create trigger note_change before update on council.person      for each row execute function council.note_change();
create trigger note_change before update on council.mandate     for each row execute function council.note_change();

create function council.note_change_of_name() returns trigger language plpgsql as $$
begin
    update council.institution set changed_at = now() where id = coalesce(new.institution_id, old.institution_id);
    return null;
end $$;
create trigger note_change_of_name after insert or update or delete on council.institution_name
    for each row execute function council.note_change_of_name();
