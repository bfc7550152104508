-- Searching meetings looks through the titles of all items ever: spelled once, when they are written.
alter table meetings.agenda_item add column letters text not null default '';
comment on column meetings.agenda_item.letters is 'The title without accents and capitals, for searching.';

create function meetings.keep_item_letters() returns trigger language plpgsql as $$
begin
    new.letters := meetings.plain(meetings.spelling(new.title));
    return new;
end $$;
create trigger keep_letters before insert or update of title on meetings.agenda_item for each row execute function meetings.keep_item_letters();
update meetings.agenda_item set title = title;
create index item_letters on meetings.agenda_item using gin (letters public.gin_trgm_ops);
