package taskopru.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Problem;

/** Where minutes are kept, with what members ask to be changed in them. */
@Repository
class MinuteBook {

  private static final String SELECT =
      """
      select id, meeting, edition, state, version, reason, circulated_at, approved_at, approved_by,
             sha256, paper, signed_file
        from meetings.minutes
      """;

  private final JdbcClient db;

  MinuteBook(JdbcClient db) {
    this.db = db;
  }

  Minutes get(UUID id) {
    return find(id).orElseThrow(MinuteBook::unknown);
  }

  Optional<Minutes> find(UUID id) {
    return found(SELECT + " where id = :id", id).stream().findFirst();
  }

  Minutes lock(UUID id) {
    return found(SELECT + " where id = :id for update", id).stream()
        .findFirst()
        .orElseThrow(MinuteBook::unknown);
  }

  /** Every edition, the newest first. */
  List<Minutes> of(UUID meeting) {
    return found(SELECT + " where meeting = :id order by edition desc", meeting);
  }

  Optional<Minutes> approved(UUID meeting) {
    return found(SELECT + " where meeting = :id and state = 'approved'", meeting).stream()
        .findFirst();
  }

  void add(Minutes minutes, Instant now, UUID actor) {
    db.sql(
            """
            insert into meetings.minutes (
              id, meeting, edition, state, reason, created_at, created_by)
            values (:id, :meeting, :edition, 'draft', :reason, :now, :actor)
            """)
        .param("id", minutes.id())
        .param("meeting", minutes.meeting())
        .param("edition", minutes.edition())
        .param("reason", minutes.reason())
        .param("now", MeetingBook.at(now))
        .param("actor", actor)
        .update();
    write(minutes.id(), minutes.parts());
  }

  void change(UUID id, List<Minutes.Part> parts) {
    db.sql("update meetings.minutes set version = version + 1 where id = :id")
        .param("id", id)
        .update();
    db.sql("delete from meetings.minutes_part where minutes = :id").param("id", id).update();
    write(id, parts);
  }

  void circulate(UUID id, Instant now) {
    db.sql(
            """
            update meetings.minutes
               set state = 'circulated', circulated_at = :now, version = version + 1
             where id = :id
            """)
        .param("now", MeetingBook.at(now))
        .param("id", id)
        .update();
  }

  void approve(
      UUID id, UUID meeting, UUID actor, String sha256, @Nullable UUID paper, Instant now) {
    db.sql(
            """
            update meetings.minutes set state = 'superseded'
             where meeting = :meeting and state = 'approved'
            """)
        .param("meeting", meeting)
        .update();
    db.sql(
            """
            update meetings.minutes
               set state = 'approved', approved_at = :now, approved_by = :actor, sha256 = :sha256,
                   paper = :paper, version = version + 1
             where id = :id
            """)
        .param("now", MeetingBook.at(now))
        .param("actor", actor)
        .param("sha256", sha256)
        .param("paper", paper)
        .param("id", id)
        .update();
  }

  void sign(UUID id, UUID file) {
    db.sql("update meetings.minutes set signed_file = :file where id = :id")
        .param("file", file)
        .param("id", id)
        .update();
  }

  /** The edition whose signed copy a file is. */
  Optional<Minutes> signedWith(UUID file) {
    return found(SELECT + " where signed_file = :id", file).stream().findFirst();
  }

  /** What a member asks to be changed. */
  record Asked(UUID id, UUID minutes, UUID mandate, String text, String state) {}

  List<Asked> amendments(UUID minutes) {
    return db.sql(
            """
            select id, minutes, mandate, text, state
              from meetings.amendment
             where minutes = :minutes
             order by created_at, id
            """)
        .param("minutes", minutes)
        .query((row, _) ->
            new Asked(
                row.getObject("id", UUID.class),
                row.getObject("minutes", UUID.class),
                row.getObject("mandate", UUID.class),
                row.getString("text"),
                row.getString("state")))
        .list();
  }

  UUID minutesOfAmendment(UUID id) {
    return db.sql("select minutes from meetings.amendment where id = :id")
        .param("id", id)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("meetings.amendment.unknown"));
  }

  void ask(UUID id, UUID minutes, UUID mandate, String text, Instant now) {
    db.sql(
            """
            insert into meetings.amendment (id, minutes, mandate, text, state, created_at)
            values (:id, :minutes, :mandate, :text, 'open', :now)
            """)
        .param("id", id)
        .param("minutes", minutes)
        .param("mandate", mandate)
        .param("text", text)
        .param("now", MeetingBook.at(now))
        .update();
  }

  boolean answer(UUID id, boolean accepted, Instant now) {
    return db.sql(
                """
                update meetings.amendment set state = :state, answered_at = :now
                 where id = :id and state = 'open'
                """)
            .param("state", accepted ? "accepted" : "declined")
            .param("now", MeetingBook.at(now))
            .param("id", id)
            .update()
        == 1;
  }

  private void write(UUID id, List<Minutes.Part> parts) {
    for (var part : parts) {
      db.sql(
              """
              insert into meetings.minutes_part (minutes, position, item, heading, text, public)
              values (:minutes, :position, :item, :heading, :text, :public)
              """)
          .param("minutes", id)
          .param("position", part.position())
          .param("item", part.item())
          .param("heading", part.heading())
          .param("text", part.text())
          .param("public", part.isPublic())
          .update();
    }
  }

  private List<Minutes> found(String sql, UUID id) {
    var rows = db.sql(sql).param("id", id).query(MinuteBook::minutes).list();
    var parts = new HashMap<UUID, List<Minutes.Part>>();
    db.sql(
            """
            select minutes, position, item, heading, text, public
              from meetings.minutes_part
             where minutes = any (:ids)
             order by position
            """)
        .param("ids", rows.stream().map(Minutes::id).toArray(UUID[]::new))
        .query(row -> {
          parts
              .computeIfAbsent(row.getObject("minutes", UUID.class), _ -> new ArrayList<>())
              .add(
                  new Minutes.Part(
                      row.getInt("position"),
                      row.getObject("item", UUID.class),
                      row.getString("heading"),
                      row.getString("text"),
                      row.getBoolean("public")));
        });
    return rows.stream().map(one -> one.with(parts.getOrDefault(one.id(), List.of()))).toList();
  }

  private static Minutes minutes(ResultSet row, int number) throws SQLException {
    return new Minutes(
        row.getObject("id", UUID.class),
        row.getObject("meeting", UUID.class),
        row.getInt("edition"),
        Codes.get(Minutes.State.values(), row.getString("state")),
        row.getInt("version"),
        row.getString("reason"),
        MeetingBook.instant(row, "circulated_at"),
        MeetingBook.instant(row, "approved_at"),
        row.getObject("approved_by", UUID.class),
        row.getString("sha256"),
        row.getObject("paper", UUID.class),
        row.getObject("signed_file", UUID.class),
        List.of());
  }

  private static Problem unknown() {
    return new Problem.NotFound("meetings.minutes.unknown");
  }
}
