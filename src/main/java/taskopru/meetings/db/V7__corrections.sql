create table meetings.correction (
    id            uuid primary key,
    meeting       uuid not null,
    mandate       uuid not null,
    reason        text not null check (reason <> '' and length(reason) <= 300),
    excuse_before text check (length(excuse_before) <= 300),
    excuse_after  text check (length(excuse_after) <= 300),
    corrected_at  timestamptz not null,
    corrected_by  uuid not null,
    constraint correction_of_somebody_on_the_roll foreign key (meeting, mandate) references meetings.roll (meeting, mandate)
);
comment on table meetings.correction is 'That the attendance of somebody was put right afterwards, and why. The presences it struck and those it set point to it.';
create index correction_of_meeting on meetings.correction (meeting, corrected_at);

create function meetings.correction_stands() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if not exists (select from meetings.meeting where id = new.meeting
                           and state in ('called', 'open', 'suspended', 'closed', 'minutes-pending', 'failed-no-quorum')) then
            raise exception 'attendance is put right before the minutes are approved' using constraint = 'correction_before_approval', errcode = 'check_violation';
        end if;
        return new;
    end if;
    -- Only the words of excuses go in time.
    if tg_op = 'DELETE' or (to_jsonb(new) - 'excuse_before' - 'excuse_after') is distinct from (to_jsonb(old) - 'excuse_before' - 'excuse_after')
            or coalesce(new.excuse_before, '') <> '' and new.excuse_before is distinct from old.excuse_before
            or coalesce(new.excuse_after, '') <> '' and new.excuse_after is distinct from old.excuse_after then
        raise exception 'a correction is kept' using constraint = 'correction_is_for_ever', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger correction_stands before insert or update or delete on meetings.correction for each row execute function meetings.correction_stands();

alter table meetings.presence
    add column correction uuid references meetings.correction (id),
    add column struck uuid references meetings.correction (id),
    drop constraint nobody_is_present_twice,
    add constraint nobody_is_present_twice exclude using gist (meeting with =, mandate with =, during with &&) where (struck is null);
comment on column meetings.presence.correction is 'The correction that set it; null for what was noted in the room.';
comment on column meetings.presence.struck is 'The correction that struck it; it counts no more, but is kept.';

create function meetings.presence_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.struck is not null
            or (to_jsonb(new) - 'during' - 'struck') is distinct from (to_jsonb(old) - 'during' - 'struck')
            or new.during <> old.during and (lower(new.during) <> lower(old.during) or not upper_inf(old.during)) then
        raise exception 'a presence is struck, never changed' using constraint = 'presence_is_kept', errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger presence_is_kept before update or delete on meetings.presence for each row execute function meetings.presence_is_kept();

create function meetings.presence_under_a_quorum_stands() returns trigger language plpgsql as $$
declare
    put_right timestamptz := (select corrected_at from meetings.correction where id = coalesce(new.struck, new.correction));
begin
    -- Whoever was counted at a noted quorum still counts at it, and nobody else does.
    if exists (
            select from meetings.snapshot
             where snapshot.meeting = new.meeting and snapshot.at <@ new.during and snapshot.at <= put_right
               and not exists (
                     select from meetings.presence other
                      where other.meeting = new.meeting and other.mandate = new.mandate and snapshot.at <@ other.during
                        and (other.struck is null) = (new.struck is not null))) then
        raise exception 'a noted quorum rests on this presence' using constraint = 'presence_under_a_quorum_stands', errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger presence_under_a_quorum_stands after insert or update on meetings.presence deferrable initially deferred
    for each row when (new.struck is not null or new.correction is not null) execute function meetings.presence_under_a_quorum_stands();
