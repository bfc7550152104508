package taskopru.statistics;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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
