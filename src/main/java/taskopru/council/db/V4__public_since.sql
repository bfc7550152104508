alter table council.body
    add column created_at  timestamptz not null default now(),
    add column modified_at timestamptz not null default now();
alter table council.institution
    add column created_at  timestamptz not null default now(),
    add column modified_at timestamptz not null default now();
alter table council.person
    add column named_at    timestamptz,
    add column modified_at timestamptz not null default now();
alter table council.mandate
    add column confirmed_at timestamptz,
    add column modified_at  timestamptz not null default now();
update council.person set named_at = now() where name_may_be_public;
update council.mandate set confirmed_at = now() where letter_date is not null;
comment on column council.person.named_at is 'Since when the name has been public, or last was. Who copies our open data learns from it that a name was taken back.';
comment on column council.mandate.confirmed_at is 'Since when the mandate has been public, or last was.';

create function council.note_change() returns trigger language plpgsql as $$
begin
    new.modified_at := clock_timestamp();
    return new;
end $$;
create trigger body_notes_its_change before update on council.body for each row execute function council.note_change();
create trigger institution_notes_its_change before update on council.institution for each row execute function council.note_change();

create function council.note_public_name() returns trigger language plpgsql as $$
begin
    new.modified_at := clock_timestamp();
    if new.name_may_be_public and (tg_op = 'INSERT' or not old.name_may_be_public) then
        new.named_at := clock_timestamp();
    end if;
    return new;
end $$;
create trigger person_notes_its_change before insert or update on council.person for each row execute function council.note_public_name();

create function council.note_confirmation() returns trigger language plpgsql as $$
begin
    new.modified_at := clock_timestamp();
    if new.letter_date is not null and (tg_op = 'INSERT' or old.letter_date is null) then
        new.confirmed_at := clock_timestamp();
    end if;
    return new;
end $$;
create trigger mandate_notes_its_change before insert or update on council.mandate for each row execute function council.note_confirmation();
