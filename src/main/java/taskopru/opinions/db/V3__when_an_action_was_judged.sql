alter table opinions.action add column verified_at timestamptz;
comment on column opinions.action.verified_at is 'When somebody else looked; null also for what was judged before this was kept.';
alter table opinions.action add constraint judged_has_its_moment
    check ((verified_by is null) = (verified_at is null)) not valid;
