package taskopru.planning.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was reported and measured. */
@Repository("planDoingBook")
class DoingBook {

  private static final String MEASUREMENT =
      """
      select id, line, measured_on, trim_scale(value) as value, note, evidence, state, verdict,
             reported_by
        from planning.measurement
      """;

  private final JdbcClient db;

  DoingBook(JdbcClient db) {
    this.db = db;
  }

  void add(ActionReport report) {
    db.sql(
            """
            insert into planning.action_report (
              id, line, state, note, evidence, reported_by, reported_at)
            values (gen_random_uuid(), :line, :state, :note, :evidence, :by, :at)
            """)
        .param("line", report.line())
        .param("state", report.state().code())
        .param("note", report.note())
        .param("evidence", report.evidence())
        .param("by", report.reportedBy())
        .param("at", Timestamp.from(report.reportedAt()))
        .update();
  }

  /** Two who report on one action must queue. */
  void lock(UUID line) {
    db.sql("select id from planning.line where id = :id for update")
        .param("id", line)
        .query(UUID.class)
        .optional()
        .orElseThrow(PlanBook::unknown);
  }

  Optional<ActionReport> newest(UUID line) {
    return Optional.ofNullable(newest(List.of(line)).get(line));
  }

  Map<UUID, ActionReport> newest(Collection<UUID> lines) {
    var all = new HashMap<UUID, ActionReport>();
    db.sql(
            """
            select distinct on (line) line, state, note, evidence, reported_by, reported_at
              from planning.action_report
             where line = any (:lines)
             order by line, place desc
            """)
        .param("lines", lines.toArray(UUID[]::new))
        .query(DoingBook::report)
        .list()
        .forEach(one -> all.put(one.line(), one));
    return all;
  }

  /** The newest link that shows what was done, by action. */
  Map<UUID, String> evidence(Collection<UUID> lines) {
    var all = new HashMap<UUID, String>();
    db.sql(
            """
            select distinct on (line) line, evidence
              from planning.action_report
             where evidence is not null and line = any (:lines)
             order by line, place desc
            """)
        .param("lines", lines.toArray(UUID[]::new))
        .query(row -> {
          all.put(row.getObject("line", UUID.class), row.getString("evidence"));
        });
    return all;
  }

  /** All that was reported on an action, newest first. */
  List<ActionReport> reports(UUID line) {
    return db.sql(
            """
            select line, state, note, evidence, reported_by, reported_at
              from planning.action_report
             where line = :line
             order by place desc
            """)
        .param("line", line)
        .query(DoingBook::report)
        .list();
  }

  void reach(UUID milestone, LocalDate on, UUID by, Instant now) {
    db.sql(
            """
            insert into planning.reached (milestone, reached_on, noted_by, noted_at)
            values (:milestone, :on, :by, :now)
            on conflict (milestone) do update
              set reached_on = excluded.reached_on, noted_by = excluded.noted_by,
                  noted_at = excluded.noted_at
            """)
        .param("milestone", milestone)
        .param("on", on)
        .param("by", by)
        .param("now", Timestamp.from(now))
        .update();
  }

  void unreach(UUID milestone) {
    db.sql("delete from planning.reached where milestone = :milestone")
        .param("milestone", milestone)
        .update();
  }

  Map<UUID, LocalDate> reached(UUID plan) {
    var all = new HashMap<UUID, LocalDate>();
    db.sql(
            """
            select milestone, reached_on
              from planning.reached
              join planning.milestone on milestone.line = reached.milestone
             where plan = :plan
            """)
        .param("plan", plan)
        .query(row -> {
          all.put(
              row.getObject("milestone", UUID.class), row.getObject("reached_on", LocalDate.class));
        });
    return all;
  }

  void add(Measurement one, Instant now) {
    db.sql(
            """
            insert into planning.measurement (
              id, line, measured_on, value, note, evidence, state, reported_by, reported_at)
            values (:id, :line, :on, :value, :note, :evidence, 'reported', :by, :now)
            """)
        .param("id", one.id())
        .param("line", one.line())
        .param("on", one.measuredOn())
        .param("value", one.value())
        .param("note", one.note())
        .param("evidence", one.evidence())
        .param("by", one.reportedBy())
        .param("now", Timestamp.from(now))
        .update();
  }

  Measurement lockMeasurement(UUID id) {
    return db.sql(MEASUREMENT + " where id = :id for update")
        .param("id", id)
        .query(DoingBook::measurement)
        .optional()
        .orElseThrow(PlanBook::unknown);
  }

  void judge(UUID id, Measurement.State state, @Nullable String verdict, UUID by, Instant now) {
    db.sql(
            """
            update planning.measurement
               set state = :state, verdict = :verdict, judged_by = :by, judged_at = :now
             where id = :id
            """)
        .param("id", id)
        .param("state", state.code())
        .param("verdict", verdict)
        .param("by", by)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Newest first. */
  List<Measurement> measurements(Collection<UUID> lines) {
    return db.sql(
            MEASUREMENT
                + " where line = any (:lines) order by measured_on desc, reported_at desc, id")
        .param("lines", lines.toArray(UUID[]::new))
        .query(DoingBook::measurement)
        .list();
  }

  private static ActionReport report(ResultSet row, int number) throws SQLException {
    return new ActionReport(
        row.getObject("line", UUID.class),
        Codes.get(ActionState.values(), row.getString("state")),
        row.getString("note"),
        row.getString("evidence"),
        row.getObject("reported_by", UUID.class),
        row.getTimestamp("reported_at").toInstant());
  }

  private static Measurement measurement(ResultSet row, int number) throws SQLException {
    return new Measurement(
        row.getObject("id", UUID.class),
        row.getObject("line", UUID.class),
        row.getObject("measured_on", LocalDate.class),
        row.getBigDecimal("value"),
        row.getString("note"),
        row.getString("evidence"),
        Codes.get(Measurement.State.values(), row.getString("state")),
        row.getString("verdict"),
        row.getObject("reported_by", UUID.class));
  }
}
