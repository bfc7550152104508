package taskopru.opinions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Problem;
import taskopru.opinions.Action.Milestone;

/** Where actions and measurements are kept. */
@Repository
class DoingBook {

  private static final String ACTION =
      """
      select action.id, recommendation, kind, reference, href, title, institution, action.due,
             state, note, claimed_by, verified_by, version
        from opinions.action
      """;

  private final JdbcClient db;
  private final TextBook texts;

  DoingBook(JdbcClient db, TextBook texts) {
    this.db = db;
    this.texts = texts;
  }

  List<Action> actions(UUID opinion) {
    var milestones = new HashMap<UUID, List<Milestone>>();
    db.sql(
            """
            select action, milestone.position, milestone.title, milestone.due, done_on
              from opinions.milestone
              join opinions.action on action.id = milestone.action
              join opinions.recommendation on recommendation.id = action.recommendation
             where recommendation.opinion = :opinion
             order by milestone.position
            """)
        .param("opinion", opinion)
        .query(row -> {
          milestones
              .computeIfAbsent(Rows.id(row, "action"), _ -> new ArrayList<>())
              .add(milestone(row));
        });
    return db.sql(
            """
            select action.id, recommendation, action.kind, reference, href, title, institution,
                   action.due, state, note, claimed_by, verified_by, version
              from opinions.action
              join opinions.recommendation on recommendation.id = recommendation
             where recommendation.opinion = :opinion
             order by action.created_at, action.id
            """)
        .param("opinion", opinion)
        .query((row, _) -> action(row, milestones))
        .list();
  }

  Action lockAction(UUID id) {
    var milestones =
        db.sql(
                """
                select position, title, due, done_on
                  from opinions.milestone
                 where action = :id
                 order by position
                """)
            .param("id", id)
            .query((row, _) -> milestone(row))
            .list();
    return db.sql(ACTION + " where action.id = :id for update")
        .param("id", id)
        .query((row, _) -> action(row, Map.of(id, milestones)))
        .optional()
        .orElseThrow(() -> new Problem.NotFound("opinions.action.unknown"));
  }

  void add(Action action, UUID by, Instant now) {
    db.sql(
            """
            insert into opinions.action (
              id, recommendation, kind, reference, href, title, institution, due, state, note,
              created_at, created_by)
            values (
              :id, :recommendation, :kind, :reference, :href, :title, :institution, :due, :state,
              :note, :now, :by)
            """)
        .param("id", action.id())
        .param("recommendation", action.recommendation())
        .param("kind", action.kind())
        .param("reference", action.reference())
        .param("href", action.href())
        .param("title", action.title())
        .param("institution", action.institution())
        .param("due", action.due())
        .param("state", action.state().code())
        .param("note", action.note())
        .param("now", Rows.at(now))
        .param("by", by)
        .update();
    for (var one : action.milestones()) {
      db.sql(
              """
              insert into opinions.milestone (action, position, title, due)
              values (:action, :position, :title, :due)
              """)
          .param("action", action.id())
          .param("position", one.position())
          .param("title", one.title())
          .param("due", one.due())
          .update();
    }
  }

  void move(Action action, Action.State state, String note, @Nullable UUID claimedBy) {
    move(action.id(), state, note, claimedBy, null, null);
  }

  /** Somebody else than who claimed it says whether it was done. */
  void judge(UUID id, Action.State state, String note, UUID claimedBy, UUID judge, Instant now) {
    move(id, state, note, claimedBy, judge, Rows.at(now));
  }

  private void move(
      UUID id,
      Action.State state,
      String note,
      @Nullable UUID claimedBy,
      @Nullable UUID judge,
      @Nullable OffsetDateTime judgedAt) {
    db.sql(
            """
            update opinions.action
               set state = :state, note = :note, claimed_by = :claimedBy, verified_by = :judge,
                   verified_at = :judgedAt, version = version + 1
             where id = :id
            """)
        .param("state", state.code())
        .param("note", note)
        .param("claimedBy", claimedBy)
        .param("judge", judge)
        .param("judgedAt", judgedAt)
        .param("id", id)
        .update();
  }

