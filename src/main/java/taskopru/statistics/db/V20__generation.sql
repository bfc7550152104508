create table statistics.generation (
    only_one boolean primary key default true check (only_one),
    number   bigint not null
);
comment on table statistics.generation is 'Counts every change of what the public may see. Answers kept in memory are good for one generation only.';

insert into statistics.generation (number) values (1);

-- In the database, so that no way of publishing or withdrawing a release can forget it.
create function statistics.next_generation() returns trigger language plpgsql as $$
begin
    update statistics.generation set number = number + 1;
    return null;
end $$;

create trigger next_generation after update of published_at, withdrawn_at on statistics.release
    for each row execute function statistics.next_generation();
