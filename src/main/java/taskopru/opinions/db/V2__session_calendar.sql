create schema if not exists opinions;

create table opinions.session_year (
    year    int  primary key check (year between 2004 and 2200),
    recess  int  check (recess between 0 and 12),
    source  text not null default '' check (length(source) <= 300),
    version int  not null default 1
);
comment on table opinions.session_year is 'What the municipal council decided about its ordinary sessions of a year.';
comment on column opinions.session_year.recess is 'The month it takes off; 0 for none, null while nobody has told us.';
comment on column opinions.session_year.source is 'Where that is written: the council''s decision, a notice.';

create table opinions.session_day (
    year  int  not null references opinions.session_year (year),
    month int  not null check (month between 1 and 12),
    day   date not null,
    primary key (year, month),
    constraint session_day_lies_in_its_month check (extract(year from day) = year and extract(month from day) = month)
);
comment on table opinions.session_day is 'The day on which the ordinary session of a month begins, where the council has set it.';

create function opinions.no_session_in_the_recess() returns trigger language plpgsql as $$
begin
    if exists (select 1 from opinions.session_year y join opinions.session_day d on d.year = y.year and d.month = y.recess where y.year = new.year) then
        raise exception 'a session in the month of recess of %', new.year using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create constraint trigger no_session_in_the_recess after insert or update on opinions.session_day deferrable initially deferred
    for each row execute function opinions.no_session_in_the_recess();
create constraint trigger no_session_in_the_recess after insert or update on opinions.session_year deferrable initially deferred
    for each row execute function opinions.no_session_in_the_recess();
