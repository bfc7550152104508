package taskopru.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Problem;

/** Where meetings are kept. */
@Repository
class MeetingBook {

  private static final String SELECT =
      """
      select id, body, year, number, kind, mode, state, title, starts, ends, place, link, recalls,
             series, seats, sequence, version, current_item, called_at, opened_at, closed_at,
             short_notice, reason
        from meetings.meeting
      """;

  private final JdbcClient db;

  MeetingBook(JdbcClient db) {
    this.db = db;
  }

  Optional<Meeting> find(UUID id) {
    return db.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(MeetingBook::meeting)
        .optional();
  }

  Optional<Meeting> find(UUID body, int year, int number) {
    return db.sql(SELECT + " where body = :body and year = :year and number = :number")
        .param("body", body)
        .param("year", year)
        .param("number", number)
        .query(MeetingBook::meeting)
        .optional();
  }

  Optional<Meeting> recallOf(UUID id) {
    return db.sql(SELECT + " where recalls = :id")
        .param("id", id)
        .query(MeetingBook::meeting)
        .optional();
  }

  /** Loads it and keeps everybody else's deeds on it waiting until this transaction ends. */
  Meeting lock(UUID id) {
    return db.sql(SELECT + " where id = :id for update")
        .param("id", id)
        .query(MeetingBook::meeting)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("meetings.meeting.unknown"));
  }

  void add(Meeting meeting, byte[] secret, Instant now, UUID actor) {
    planned(
            db.sql(
                """
                insert into meetings.meeting (
                  id, body, kind, mode, state, title, starts, ends, place, link, recalls, series,
                  secret, created_at, created_by)
                values (
                  :id, :body, :kind, :mode, :state, :title, :starts, :ends, :place, :link, :recalls,
                  :series, :secret, :now, :actor)
                """),
            meeting)
        .param("body", meeting.body())
        .param("state", meeting.state().code())
        .param("recalls", meeting.recalls())
        .param("series", meeting.series())
        .param("secret", secret)
        .param("now", at(now))
        .param("actor", actor)
        .update();
  }

  void plan(Meeting meeting) {
    planned(
            db.sql(
                """
                update meetings.meeting
                   set kind = :kind, mode = :mode, title = :title, starts = :starts, ends = :ends,
                       place = :place, link = :link, sequence = :sequence, version = version + 1
                 where id = :id
                """),
            meeting)
        .param("sequence", meeting.sequence())
        .update();
  }

  void call(UUID id, Meeting.Number number, int seats, @Nullable String shortNotice, Instant now) {
    db.sql(
            """
            update meetings.meeting
               set state = 'called', year = :year, number = :number, seats = :seats,
                   short_notice = :shortNotice, called_at = :now, version = version + 1
             where id = :id
            """)
        .param("year", number.year())
        .param("number", number.number())
        .param("seats", seats)
        .param("shortNotice", shortNotice)
        .param("now", at(now))
        .param("id", id)
        .update();
  }

  void move(UUID id, Meeting.State state, Instant now) {
    db.sql(
            """
            update meetings.meeting
               set state = :state, version = version + 1,
                   opened_at = case when :state = 'open' then coalesce(opened_at, :now) else opened_at end,
                   closed_at = case when :state in ('closed', 'failed-no-quorum') then :now else closed_at end,
                   current_item = case when :state = 'closed' then null else current_item end
             where id = :id
            """)
        .param("state", state.code())
        .param("now", at(now))
        .param("id", id)
        .update();
  }

  void cancel(UUID id, String reason) {
    db.sql(
            """
            update meetings.meeting
               set state = 'cancelled', reason = :reason, sequence = sequence + 1,
                   version = version + 1
             where id = :id
            """)
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  void turnTo(UUID id, @Nullable UUID item) {
    db.sql("update meetings.meeting set current_item = :item where id = :id")
        .param("item", item)
        .param("id", id)
        .update();
  }

  /** The next number of its kind in that year; others who want one wait for this transaction. */
  int next(UUID body, String what, int year) {
    return db.sql(
            """
            insert into meetings.counter (body, what, year, last)
            values (:body, :what, :year, 1)
            on conflict (body, what, year) do update set last = counter.last + 1
            returning last
            """)
        .param("body", body)
        .param("what", what)
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  /** Drafts and called meetings of a body, the next one first. */
  List<Meeting> coming(UUID body) {
    return db.sql(
            SELECT
                + """
                 where body = :body and state in ('draft', 'called')
                 order by starts, id
                 limit 100
                """)
        .param("body", body)
        .query(MeetingBook::meeting)
        .list();
  }

  byte[] secret(UUID id) {
    return db.sql("select secret from meetings.meeting where id = :id")
        .param("id", id)
        .query(byte[].class)
        .single();
  }

  private static JdbcClient.StatementSpec planned(JdbcClient.StatementSpec sql, Meeting meeting) {
    var plan = meeting.plan();
    return sql.param("id", meeting.id())
        .param("kind", plan.kind().code())
        .param("mode", plan.mode().code())
        .param("title", plan.title())
        .param("starts", at(plan.starts()))
        .param("ends", at(plan.ends()))
        .param("place", plan.place())
        .param("link", plan.link());
  }

  private static Meeting meeting(ResultSet row, int number) throws SQLException {
    var year = row.getObject("year", Integer.class);
    return new Meeting(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        year == null ? null : new Meeting.Number(year, row.getInt("number")),
        Codes.get(Meeting.State.values(), row.getString("state")),
        new Meeting.Plan(
            Codes.get(Meeting.Kind.values(), row.getString("kind")),
            Codes.get(Meeting.Mode.values(), row.getString("mode")),
            row.getString("title"),
            Objects.requireNonNull(instant(row, "starts")),
            Objects.requireNonNull(instant(row, "ends")),
            row.getString("place"),
            row.getString("link")),
        row.getObject("recalls", UUID.class),
        row.getObject("series", UUID.class),
        row.getObject("seats", Integer.class),
        row.getInt("sequence"),
        row.getInt("version"),
        row.getObject("current_item", UUID.class),
        instant(row, "called_at"),
        instant(row, "opened_at"),
        instant(row, "closed_at"),
        row.getString("short_notice"),
        row.getString("reason"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
