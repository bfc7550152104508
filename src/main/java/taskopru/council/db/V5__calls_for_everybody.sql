alter table council.selection
    add column apply_tr  text,
    add column apply_en  text,
    add column apply_ar  text,
    add column called_on date;
update council.selection set called_on = opens where state in ('called', 'decided');
alter table council.selection
    add constraint a_call_in_force_has_its_day check (state not in ('called', 'decided') or called_on is not null);
comment on column council.selection.apply_tr is 'How one stands for the seats; without it the page names the house''s address.';
comment on column council.selection.called_on is 'When the call was made public; a draft that was cancelled never was.';
