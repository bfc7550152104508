alter table identity.account
    add column disabled_at timestamptz,
    add column anonymised boolean not null default false;
update identity.account set disabled_at = now() where state = 'disabled';

create function identity.note_when_disabled() returns trigger language plpgsql as $$
begin
    new.disabled_at := case when new.state = 'disabled' then coalesce(new.disabled_at, now()) end;
    return new;
end $$;
create trigger account_knows_when_it_was_disabled before insert or update on identity.account
    for each row execute function identity.note_when_disabled();

alter table identity.account
    add constraint the_anonymised_stay_out check (not anonymised or (state = 'disabled' and password is null and roles = '{}'));
comment on column identity.account.disabled_at is 'When it was last disabled; old ones are forgotten some time after.';
comment on column identity.account.anonymised is 'Forgotten: the id is all that is left.';
