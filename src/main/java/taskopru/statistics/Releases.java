package taskopru.statistics;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.catalogue.Kind;
import taskopru.installation.Home;
import taskopru.kernel.LocalizedText;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where releases are kept: their entries in PostgreSQL, their rows in Parquet files. */
@Repository
class Releases {

  private static final String COLUMNS =
      """
      id, dataset_id, number, kind, structure, sha256, bytes, row_count, time_from, time_to,
      source, reference_date, note_tr, note_en, note_ar, imported_at, published_at, withdrawn_at
      """;

  private final JdbcClient db;
  private final JsonMapper json;
  private final Home home;

  Releases(JdbcClient db, JsonMapper json, Home home) {
    this.db = db;
    this.json = json;
    this.home = home;
  }

  /** The Parquet file of a release. */
  Path file(Release release) {
    return file(release.dataset(), release.id());
  }

  Path file(UUID dataset, UUID release) {
    return home.releases().resolve(dataset.toString()).resolve(release + ".parquet");
  }

  Optional<Release> find(UUID id) {
    return db.sql("select " + COLUMNS + " from statistics.release where id = :id")
        .param("id", id)
        .query(this::toRelease)
        .optional();
  }

  Optional<Release> find(UUID dataset, int number) {
    return db.sql(
            "select "
                + COLUMNS
                + " from statistics.release where dataset_id = :dataset and number = :number")
        .param("dataset", dataset)
        .param("number", number)
        .query(this::toRelease)
        .optional();
  }

  /** The newest release the public may see. */
  Optional<Release> latestPublic(UUID dataset) {
    return db.sql(
            "select "
                + COLUMNS
                + """
                  from statistics.release
                 where dataset_id = :dataset and published_at is not null and withdrawn_at is null
                 order by number desc
                 limit 1
                """)
        .param("dataset", dataset)
        .query(this::toRelease)
        .optional();
  }

  /** Every release of a dataset, newest first. */
  List<Release> list(UUID dataset) {
    return db.sql(
            "select "
                + COLUMNS
                + " from statistics.release where dataset_id = :dataset order by number desc")
        .param("dataset", dataset)
        .query(this::toRelease)
        .list();
  }

  /** One code of a code list with its label. */
  record Code(String code, LocalizedText label) {}

  /** The code list of a dimension, in its order. */
  List<Code> codes(UUID release, String dimension) {
    return db.sql(
            """
            select code, label_tr, label_en, label_ar
              from statistics.code
             where release_id = :release and dimension = :dimension
             order by position, code
            """)
        .param("release", release)
        .param("dimension", dimension)
        .query((row, _) ->
            new Code(
                row.getString("code"),
                new LocalizedText(
                    row.getString("label_tr"),
                    row.getString("label_en"),
                    row.getString("label_ar"))))
        .list();
  }

  /** Two imports of one dataset queue here, so that numbers have no gaps and are given once. */
  int nextNumber(UUID dataset) {
    db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .param("key", "statistics.release:" + dataset)
        .query((_, _) -> true)
        .list();
    return db.sql(
            "select coalesce(max(number), 0) + 1 from statistics.release where dataset_id = :dataset")
        .param("dataset", dataset)
        .query(Integer.class)
        .single();
  }

  /** Enters a release whose file is in its place. */
  void add(Release release, List<Finding> report, UUID importedBy) {
    db.sql(
            """
            insert into statistics.release
                   (id, dataset_id, number, kind, structure, sha256, bytes, row_count, time_from, time_to,
                    source, reference_date, note_tr, note_en, note_ar, report, imported_at, imported_by)
            values (:id, :dataset, :number, :kind, :structure::jsonb, :sha256, :bytes, :rows, :from, :to,
                    :source, :reference, :tr, :en, :ar, :report::jsonb, :at, :by)
            """)
        .param("id", release.id())
        .param("dataset", release.dataset())
        .param("number", release.number())
        .param("kind", release.kind().code())
        .param("structure", json.writeValueAsString(release.structure()))
        .param("sha256", release.sha256())
        .param("bytes", release.bytes())
        .param("rows", release.rows())
        .param("from", release.timeFrom())
        .param("to", release.timeTo())
        .param("source", release.source())
        .param("reference", release.referenceDate())
        .param("tr", release.note().tr())
        .param("en", release.note().en())
        .param("ar", release.note().ar())
        .param("report", json.writeValueAsString(report))
        .param("at", release.importedAt().atOffset(ZoneOffset.UTC))
        .param("by", importedBy)
        .update();
  }

