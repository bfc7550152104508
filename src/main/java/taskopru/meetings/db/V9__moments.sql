-- Open data and calendars ask what is new since a moment: each row says when it last changed.
alter table meetings.meeting     add column changed_at timestamptz;
alter table meetings.agenda_item add column changed_at timestamptz;
update meetings.meeting set changed_at = greatest(created_at, called_at, opened_at, closed_at);
update meetings.agenda_item set changed_at = created_at;
alter table meetings.meeting     alter column changed_at set default now(), alter column changed_at set not null;
alter table meetings.agenda_item alter column changed_at set default now(), alter column changed_at set not null;

create function meetings.note_change() returns trigger language plpgsql as $$
begin
    new.changed_at := now();
    return new;
end $$;
create trigger note_change before update on meetings.meeting     for each row execute function meetings.note_change();
create trigger note_change before update on meetings.agenda_item for each row execute function meetings.note_change();
