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
 * What meetings keep about one person. The roll, presences, open ballots and approved minutes are
 * the ground on which decisions stand, and stay: with ids, once the council has forgotten the name.
 * What was approved with a name in its text keeps it, for approved minutes never change.
 */
@Component
@Transactional
class MeetingsRecords implements PersonalRecords {

  private static final String MANDATES =
      "(select distinct mandate from meetings.roll where person = :who)";

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
    told(
        told,
        who,
        """
        select case when principal then 'meetings.told.principal' else 'meetings.told.alternate' end
                 as what,
               concat_ws(' · ', number_of, seat_number, excuse) as value
          from meetings.roll
          join lateral (
                 select concat_ws('/', year, number) || ' ' || starts::text as number_of, starts
                   from meetings.meeting where id = meeting) met on true
         where person = :who
         order by starts, seat_number
        """);
    told(
        told,
        who,
        """
        select 'meetings.told.presence' as what,
               lower(during)::text || ' – ' || coalesce(upper(during)::text, '') as value
          from meetings.presence
          join meetings.roll using (meeting, mandate)
         where person = :who
         order by lower(during)
        """);
    told(
        told,
        who,
        """
        select 'meetings.told.ballot' as what,
               question || ' · ' || array_to_string(choices, ', ') as value
          from meetings.ballot
          join meetings.vote on vote.id = ballot.vote
          join meetings.roll on roll.meeting = vote.meeting and roll.mandate = ballot.mandate
         where person = :who
         order by cast_at
        """);
    told(
        told,
        who,
        """
        select 'meetings.told.candidate' as what, question || ' · ' || text as value
          from meetings.vote_option
          join meetings.vote on vote.id = vote_option.vote
         where mandate in %s
         order by created_at
        """
            .formatted(MANDATES));
    told(
        told,
        who,
        """
        select 'meetings.told.witness' as what, noted_at::text as value
          from meetings.hand_count
         where witness in %1$s or other in %1$s
         order by noted_at
        """
            .formatted(MANDATES));
    told(
        told,
        who,
        """
        select 'meetings.told.speech' as what,
               concat_ws(' – ', coalesce(began_at, asked_at), ended_at) as value
          from meetings.speech
         where mandate in %s
         order by asked_at
        """
            .formatted(MANDATES));
    told(
        told,
        who,
        """
        select 'meetings.told.proposal' as what, concat_ws(': ', title, nullif(text, '')) as value
          from meetings.agenda_item
         where proposed_by in %s
         order by created_at
        """
            .formatted(MANDATES));
    told(
        told,
        who,
        """
        select 'meetings.told.amendment' as what, text as value
          from meetings.amendment
         where mandate in %s
         order by created_at
        """
            .formatted(MANDATES));
    told(
        told,
        who,
        """
        select 'meetings.told.taskLink' as what, title || ' · ' || task_link.created_at as value
          from meetings.task_link
          join meetings.task on task.id = task_link.task
         where person = :who
         order by task_link.created_at
        """);
    told(
        told,
        who,
        """
        select 'meetings.told.task' as what, concat_ws(': ', title, nullif(note, '')) as value
          from meetings.task
         where done_by = :who
         order by done_at
        """);
    return told;
  }

  /** The roll must say who is called until the minutes stand. */
  @Override
  public List<String> mustKeep(UUID who) {
    var waits =
        db.sql(
                """
                select exists (
                  select from meetings.roll
                    join meetings.meeting on meeting.id = roll.meeting
                   where (person = :who or account = :who)
                     and state in ('called', 'open', 'suspended', 'closed', 'minutes-pending'))
                """)
            .param("who", who)
            .query(Boolean.class)
            .single();
    return waits ? List.of("meetings.person.awaitsMinutes") : List.of();
  }

  /** Ids stay where decisions rest on them; the account, excuses and unused ways in go. */
  @Override
  public void anonymise(UUID who) {
    db.sql(
            """
            delete from meetings.speech
             where mandate in %s
            """
                .formatted(MANDATES))
        .param("who", who)
        .update();
    db.sql("delete from meetings.task_link where person = :who").param("who", who).update();
    db.sql("update meetings.task set note = '' where done_by = :who").param("who", who).update();
    db.sql(
            """
            update meetings.roll
               set account = null, excuse = null
             where person = :who or account = :who
            """)
        .param("who", who)
        .update();
  }

  private void told(List<Told> told, UUID who, String sql) {
    db.sql(sql)
        .param("who", who)
        .query((row, _) -> new Told(row.getString("what"), row.getString("value")))
        .list()
        .forEach(told::add);
  }
}
