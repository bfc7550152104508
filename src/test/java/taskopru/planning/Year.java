package taskopru.planning;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.meetings.Sitting;

/** A year on record, written straight into the tables: the report only reads. */
public final class Year {

  private Year() {}

  /** Two held meetings, one without a quorum, one cancelled; a decision with three tasks. */
  public static void of(int year, JdbcClient db, Sitting cast) {
    var first = meeting(db, cast, year, 3, "minutes-approved", 20);
    var second = meeting(db, cast, year, 6, "closed", 10);
    db.sql(
            """
            update meetings.roll set excuse = 'görevli'
             where meeting = :meeting and seat_number = 30 and principal
            """)
        .param("meeting", second)
        .update();
    meeting(db, cast, year, 9, "failed-no-quorum", 0);
    meeting(db, cast, year, 11, "cancelled", 0);
    decision(db, cast, first, year);
  }

  public static UUID meeting(
      JdbcClient db, Sitting cast, int year, int month, String state, int come) {
    var id = UUID.randomUUID();
    var starts = LocalDate.of(year, month, 10).atTime(14, 0).atZone(Sitting.ADANA).toInstant();
    db.sql(
            """
            insert into meetings.meeting (
              id, body, year, number, kind, mode, state, starts, ends, seats, secret, called_at,
              opened_at, reason, created_at, created_by)
            values (
              :id, :body, :year,
              1 + (select count(*) from meetings.meeting where body = :body and year = :year),
              'ordinary', 'in-person', :state, :starts, :ends, 30, '\\x00', :starts, :starts,
              'neden', :starts, :id)
            """)
        .param("id", id)
        .param("body", cast.body())
        .param("year", year)
        .param("state", state)
        .param("starts", Timestamp.from(starts))
        .param("ends", Timestamp.from(starts.plusSeconds(7200)))
        .update();
    db.sql(
            """
            insert into meetings.roll (
              meeting, mandate, seat, seat_number, person, institution, principal, voting)
            select :meeting, mandate.id, seat.id, seat.number, person_id, standing.institution_id,
                   place = 0, true
              from council.mandate
              join council.seat on seat.id = seat_id
              join council.seat_standing standing on standing.seat_id = seat.id
            """)
        .param("meeting", id)
        .update();
    db.sql(
            """
            insert into meetings.presence (meeting, mandate, during, how, noted_by)
            select meeting, mandate, tstzrange(:from, :to), 'clerk', :meeting
              from meetings.roll
             where meeting = :meeting and principal and seat_number <= :come
            """)
        .param("meeting", id)
        .param("from", Timestamp.from(starts))
        .param("to", Timestamp.from(starts.plusSeconds(3600)))
        .param("come", come)
        .update();
    return id;
  }

  private static void decision(JdbcClient db, Sitting cast, UUID meeting, int year) {
    var at =
        Timestamp.from(LocalDate.of(year, 3, 10).atTime(15, 0).atZone(Sitting.ADANA).toInstant());
    var item = UUID.randomUUID();
    var snapshot = UUID.randomUUID();
    var vote = UUID.randomUUID();
    var decision = UUID.randomUUID();
    db.sql(
            """
            insert into meetings.agenda_item (id, body, meeting, position, title, state, created_at, created_by)
            values (:id, :body, :meeting, 1, 'Program', 'decided', :at, :id)
            """)
        .param("id", item)
        .param("body", cast.body())
        .param("meeting", meeting)
        .param("at", at)
        .update();
    db.sql(
            """
            insert into meetings.snapshot (id, meeting, at, profile, seats, filled, present, needed)
            values (:id, :meeting, :at, :id, 30, 30, 20, 16)
            """)
        .param("id", snapshot)
        .param("meeting", meeting)
        .param("at", at)
        .update();
    db.sql(
            """
            insert into meetings.vote (
              id, meeting, item, question, kind, sealed, state, snapshot, opened_at, closed_at,
              announced_at, counts, cast_count, outcome, created_at, created_by)
            values (
              :id, :meeting, :item, 'Kabul mü?', 'open', false, 'announced', :snapshot, :at, :at, :at,
              '{20,0,0}', 20, 'carried', :at, :id)
            """)
        .param("id", vote)
        .param("meeting", meeting)
        .param("item", item)
        .param("snapshot", snapshot)
        .param("at", at)
        .update();
    db.sql(
            """
            insert into meetings.decision (
              id, body, year, number, meeting, item, vote, title, text, sha256, decided_on, state,
              recorded_at, recorded_by)
            values (
              :id, :body, :year, 1, :meeting, :item, :vote, 'Program', 'Kabul edildi.',
              repeat('0', 64), :day, 'under-way', :at, :id)
            """)
        .param("id", decision)
        .param("body", cast.body())
        .param("year", year)
        .param("meeting", meeting)
        .param("item", item)
        .param("vote", vote)
        .param("day", LocalDate.of(year, 3, 10))
        .param("at", at)
        .update();
    db.sql(
            """
            insert into meetings.task (id, decision, title, institution, due, state, done_at, created_at, created_by)
            select gen_random_uuid(), :decision, 'İş ' || job.number,
                   (select id from council.institution where code = 'adana-barosu'), job.due,
                   job.state, case when job.state = 'done' then cast(:at as timestamptz) end, :at, :decision
              from (values (1, cast(:late as date), 'done'), (2, cast(:late as date), 'open'),
                           (3, null, 'open')) job (number, due, state)
            """)
        .param("decision", decision)
        .param("late", LocalDate.of(year, 5, 1))
        .param("at", at)
        .update();
  }
}
