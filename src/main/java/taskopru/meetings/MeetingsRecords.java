package taskopru.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Told;

/**
 * What meetings keep about one person, by the person's id or their account's. Attendance, ballots
 * of open votes and minutes are the record of what a body did and stay with the number of the
 * mandate; what they do not need goes.
 */
@Component
@Transactional
class MeetingsRecords implements PersonalRecords {

  private final JdbcClient db;

  MeetingsRecords(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String module() {
    return "meetings";
  }

  @Override
  public List<Told> of(UUID who) {
    var told = new ArrayList<Told>();
    tell(
        told,
        who,
        "meetings.told.roll",
        """
        select concat_ws(' · ', meeting.year || '/' || meeting.number, meeting.starts::date, 'seat ' || seat_number,
                   case when principal then 'principal' else 'alternate' end,
                   (select string_agg(to_char(lower(during), 'HH24:MI') || '–' || coalesce(to_char(upper(during), 'HH24:MI'), ''), ', '
                               order by during)
                      from meetings.presence
                     where presence.meeting = roll.meeting and presence.mandate = roll.mandate and struck is null),
                   excuse)
          from meetings.roll
          join meetings.meeting on meeting.id = roll.meeting
         where person = :who
         order by meeting.starts
        """);
    tell(
        told,
        who,
        "meetings.told.correction",
        """
        select concat_ws(' · ', corrected_at::date, reason, excuse_before, excuse_after)
          from meetings.correction
          join meetings.roll on roll.meeting = correction.meeting and roll.mandate = correction.mandate
         where person = :who
         order by corrected_at
        """);
    tell(
        told,
        who,
        "meetings.told.ballot",
        """
        select concat_ws(' · ', vote.opened_at::date, vote.question,
                   (select string_agg(coalesce(vote_option.text, (array['yes', 'no', 'abstain'])[choice], choice::text), ', ')
                      from unnest(ballot.choices) choice
                      left join meetings.vote_option on vote_option.vote = ballot.vote and vote_option.number = choice))
          from meetings.ballot
          join meetings.vote on vote.id = ballot.vote
          join meetings.roll on roll.meeting = vote.meeting and roll.mandate = ballot.mandate
         where person = :who
         order by ballot.cast_at
        """);
    tell(
        told,
        who,
        "meetings.told.speech",
        """
        select concat_ws(' · ', asked_at::date, speech.kind)
          from meetings.speech
          join meetings.roll on roll.meeting = speech.meeting and roll.mandate = speech.mandate
         where person = :who
         order by asked_at
        """);
    tell(
        told,
        who,
        "meetings.told.proposal",
        """
        select concat_ws(' · ', created_at::date, title)
          from meetings.agenda_item
         where proposed_by in (select mandate from meetings.roll where person = :who)
         order by created_at
        """);
    tell(
        told,
        who,
        "meetings.told.amendment",
        """
        select concat_ws(' · ', amendment.created_at::date, text)
          from meetings.amendment
         where mandate in (select mandate from meetings.roll where person = :who)
         order by created_at
        """);
    tell(
        told,
        who,
        "meetings.told.task",
        """
        select concat_ws(' · ', task_link.created_at::date, title)
          from meetings.task_link
          join meetings.task on task.id = task_link.task
         where person = :who
         order by task_link.created_at
        """);
    return told;
  }

  /** Minutes that are still being written must be able to name who was there. */
  @Override
  public List<String> mustKeep(UUID who) {
    var open =
        db.sql(
                """
                select exists (
                  select from meetings.roll
                    join meetings.meeting on meeting.id = roll.meeting
                   where person = :who and state in ('called', 'open', 'suspended', 'closed', 'minutes-pending'))
                """)
            .param("who", who)
            .query(Boolean.class)
            .single();
    return open ? List.of("meetings.person.minutesOpen") : List.of();
  }

  @Override
  public void anonymise(UUID who) {
    db.sql(
            "update meetings.roll set excuse = '', account = null where person = :who and excuse is not null")
        .param("who", who)
        .update();
    db.sql("update meetings.roll set account = null where person = :who")
        .param("who", who)
        .update();
    db.sql(
            """
            update meetings.correction
               set excuse_before = left(excuse_before, 0), excuse_after = left(excuse_after, 0)
             where (meeting, mandate) in (select meeting, mandate from meetings.roll where person = :who)
            """)
        .param("who", who)
        .update();
    db.sql("delete from meetings.task_link where person = :who").param("who", who).update();
  }

  private void tell(List<Told> told, UUID who, String what, String sql) {
    db.sql(sql)
        .param("who", who)
        .query((row, _) -> new Told(what, row.getString(1)))
        .list()
        .forEach(told::add);
  }
}
