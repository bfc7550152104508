package taskopru.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;

/** Where annual reports are kept. */
@Service
@Transactional(readOnly = true)
public class Reports {

  private static final String SELECT =
      """
      select report.id, year, edition, state, reason, foreword_tr, foreword_en, foreword_ar,
             report.snapshot, snapshot.sha256, snapshot.as_of, returned, submitted_by, published_at,
             version
        from planning.report
        left join planning.report_snapshot snapshot on snapshot.id = report.snapshot
      """;

  private final JdbcClient db;

  Reports(JdbcClient db) {
    this.db = db;
  }

  public Report get(UUID id) {
    return one(db.sql(SELECT + " where report.id = :id").param("id", id));
  }

  /** All that were not dropped, the newest first. */
  public List<Report> list() {
    return read(db.sql(SELECT + " where state <> 'dropped' order by year desc, edition desc"));
  }

  /** The edition that stands for each year, the newest first. */
  public List<Report> standing() {
    return read(db.sql(SELECT + " where state = 'published' order by year desc"));
  }

  /** The edition that stands for that year. */
  public Report standing(int year) {
    return one(db.sql(SELECT + " where state = 'published' and year = :year").param("year", year));
  }

  /** A published edition, whether it stands or was superseded. */
  public Report published(int year, int edition) {
    return one(
        db.sql(
                SELECT
                    + " where state in ('published', 'superseded') and year = :year and edition = :edition")
            .param("year", year)
            .param("edition", edition));
  }

  /** Every edition everybody may read of that year, the newest first. */
  public List<Report> published(int year) {
    return read(
        db.sql(
                SELECT
                    + " where state in ('published', 'superseded') and year = :year order by edition desc")
            .param("year", year));
  }

  /** The bytes a report stands on. */
  public byte[] bytes(Report report) {
    return db.sql("select content from planning.report_snapshot where id = :id")
        .param("id", report.snapshot())
        .query((row, _) -> row.getBytes("content"))
        .optional()
        .orElseThrow(() -> new Problem.NotFound("planning.report.notFrozen"));
  }

  public Snapshot snapshot(Report report) {
    return Snapshot.read(bytes(report));
  }

  /** What each of these reports stands on, by the report. */
  public Map<UUID, Snapshot> snapshots(List<Report> reports) {
    var all = new HashMap<UUID, Snapshot>();
    db.sql("select report, content from planning.report_snapshot where id = any (:ids)")
        .param("ids", reports.stream().map(Report::snapshot).toArray(UUID[]::new))
        .query(row -> {
          all.put(row.getObject("report", UUID.class), Snapshot.read(row.getBytes("content")));
        });
    return all;
  }

