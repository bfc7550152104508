alter table council.mandate add constraint a_scan_belongs_to_a_letter check (letter_file is null or letter_date is not null);
create unique index scan_of_one_mandate on council.mandate (letter_file);

