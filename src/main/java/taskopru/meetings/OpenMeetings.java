package taskopru.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meetings, agendas and decisions for those who keep a copy, with the moment each last changed.
 * Drafts, proposals, names and links to join are not here.
 */
@Service
@Transactional(readOnly = true)
public class OpenMeetings {

  private static final String KNOWN = "meeting.number is not null and meeting.state <> 'draft'";

  private final JdbcClient db;

  OpenMeetings(JdbcClient db) {
    this.db = db;
  }

  /**
   * A called or held meeting.
   *
   * @param sequence counts its changes of time, place and state for calendars
   */
  public record Open(
      UUID id,
      UUID body,
      Meeting.Number number,
      Meeting.State state,
      Instant starts,
      Instant ends,
      String title,
      String place,
      int sequence,
      Instant created,
      Instant changed) {

    /** Whether it does not take place, or did not. */
    public boolean isOff() {
      return switch (state) {
        case CANCELLED, FAILED_NO_QUORUM, RECALLED -> true;
        case DRAFT, CALLED, OPEN, SUSPENDED, CLOSED, MINUTES_PENDING, MINUTES_APPROVED -> false;
      };
    }
  }

  /**
   * An item of its agenda.
   *
   * @param title empty once it was withdrawn
   * @param decision the last decision under it
   */
  public record Item(
      UUID id,
      UUID meeting,
      int position,
      String title,
      AgendaItem.State state,
      @Nullable UUID decision,
      Instant created,
      Instant changed) {

    public boolean isWithdrawn() {
      return state == AgendaItem.State.WITHDRAWN;
    }
  }

  /** A decision. */
  public record Decided(
      UUID id,
      UUID body,
      UUID meeting,
      UUID item,
      String label,
      String title,
      String text,
      LocalDate on,
      Instant recorded) {}

  /** A public decision's vote: the sums, never who voted how. */
  public record Voted(
      UUID id,
      UUID decision,
      UUID body,
      String question,
      Vote.Kind kind,
      Vote.Outcome outcome,
      List<Integer> counts,
      Instant opened,
      @Nullable Instant closed) {}

  public List<Open> meetings() {
    return db.sql(
            """
            select id, body, year, number, state, starts, ends, title, place, sequence, created_at,
                   greatest(changed_at, called_at) as changed_at
              from meetings.meeting
             where %s
             order by starts, id
            """
                .formatted(KNOWN))
        .query((row, _) ->
            new Open(
                id(row, "id"),
                id(row, "body"),
                new Meeting.Number(row.getInt("year"), row.getInt("number")),
                Codes.get(Meeting.State.values(), row.getString("state")),
                moment(row, "starts"),
                moment(row, "ends"),
                row.getString("title"),
                row.getString("place"),
                row.getInt("sequence"),
                moment(row, "created_at"),
                moment(row, "changed_at")))
        .list();
  }

  public List<Item> items() {
    return db.sql(
            """
            select agenda_item.id, agenda_item.meeting, agenda_item.position,
                   case when agenda_item.state = 'withdrawn' then '' else agenda_item.title end
                     as title,
                   agenda_item.state,
                   (select id from meetings.decision
                     where item = agenda_item.id
                     order by recorded_at desc, id limit 1) as decision,
                   agenda_item.created_at,
                   greatest(agenda_item.changed_at, meeting.called_at) as changed_at
              from meetings.agenda_item
              join meetings.meeting on meeting.id = agenda_item.meeting
             where %s and agenda_item.state <> 'proposed'
             order by meeting.starts, meeting.id, agenda_item.position
            """
                .formatted(KNOWN))
        .query((row, _) ->
            new Item(
                id(row, "id"),
                id(row, "meeting"),
                row.getInt("position"),
                row.getString("title"),
                Codes.get(AgendaItem.State.values(), row.getString("state")),
                row.getObject("decision", UUID.class),
                moment(row, "created_at"),
                moment(row, "changed_at")))
        .list();
  }

  public List<Decided> decisions() {
    return db.sql(
            """
            select id, body, meeting, item, year, number, title, text, decided_on, recorded_at
              from meetings.decision
             order by recorded_at, id
            """)
        .query((row, _) ->
            new Decided(
                id(row, "id"),
                id(row, "body"),
                id(row, "meeting"),
                id(row, "item"),
                new Meeting.Number(row.getInt("year"), row.getInt("number")).toString(),
                row.getString("title"),
                row.getString("text"),
                row.getObject("decided_on", LocalDate.class),
                moment(row, "recorded_at")))
        .list();
  }

  public List<Voted> votes() {
    return db.sql(
            """
            select vote.id, decision.id as decision, decision.body, vote.question, vote.kind,
                   vote.outcome, vote.counts, vote.opened_at, vote.closed_at
              from meetings.decision
              join meetings.vote on vote.id = decision.vote
             order by decision.recorded_at, vote.id
            """)
        .query((row, _) ->
            new Voted(
                id(row, "id"),
                id(row, "decision"),
                id(row, "body"),
                row.getString("question"),
                Codes.get(Vote.Kind.values(), row.getString("kind")),
                Codes.get(Vote.Outcome.values(), row.getString("outcome")),
                List.of((Integer[]) row.getArray("counts").getArray()),
                moment(row, "opened_at"),
                MeetingBook.instant(row, "closed_at")))
        .list();
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(MeetingBook.instant(row, column));
  }
}
