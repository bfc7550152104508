alter table meetings.meeting add column modified_at timestamptz not null default now();
alter table meetings.agenda_item add column modified_at timestamptz not null default now();
comment on column meetings.meeting.modified_at is 'When the row last changed, for calendars and for programs that fetch only what is new.';

create function meetings.note_change() returns trigger language plpgsql as $$
begin
    new.modified_at := clock_timestamp();
    return new;
end $$;
create trigger meeting_notes_its_change before update on meetings.meeting for each row execute function meetings.note_change();
create trigger agenda_item_notes_its_change before update on meetings.agenda_item for each row execute function meetings.note_change();
