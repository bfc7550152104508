alter table meetings.agenda_document
    add column public boolean not null default false,
    add column removed_at timestamptz;
comment on column meetings.agenda_document.public is 'Whether everybody may read it; otherwise those on the roll and who keep the meeting.';
comment on column meetings.agenda_document.removed_at is 'When it was taken away; null while it belongs to the item. It can be put back.';
create index item_of_document on meetings.agenda_document (file);
