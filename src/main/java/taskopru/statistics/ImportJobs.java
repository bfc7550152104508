package taskopru.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.statistics.ImportJob.Origin;
import taskopru.statistics.ImportJob.State;
import taskopru.statistics.ImportProgress.Step;
import taskopru.statistics.ingest.Mapping;
import taskopru.statistics.ingest.Preview;
import taskopru.statistics.ingest.Wishes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The imports there were and are. */
@Repository
class ImportJobs {

  private static final String COLUMNS =
      """
      id, dataset, origin, file_name, file_bytes, state, step, share, row_count, cancel, wishes,
      examined, mapping, built is not null as is_built, report, problem, problem_args, release_id,
      started_by, started_at, changed_at
      """;

  private final JdbcClient db;
  private final JsonMapper json;
  private final Clock clock;

  ImportJobs(JdbcClient db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  void begin(
      UUID id,
      Slug dataset,
      Origin origin,
      String fileName,
      long bytes,
      UUID actor,
      State state,
      Wishes wishes) {
    db.sql(
            """
            insert into statistics.import_job
                   (id, dataset, origin, file_name, file_bytes, state, wishes, started_by, started_at, changed_at)
            values (:id, :dataset, :origin, :name, :bytes, :state, :wishes::jsonb, :actor, :now, :now)
            """)
        .param("id", id)
        .param("dataset", dataset.value())
        .param("origin", origin.word())
        .param("name", fileName)
        .param("bytes", bytes)
        .param("state", state.word())
        .param("wishes", json.writeValueAsString(wishes))
        .param("actor", actor)
        .param("now", now())
        .update();
  }

  ImportJob get(UUID id) {
    return find(id).orElseThrow(() -> new Problem.NotFound("statistics.import.unknown"));
  }

  Optional<ImportJob> find(UUID id) {
    return db.sql("select " + COLUMNS + " from statistics.import_job where id = :id")
        .param("id", id)
        .query(this::toJob)
        .optional();
  }

  /** Of one dataset, newest first. */
  List<ImportJob> list(Slug dataset) {
    return db.sql(
            "select "
                + COLUMNS
                + " from statistics.import_job where dataset = :dataset order by started_at desc limit 200")
        .param("dataset", dataset.value())
        .query(this::toJob)
        .list();
  }

  List<ImportJob> unfinished() {
    return db.sql(
            "select "
                + COLUMNS
                + " from statistics.import_job where state in ('queued', 'running', 'waiting')")
        .query(this::toJob)
        .list();
  }

  /** Takes it for work; false where somebody has it, it is over, or nobody wants it any more. */
  boolean start(UUID id, State from) {
    return db.sql(
                """
                update statistics.import_job
                   set state = 'running', step = null, share = null, problem = null, changed_at = :now
                 where id = :id and state = :from and not cancel
                """)
            .param("id", id)
            .param("from", from.word())
            .param("now", now())
            .update()
        == 1;
  }

  boolean queue(UUID id, Wishes wishes, @Nullable Mapping mapping) {
    return db.sql(
                """
                update statistics.import_job
                   set state = 'queued', step = null, share = null, problem = null, built = null, cancel = false,
                       wishes = :wishes::jsonb, mapping = :mapping::jsonb, changed_at = :now
                 where id = :id and state = 'waiting'
                """)
            .param("id", id)
            .param("wishes", json.writeValueAsString(wishes))
            .param("mapping", mapping == null ? null : json.writeValueAsString(mapping))
            .param("now", now())
            .update()
        == 1;
  }

  boolean correct(UUID id, Mapping mapping) {
    return db.sql(
                """
                update statistics.import_job
                   set mapping = :mapping::jsonb, built = null, changed_at = :now
                 where id = :id and state = 'waiting'
                """)
            .param("id", id)
            .param("mapping", json.writeValueAsString(mapping))
            .param("now", now())
            .update()
        == 1;
  }

  /** Notes how far it is; true where somebody wants it to stop. */
  boolean progress(UUID id, Step step, double share, long rows) {
    return db.sql(
            """
            update statistics.import_job
               set step = :step, share = :share, row_count = greatest(row_count, :rows), changed_at = :now
             where id = :id
            returning cancel
            """)
        .param("id", id)
        .param("step", step.word())
        .param(
            "share",
            share < 0 || share > 1 || Double.isNaN(share) ? null : share,
            java.sql.Types.DOUBLE)
        .param("rows", rows)
        .param("now", now())
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  void askToStop(UUID id) {
    db.sql("update statistics.import_job set cancel = true, changed_at = :now where id = :id")
        .param("id", id)
        .param("now", now())
        .update();
  }

  void examined(UUID id, Preview examined, Mapping mapping, List<Finding> findings) {
    db.sql(
            """
            update statistics.import_job
               set state = 'waiting', examined = :examined::jsonb, mapping = :mapping::jsonb, report = :report::jsonb,
                   row_count = :rows, changed_at = :now
             where id = :id
            """)
        .param("id", id)
        .param("examined", json.writeValueAsString(examined))
        .param("mapping", json.writeValueAsString(mapping))
        .param("report", json.writeValueAsString(findings))
        .param("rows", examined.rows())
        .param("now", now())
        .update();
  }

  /**
   * @param built what waits on disk; null where the checks found errors
   */
  void checked(UUID id, @Nullable Object built, List<Finding> findings) {
    db.sql(
            """
            update statistics.import_job
               set state = 'waiting', built = :built::jsonb, report = :report::jsonb, changed_at = :now
             where id = :id
            """)
        .param("id", id)
        .param("built", built == null ? null : json.writeValueAsString(built))
        .param("report", json.writeValueAsString(findings))
        .param("now", now())
        .update();
  }

  /** Puts it back to where somebody can go on, with what was wrong this time. */
  void back(ImportJob before, String problem, List<String> args, List<Finding> findings) {
    db.sql(
            """
            update statistics.import_job
               set state = 'waiting', wishes = :wishes::jsonb, mapping = :mapping::jsonb, problem = :problem,
                   problem_args = :args::jsonb, report = :report::jsonb, built = null, changed_at = :now
             where id = :id
            """)
        .param("id", before.id())
        .param("wishes", json.writeValueAsString(before.wishes()))
        .param("mapping", json.writeValueAsString(before.mapping()))
        .param("problem", problem)
        .param("args", json.writeValueAsString(args))
        .param("report", json.writeValueAsString(findings))
        .param("now", now())
        .update();
  }

  <T> T built(UUID id, Class<T> type) {
    var text =
        db.sql("select built from statistics.import_job where id = :id and built is not null")
            .param("id", id)
            .query(String.class)
            .optional()
            .orElseThrow(() -> new Problem.Refused("statistics.import.not-checked"));
    return json.readValue(text, type);
  }

  void done(UUID id, UUID release, List<Finding> findings) {
    end(id, State.DONE, null, List.of(), release, findings);
  }

  void failed(UUID id, String problem, List<String> args, @Nullable List<Finding> findings) {
    end(id, State.FAILED, problem, args, null, findings);
  }

  void cancelled(UUID id) {
    end(id, State.CANCELLED, "statistics.import.cancelled", List.of(), null, null);
  }

  /** What it showed of the file goes with the file. */
  private void end(
      UUID id,
      State state,
      @Nullable String problem,
      List<String> args,
      @Nullable UUID release,
      @Nullable List<Finding> findings) {
    db.sql(
            """
            update statistics.import_job
               set state = :state, problem = :problem, problem_args = :args::jsonb, release_id = :release,
                   report = coalesce(:report::jsonb, report), built = null,
                   examined = null, changed_at = :now
             where id = :id and state in ('queued', 'running', 'waiting')
            """)
        .param("id", id)
        .param("state", state.word())
        .param("problem", problem)
        .param("args", json.writeValueAsString(args))
        .param("release", release)
        .param("report", findings == null ? null : json.writeValueAsString(findings))
        .param("now", now())
        .update();
  }

  private java.time.OffsetDateTime now() {
    return Instant.now(clock).atOffset(ZoneOffset.UTC);
  }

  private ImportJob toJob(ResultSet row, int number) throws SQLException {
    var step = row.getString("step");
    var examined = row.getString("examined");
    var mapping = row.getString("mapping");
    var wishes = row.getString("wishes");
    return new ImportJob(
        row.getObject("id", UUID.class),
        new Slug(row.getString("dataset")),
        Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
        row.getString("file_name"),
        row.getLong("file_bytes"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        step == null ? null : Step.valueOf(step.toUpperCase(Locale.ROOT)),
        row.getObject("share", Double.class),
        row.getLong("row_count"),
        row.getBoolean("cancel"),
        wishes == null ? Wishes.NONE : json.readValue(wishes, Wishes.class),
        examined == null ? null : json.readValue(examined, Preview.class),
        mapping == null ? null : json.readValue(mapping, Mapping.class),
        row.getBoolean("is_built"),
        json.readValue(row.getString("report"), new TypeReference<List<Finding>>() {}),
        row.getString("problem"),
        json.readValue(row.getString("problem_args"), new TypeReference<List<String>>() {}),
        row.getObject("release_id", UUID.class),
        row.getObject("started_by", UUID.class),
        Objects.requireNonNull(row.getTimestamp("started_at")).toInstant(),
        Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant());
  }
}