  Report lock(UUID id) {
    db.sql("select id from planning.report where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("planning.report.unknown"));
    return get(id);
  }

  Optional<Report> atWork(int year) {
    return read(
            db.sql(SELECT + " where year = :year and state in ('draft', 'frozen', 'submitted')")
                .param("year", year))
        .stream()
        .findFirst();
  }

  void add(Report report, Instant now, UUID by) {
    db.sql(
            """
            insert into planning.report (
              id, year, edition, state, reason, foreword_tr, foreword_en, foreword_ar, created_at,
              created_by)
            values (
              :id, :year, :edition, 'draft', :reason, :tr, :en, :ar, :now, :by)
            """)
        .param("id", report.id())
        .param("year", report.year())
        .param("edition", report.edition())
        .param("reason", report.reason())
        .param("tr", report.texts().foreword().tr())
        .param("en", orEmpty(report.texts().foreword().en()))
        .param("ar", orEmpty(report.texts().foreword().ar()))
        .param("now", Timestamp.from(now))
        .param("by", by)
        .update();
    addNotes(report.id(), report.texts());
  }

  void write(Report report, Report.Texts texts) {
    db.sql(
            """
            update planning.report
               set foreword_tr = :tr, foreword_en = :en, foreword_ar = :ar, version = version + 1
             where id = :id
            """)
        .param("id", report.id())
        .param("tr", texts.foreword().tr())
        .param("en", orEmpty(texts.foreword().en()))
        .param("ar", orEmpty(texts.foreword().ar()))
        .update();
    db.sql("delete from planning.report_note where report = :id").param("id", report.id()).update();
    addNotes(report.id(), texts);
  }

  /** Keeps the numbers, and lets the report stand on them. */
  void freeze(Report report, byte[] content, LocalDate asOf, Instant now, UUID by) {
    var id = UUID.randomUUID();
    db.sql(
            """
            insert into planning.report_snapshot (id, report, content, sha256, as_of, frozen_at, frozen_by)
            values (:id, :report, :content, :sha256, :asOf, :now, :by)
            """)
        .param("id", id)
        .param("report", report.id())
        .param("content", content)
        .param("sha256", Snapshot.sha256(content))
        .param("asOf", asOf)
        .param("now", Timestamp.from(now))
        .param("by", by)
        .update();
    db.sql(
            """
            update planning.report
               set state = 'frozen', snapshot = :snapshot, version = version + 1
             where id = :id
            """)
        .param("snapshot", id)
        .param("id", report.id())
        .update();
  }

  void move(Report report, Report.State state, @Nullable UUID submittedBy, @Nullable String note) {
    db.sql(
            """
            update planning.report
               set state = :state, submitted_by = :submittedBy, returned = :note,
                   version = version + 1
             where id = :id
            """)
        .param("state", state.code())
        .param("submittedBy", submittedBy)
        .param("note", note)
        .param("id", report.id())
        .update();
  }

  void publish(Report report, Instant now, UUID by) {
    db.sql(
            """
            update planning.report
               set state = 'superseded', version = version + 1
             where year = :year and state = 'published'
            """)
        .param("year", report.year())
        .update();
    db.sql(
            """
            update planning.report
               set state = 'published', published_at = :now, published_by = :by,
                   version = version + 1
             where id = :id
            """)
        .param("now", Timestamp.from(now))
        .param("by", by)
        .param("id", report.id())
        .update();
  }

  private void addNotes(UUID report, Report.Texts texts) {
    texts
        .notes()
        .forEach((about, note) ->
            db.sql(
                    """
                    insert into planning.report_note (report, about, tr, en, ar)
                    values (:report, :about, :tr, :en, :ar)
                    """)
                .param("report", report)
                .param("about", about)
                .param("tr", note.tr())
                .param("en", orEmpty(note.en()))
                .param("ar", orEmpty(note.ar()))
                .update());
  }

  private Report one(JdbcClient.StatementSpec query) {
    return read(query).stream()
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("planning.report.unknown"));
  }

  /** Reports, and then all their notes at once. */
  private List<Report> read(JdbcClient.StatementSpec query) {
    var found = query.query((row, _) -> report(row)).list();
    var notes = new HashMap<UUID, Map<String, LocalizedText>>();
    db.sql("select report, about, tr, en, ar from planning.report_note where report = any (:ids)")
        .param("ids", found.stream().map(Report::id).toArray(UUID[]::new))
        .query(row -> {
          notes
              .computeIfAbsent(row.getObject("report", UUID.class), _ -> new HashMap<>())
              .put(row.getString("about"), note(row));
        });
    return found.stream()
        .map(report -> report.noting(notes.getOrDefault(report.id(), Map.of())))
        .toList();
  }

  private static LocalizedText note(ResultSet row) throws SQLException {
    return new LocalizedText(row.getString("tr"), row.getString("en"), row.getString("ar"));
  }

  private static Report report(ResultSet row) throws SQLException {
    var published = row.getTimestamp("published_at");
    return new Report(
        row.getObject("id", UUID.class),
        row.getInt("year"),
        row.getInt("edition"),
        Report.State.of(row.getString("state")),
        row.getString("reason"),
        new Report.Texts(
            new LocalizedText(
                row.getString("foreword_tr"),
                row.getString("foreword_en"),
                row.getString("foreword_ar")),
            Map.of()),
        row.getObject("snapshot", UUID.class),
        row.getString("sha256"),
        row.getObject("as_of", LocalDate.class),
        row.getString("returned"),
        row.getObject("submitted_by", UUID.class),
        published == null ? null : published.toInstant(),
        row.getInt("version"));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