  void reach(UUID action, int milestone, @Nullable LocalDate on) {
    db.sql(
            """
            update opinions.milestone
               set done_on = :on
             where action = :action and position = :position
            """)
        .param("on", on)
        .param("action", action)
        .param("position", milestone)
        .update();
  }

  List<Measurement> measurements(UUID opinion) {
    return measurements("recommendation.opinion = :id", opinion);
  }

  Measurement lockMeasurement(UUID id) {
    db.sql("select id from opinions.measurement where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return measurements("measurement.id = :id", id).stream()
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("opinions.measurement.unknown"));
  }

  private List<Measurement> measurements(String where, UUID id) {
    var found =
        db.sql(
                """
                select measurement.id, recommendation, measured_on, actual, note, next_review,
                       state, reported_by, reported_at, verified_by, verified_at, verdict
                  from opinions.measurement
                  join opinions.recommendation on recommendation.id = recommendation
                 where %s
                 order by measured_on, reported_at
                """
                    .formatted(where))
            .param("id", id)
            .query((row, _) -> measurement(row))
            .list();
    var evidence =
        texts.evidenceOfMeasurements(
            found.stream().map(Measurement::id).collect(Collectors.toSet()));
    return found.stream()
        .map(one ->
            new Measurement(
                one.id(),
                one.recommendation(),
                one.measuredOn(),
                one.actual(),
                one.note(),
                one.nextReview(),
                one.state(),
                one.reportedBy(),
                one.reportedAt(),
                one.verifiedBy(),
                one.verifiedAt(),
                one.verdict(),
                evidence.getOrDefault(one.id(), List.of())))
        .toList();
  }

  void add(Measurement measurement) {
    db.sql(
            """
            insert into opinions.measurement (
              id, recommendation, measured_on, actual, note, next_review, state, reported_by,
              reported_at)
            values (:id, :recommendation, :on, :actual, :note, :review, 'reported', :by, :at)
            """)
        .param("id", measurement.id())
        .param("recommendation", measurement.recommendation())
        .param("on", measurement.measuredOn())
        .param("actual", measurement.actual())
        .param("note", measurement.note())
        .param("review", measurement.nextReview())
        .param("by", measurement.reportedBy())
        .param("at", Rows.at(measurement.reportedAt()))
        .update();
  }

  void judge(UUID id, Measurement.State state, @Nullable String verdict, UUID by, Instant now) {
    db.sql(
            """
            update opinions.measurement
               set state = :state, verdict = :verdict, verified_by = :by, verified_at = :now
             where id = :id
            """)
        .param("state", state.code())
        .param("verdict", verdict)
        .param("by", by)
        .param("now", Rows.at(now))
        .param("id", id)
        .update();
  }

  private static Milestone milestone(ResultSet row) throws SQLException {
    return new Milestone(
        row.getInt("position"),
        row.getString("title"),
        Rows.maybeDay(row, "due"),
        Rows.maybeDay(row, "done_on"));
  }

  private static Action action(ResultSet row, Map<UUID, List<Milestone>> milestones)
      throws SQLException {
    var id = Rows.id(row, "id");
    return new Action(
        id,
        Rows.id(row, "recommendation"),
        row.getString("kind"),
        row.getString("reference"),
        row.getString("href"),
        row.getString("title"),
        Rows.maybeId(row, "institution"),
        Rows.maybeDay(row, "due"),
        Codes.get(Action.State.values(), row.getString("state")),
        row.getString("note"),
        Rows.maybeId(row, "claimed_by"),
        Rows.maybeId(row, "verified_by"),
        row.getInt("version"),
        milestones.getOrDefault(id, List.of()));
  }

  private static Measurement measurement(ResultSet row) throws SQLException {
    return new Measurement(
        Rows.id(row, "id"),
        Rows.id(row, "recommendation"),
        Rows.day(row, "measured_on"),
        row.getBigDecimal("actual"),
        row.getString("note"),
        Rows.maybeDay(row, "next_review"),
        Codes.get(Measurement.State.values(), row.getString("state")),
        Rows.id(row, "reported_by"),
        Rows.instant(row, "reported_at"),
        Rows.maybeId(row, "verified_by"),
        Rows.maybeInstant(row, "verified_at"),
        row.getString("verdict"),
        List.of());
  }
}