  /** Enters the code list of one of its dimensions, in order; thousands at a time. */
  void addCodes(UUID release, String dimension, List<Code> codes) {
    for (int from = 0; from < codes.size(); from += 5000) {
      var some = codes.subList(from, Math.min(codes.size(), from + 5000));
      db.sql(
              """
              insert into statistics.code (release_id, dimension, code, position, label_tr, label_en, label_ar)
              select :release, :dimension, code, :from + place - 1, tr, en, ar
                from unnest(:codes::text[], :tr::text[], :en::text[], :ar::text[]) with ordinality
                  as t (code, tr, en, ar, place)
              """)
          .param("release", release)
          .param("dimension", dimension)
          .param("from", from)
          .param("codes", some.stream().map(Code::code).toArray(String[]::new))
          .param("tr", some.stream().map(code -> code.label().tr()).toArray(String[]::new))
          .param("en", some.stream().map(code -> code.label().en()).toArray(String[]::new))
          .param("ar", some.stream().map(code -> code.label().ar()).toArray(String[]::new))
          .update();
    }
  }

  /** Shows it to the public; the database refuses collected records. */
  void publish(UUID release, Instant at, UUID by) {
    db.sql(
            "update statistics.release set published_at = :at, published_by = :by where id = :id and published_at is null")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("id", release)
        .update();
  }

  /** Takes it back. */
  void withdraw(UUID release, Instant at, String reason) {
    db.sql(
            "update statistics.release set withdrawn_at = :at, withdrawal_reason = :reason where id = :id and withdrawn_at is null")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("reason", reason)
        .param("id", release)
        .update();
  }

  /** Which of these ids have an entry. */
  List<UUID> known(List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : db
            .sql("select id from statistics.release where id in (:ids)")
            .param("ids", ids)
            .query(UUID.class)
            .list()
            .stream()
            .filter(Objects::nonNull)
            .toList();
  }

  /** What the checks found in the file it was made of. */
  /** Why it was taken back, in the words of whoever did. */
  Optional<String> withdrawalReason(UUID release) {
    return db.sql(
            "select withdrawal_reason from statistics.release where id = :id and withdrawal_reason is not null")
        .param("id", release)
        .query(String.class)
        .optional();
  }

  List<Finding> report(UUID release) {
    return db.sql("select report from statistics.release where id = :id")
        .param("id", release)
        .query(String.class)
        .optional()
        .map(report -> json.readValue(report, new TypeReference<List<Finding>>() {}))
        .orElse(List.of());
  }

  private Release toRelease(ResultSet row, int number) throws SQLException {
    return new Release(
        row.getObject("id", UUID.class),
        row.getObject("dataset_id", UUID.class),
        row.getInt("number"),
        Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
        json.readValue(row.getString("structure"), Structure.class),
        row.getString("sha256"),
        row.getLong("bytes"),
        row.getLong("row_count"),
        row.getString("time_from"),
        row.getString("time_to"),
        row.getString("source"),
        row.getObject("reference_date", java.time.LocalDate.class),
        new LocalizedText(
            row.getString("note_tr"), row.getString("note_en"), row.getString("note_ar")),
        Objects.requireNonNull(instant(row, "imported_at")),
        instant(row, "published_at"),
        instant(row, "withdrawn_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}
