package taskopru.catalogue;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;

/** Where datasets are kept. */
@Repository
class Register {

  private static final String SELECT =
      """
      select id, slug, kind, state, version,
             title_tr, title_en, title_ar, description_tr, description_en, description_ar,
             method_tr, method_en, method_ar, publisher, contact, source, source_url, licence,
             themes, keywords_tr, keywords_en, keywords_ar, spatial, temporal_from, temporal_to,
             periodicity, expected, release_number, release_rows, release_time_from,
             release_time_to, release_reference, release_at, due, overdue, closed, created_at,
             changed_at, changed_by, submitted_by, published_at, withdrawn_at, withdrawal_reason
        from catalogue.dataset
      """;

  private final JdbcClient db;

  Register(JdbcClient db) {
    this.db = db;
  }

  Optional<Dataset> find(UUID id) {
    return db.sql(SELECT + " where id = :id").param("id", id).query(Register::toDataset).optional();
  }

  Optional<Dataset> find(Slug slug) {
    return db.sql(SELECT + " where slug = :slug")
        .param("slug", slug.value())
        .query(Register::toDataset)
        .optional();
  }

  /** Loads it and keeps everybody else's changes waiting until this transaction ends. */
  Dataset lock(UUID id) {
    return db.sql(SELECT + " where id = :id for update")
        .param("id", id)
        .query(Register::toDataset)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("catalogue.dataset.unknown"));
  }

  void add(Dataset dataset) {
    var added =
        describe(
                db.sql(
                    """
                    insert into catalogue.dataset (
                      id, slug, kind, state, version, title_tr, title_en, title_ar,
                      description_tr, description_en, description_ar, method_tr, method_en,
                      method_ar, publisher, contact, source, source_url, licence, themes,
                      keywords_tr, keywords_en, keywords_ar, spatial, temporal_from, temporal_to,
                      periodicity, expected, due, overdue, closed, created_at, created_by,
                      changed_at, changed_by)
                    values (
                      :id, :slug, :kind, :state, :version, :titleTr, :titleEn, :titleAr,
                      :descriptionTr, :descriptionEn, :descriptionAr, :methodTr, :methodEn,
                      :methodAr, :publisher, :contact, :source, :sourceUrl, :licence, :themes,
                      :keywordsTr, :keywordsEn, :keywordsAr, :spatial, :temporalFrom, :temporalTo,
                      :periodicity, :expected, :due, :overdue, :closed, :changedAt, :changedBy,
                      :changedAt, :changedBy)
                    on conflict on constraint slug_is_taken_once do nothing
                    """),
                dataset)
            .param("slug", dataset.slug().value())
            .param("kind", dataset.kind().code())
            .param("state", dataset.state().code())
            .update();
    if (added == 0) {
      throw new Problem.Refused("catalogue.slug.taken", dataset.slug().value());
    }
  }

  /** Stores new metadata, unless somebody else has changed the dataset since that version. */
  void describe(Dataset dataset) {
    var changed =
        describe(
                db.sql(
                    """
                    update catalogue.dataset
                       set version = :version,
                           title_tr = :titleTr, title_en = :titleEn, title_ar = :titleAr,
                           description_tr = :descriptionTr, description_en = :descriptionEn,
                           description_ar = :descriptionAr,
                           method_tr = :methodTr, method_en = :methodEn, method_ar = :methodAr,
                           publisher = :publisher, contact = :contact,
                           source = :source, source_url = :sourceUrl, licence = :licence,
                           themes = :themes, keywords_tr = :keywordsTr,
                           keywords_en = :keywordsEn, keywords_ar = :keywordsAr,
                           spatial = :spatial, temporal_from = :temporalFrom,
                           temporal_to = :temporalTo, periodicity = :periodicity,
                           expected = :expected, due = :due, overdue = :overdue,
                           closed = :closed, changed_at = :changedAt, changed_by = :changedBy
                     where id = :id and version = :version - 1
                    """),
                dataset)
            .update();
    mustHaveChanged(changed);
  }

  /** Stores where it stands now, unless somebody else has changed the dataset meanwhile. */
  void move(Dataset dataset) {
    var changed =
        db.sql(
                """
                update catalogue.dataset
                   set version = :version, state = :state, submitted_by = :submittedBy,
                       published_at = :publishedAt, withdrawn_at = :withdrawnAt,
                       withdrawal_reason = :reason, changed_at = :changedAt
                 where id = :id and version = :version - 1
                """)
            .param("id", dataset.id())
            .param("version", dataset.version())
            .param("state", dataset.state().code())
            .param("submittedBy", dataset.submittedBy())
            .param("publishedAt", utc(dataset.publishedAt()))
            .param("withdrawnAt", utc(dataset.withdrawnAt()))
            .param("reason", dataset.withdrawalReason())
            .param("changedAt", utc(dataset.changedAt()))
            .update();
    mustHaveChanged(changed);
  }

  /** Stores what is known of its newest release; no version, since nobody edits that by hand. */
  void note(UUID id, @Nullable ReleaseNote release, Expectation expectation) {
    db.sql(
            """
            update catalogue.dataset
               set release_number = :number, release_rows = :rows, release_time_from = :timeFrom,
                   release_time_to = :timeTo, release_reference = :reference, release_at = :at,
                   due = :due, overdue = :overdue, closed = :closed
             where id = :id
            """)
        .param("id", id)
        .param("number", release == null ? null : release.number())
        .param("rows", release == null ? null : release.rows())
        .param("timeFrom", release == null ? null : release.timeFrom())
        .param("timeTo", release == null ? null : release.timeTo())
        .param("reference", release == null ? null : release.referenceDate())
        .param("at", release == null ? null : utc(release.publishedAt()))
        .param("due", expectation.due())
        .param("overdue", expectation.overdue())
        .param("closed", expectation.closed())
        .update();
  }

  /** Adds a line to the dataset's history. */
  void remember(UUID dataset, Instant at, UUID actor, Deed.What what, @Nullable String note) {
    db.sql(
            """
            insert into catalogue.deed (dataset_id, at, actor, what, note)
            values (:dataset, :at, :actor, :what, :note)
            """)
        .param("dataset", dataset)
        .param("at", utc(at))
        .param("actor", actor)
        .param("what", what.code())
        .param("note", note)
        .update();
  }

  /** Its history, newest first. */
  List<Deed> history(UUID dataset) {
    return db.sql(
            """
            select at, actor, what, note
              from catalogue.deed
             where dataset_id = :dataset
             order by number desc
             limit 200
            """)
        .param("dataset", dataset)
        .query((row, _) ->
            new Deed(
                Objects.requireNonNull(instant(row, "at")),
                row.getObject("actor", UUID.class),
                Deed.What.of(row.getString("what")),
                row.getString("note")))
        .list();
  }

  private static StatementSpec describe(StatementSpec statement, Dataset dataset) {
    var metadata = dataset.metadata();
    return statement
        .param("id", dataset.id())
        .param("version", dataset.version())
        .param("titleTr", metadata.title().tr())
        .param("titleEn", metadata.title().en())
        .param("titleAr", metadata.title().ar())
        .param("descriptionTr", metadata.description().tr())
        .param("descriptionEn", metadata.description().en())
        .param("descriptionAr", metadata.description().ar())
        .param("methodTr", metadata.method().tr())
        .param("methodEn", metadata.method().en())
        .param("methodAr", metadata.method().ar())
        .param("publisher", metadata.publisher().isEmpty() ? null : metadata.publisher())
        .param("contact", metadata.contact())
        .param("source", metadata.source())
        .param("sourceUrl", metadata.sourceUrl())
        .param("licence", metadata.licence().code())
        .param("themes", metadata.themes().stream().map(Theme::code).toArray(String[]::new))
        .param("keywordsTr", metadata.keywords().tr().toArray(String[]::new))
        .param("keywordsEn", metadata.keywords().en().toArray(String[]::new))
        .param("keywordsAr", metadata.keywords().ar().toArray(String[]::new))
        .param("spatial", metadata.spatial().toArray(String[]::new))
        .param("temporalFrom", metadata.temporalFrom())
        .param("temporalTo", metadata.temporalTo())
        .param("periodicity", metadata.periodicity().code())
        .param("expected", metadata.expected())
        .param("due", dataset.expectation().due())
        .param("overdue", dataset.expectation().overdue())
        .param("closed", dataset.expectation().closed())
        .param("changedAt", utc(dataset.changedAt()))
        .param("changedBy", dataset.changedBy());
  }

  private static void mustHaveChanged(int rows) {
    if (rows == 0) {
      throw new Problem.Conflict("catalogue.dataset.changed-meanwhile");
    }
  }

  private static Dataset toDataset(ResultSet row, int number) throws SQLException {
    return new Dataset(
        row.getObject("id", UUID.class),
        new Slug(row.getString("slug")),
        Kind.of(row.getString("kind")),
        State.of(row.getString("state")),
        row.getInt("version"),
        toMetadata(row),
        toRelease(row),
        new Expectation(
            row.getObject("due", LocalDate.class),
            row.getObject("overdue", LocalDate.class),
            row.getBoolean("closed")),
        Objects.requireNonNull(instant(row, "created_at")),
        Objects.requireNonNull(instant(row, "changed_at")),
        row.getObject("changed_by", UUID.class),
        row.getObject("submitted_by", UUID.class),
        instant(row, "published_at"),
        instant(row, "withdrawn_at"),
        row.getString("withdrawal_reason"));
  }

  private static Metadata toMetadata(ResultSet row) throws SQLException {
    return new Metadata(
        text(row, "title"),
        text(row, "description"),
        text(row, "method"),
        Objects.requireNonNullElse(row.getString("publisher"), ""),
        row.getString("contact"),
        row.getString("source"),
        row.getString("source_url"),
        Licence.find(row.getString("licence")).orElse(Licence.NOT_STATED),
        list(row, "themes").stream().flatMap(code -> Theme.find(code).stream()).toList(),
        new Keywords(list(row, "keywords_tr"), list(row, "keywords_en"), list(row, "keywords_ar")),
        list(row, "spatial"),
        row.getString("temporal_from"),
        row.getString("temporal_to"),
        Periodicity.find(row.getString("periodicity")).orElse(Periodicity.UNKNOWN),
        row.getObject("expected", LocalDate.class));
  }

  static @Nullable ReleaseNote toRelease(ResultSet row) throws SQLException {
    var number = row.getInt("release_number");
    return row.wasNull()
        ? null
        : new ReleaseNote(
            number,
            row.getLong("release_rows"),
            row.getString("release_time_from"),
            row.getString("release_time_to"),
            row.getObject("release_reference", LocalDate.class),
            Objects.requireNonNull(instant(row, "release_at")));
  }

  static LocalizedText text(ResultSet row, String column) throws SQLException {
    return new LocalizedText(
        Objects.requireNonNullElse(row.getString(column + "_tr"), ""),
        row.getString(column + "_en"),
        row.getString(column + "_ar"));
  }

  static List<String> list(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return Arrays.asList((String[]) array.getArray());
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
