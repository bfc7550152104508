package taskopru.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Publishing;
import taskopru.catalogue.ReleaseNote;
import taskopru.catalogue.Samples;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;
import taskopru.statistics.Dimension.Role;
import taskopru.statistics.Measure.Aggregation;
import tools.jackson.databind.json.JsonMapper;

/** Releases for tests, written as an import writes them. */
@TestComponent
@Transactional
public class Editions {

  /** Refugees by year, origin and country of asylum, as UNHCR gives them; rate is made up. */
  public static final Structure REFUGEES =
      new Structure(
          List.of(
              new Dimension("year", new LocalizedText("Yıl", "Year", "السنة"), Role.TIME),
              new Dimension(
                  "coo_iso",
                  new LocalizedText("Geldiği ülke", "Country of origin", "بلد المنشأ"),
                  Role.COUNTRY),
              new Dimension(
                  "coa_iso",
                  new LocalizedText("Sığındığı ülke", "Country of asylum", "بلد اللجوء"),
                  Role.COUNTRY)),
          List.of(
              measure("refugees", "Mülteciler", "Refugees", "اللاجئون", 0, Aggregation.STOCK),
              measure("arrivals", "Gelenler", "Arrivals", "الوافدون", 0, Aggregation.SUM),
              measure(
                  "rate", "Kabul oranı", "Recognition rate", "نسبة القبول", 1, Aggregation.NONE)),
          List.of());

  public static final List<String> REFUGEE_ROWS =
      List.of(
          "2015,SYR,TUR,2503549,1000,99.5",
          "2015,IRQ,TUR,37799,20,80.25",
          "2015,SYR,LBN,1069111,5,",
          "2016,SYR,TUR,2823987,320,98.0",
          "2016,IRQ,TUR,45432,,81.0",
          "2016,SYR,LBN,1005471,7,70.5",
          "2017,SYR,TUR,3424237,600,97.5",
          "2017,IRQ,TUR,56043,30,");

  private static final Map<String, LocalizedText> COUNTRIES =
      Map.of(
          "TUR", new LocalizedText("Türkiye", "Türkiye", "تركيا"),
          "LBN", new LocalizedText("Lübnan", "Lebanon", "لبنان"),
          "SYR", new LocalizedText("Suriye", "Syria", "سوريا"),
          "IRQ", new LocalizedText("Irak", "Iraq", "العراق"));

  private final Datasets datasets;
  private final Publishing publishing;
  private final Releases releases;
  private final JdbcClient db;
  private final JsonMapper json;

  Editions(
      Datasets datasets, Publishing publishing, Releases releases, JdbcClient db, JsonMapper json) {
    this.datasets = datasets;
    this.publishing = publishing;
    this.releases = releases;
    this.db = db;
    this.json = json;
  }

  public static Measure measure(
      String code, String tr, String en, String ar, int decimals, Aggregation aggregation) {
    return new Measure(
        code,
        new LocalizedText(tr, en, ar),
        new LocalizedText("kişi", "people", "شخص"),
        decimals,
        aggregation);
  }

  /** A published dataset with one public release of {@link #REFUGEE_ROWS}. */
  public Dataset refugees(String slug) {
    var dataset = published(slug, "Mülteciler");
    publish(add(dataset, REFUGEES, REFUGEE_ROWS));
    return dataset;
  }

  public Dataset draft(String slug, String title, Kind kind) {
    return datasets.create(
        Actor.operator(),
        new Slug(slug),
        kind,
        Samples.complete(
            new LocalizedText(title, title + " (en)", null), "Yıllara göre rakamlar."));
  }

  public Dataset published(String slug, String title) {
    var draft = draft(slug, title, Kind.OFFICIAL);
    publishing.submit(Actor.operator(), draft.id());
    return publishing.publish(Actor.operator(), draft.id());
  }

  /**
   * A release not yet published: rows as comma-separated text, an empty field is a missing value.
   */
  public Release add(Dataset dataset, Structure structure, List<String> rows) {
    var id = UUID.randomUUID();
    var file = releases.file(dataset.id(), id);
    write(structure, rows, file);
    return enter(id, dataset, structure, file, rows);
  }

  /** Figures in a file of their own, with no database: for tests of the engine. */
  static OfficialFigures official(Structure structure, Path home, List<String> rows) {
    var dataset =
        new Dataset(
            UUID.randomUUID(),
            new Slug("veri"),
            Kind.OFFICIAL,
            taskopru.catalogue.State.PUBLISHED,
            1,
            Samples.complete("Veri"),
            null,
            new taskopru.catalogue.Expectation(null, null, false),
            Instant.EPOCH,
            Instant.EPOCH,
            Actor.OPERATOR_ID,
            null,
            Instant.EPOCH,
            null,
            null);
    var release =
        new Release(
            UUID.randomUUID(),
            dataset.id(),
            1,
            Kind.OFFICIAL,
            structure,
            "0".repeat(64),
            1,
            rows.size(),
            null,
            null,
            "",
            null,
            LocalizedText.of(""),
            Instant.EPOCH,
            Instant.EPOCH,
            null);
    var nowhere = new org.springframework.jdbc.datasource.DriverManagerDataSource();
    var files =
        new Releases(
            JdbcClient.create(nowhere), new JsonMapper(), new taskopru.installation.Home(home));
    write(structure, rows, files.file(release));
    return OfficialFigures.open(dataset, release, files, Actor.visitor());
  }

  private static void write(Structure structure, List<String> rows, Path file) {
    var columns =
        Stream.concat(
                structure.dimensions().stream().map(d -> "'" + d.code() + "': 'VARCHAR'"),
                structure.measures().stream()
                    .map(m ->
                        "'" + m.code() + "': '" + (m.decimals() == 0 ? "BIGINT" : "DOUBLE") + "'"))
            .toList();
    try {
      Files.createDirectories(file.getParent());
      var csv = Files.createTempFile("rows", ".csv");
      Files.write(csv, rows);
      parquet(
          "select * from read_csv('%s', header = false, columns = {%s})"
              .formatted(csv, String.join(", ", columns)),
          file);
      Files.delete(csv);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A release from a file that already lies where releases lie. */
  private Release enter(
      UUID id, Dataset dataset, Structure structure, Path file, List<String> rows) {
    var number =
        db.sql("select coalesce(max(number), 0) + 1 from statistics.release where dataset_id = :d")
            .param("d", dataset.id())
            .query(Integer.class)
            .single();
    var times = codes(structure, rows, structure.time().map(Dimension::code).orElse(""));
    db.sql(
            """
            insert into statistics.release
                (id, dataset_id, number, kind, structure, sha256, bytes, row_count, time_from, time_to,
                 source, reference_date, note_tr, imported_at, imported_by)
            values (:id, :dataset, :number, :kind, cast(:structure as jsonb), :sha, :bytes, :rows, :from, :to,
                 'UNHCR Refugee Data Finder', :reference, '', now(), :who)
            """)
        .param("id", id)
        .param("dataset", dataset.id())
        .param("number", number)
        .param("kind", dataset.kind().code())
        .param("structure", json.writeValueAsString(structure))
        .param("sha", sha256(file))
        .param("bytes", file.toFile().length())
        .param("rows", rows.size())
        .param("from", times.stream().min(String::compareTo).orElse(null))
        .param("to", times.stream().max(String::compareTo).orElse(null))
        .param("reference", LocalDate.of(2017, 12, 31))
        .param("who", Actor.OPERATOR_ID)
        .update();
    for (var dimension : structure.dimensions()) {
      int position = 0;
      for (var code : codes(structure, rows, dimension.code())) {
        var label = COUNTRIES.getOrDefault(code, LocalizedText.of(code));
        db.sql(
                """
                insert into statistics.code
                    (release_id, dimension, code, position, label_tr, label_en, label_ar)
                values (:release, :dimension, :code, :position, :tr, :en, :ar)
                """)
            .param("release", id)
            .param("dimension", dimension.code())
            .param("code", code)
            .param("position", position++)
            .param("tr", label.tr())
            .param("en", label.en())
            .param("ar", label.ar())
            .update();
      }
    }
    return releases.find(id).orElseThrow();
  }

  public void publish(Release release) {
    db.sql("update statistics.release set published_at = :now, published_by = :who where id = :id")
        .param("now", java.sql.Timestamp.from(Instant.parse("2026-06-15T09:00:00Z")))
        .param("who", Actor.OPERATOR_ID)
        .param("id", release.id())
        .update();
    datasets.noteRelease(
        release.dataset(),
        new ReleaseNote(
            release.number(),
            release.rows(),
            release.timeFrom(),
            release.timeTo(),
            release.referenceDate(),
            Instant.parse("2026-06-15T09:00:00Z")));
  }

  public void withdraw(Release release) {
    db.sql("update statistics.release set withdrawn_at = now() where id = :id")
        .param("id", release.id())
        .update();
  }

  public static void parquet(String select, Path file) {
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement()) {
      statement.execute(
          "copy (%s) to '%s' (format parquet, compression zstd)".formatted(select, file));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> codes(Structure structure, List<String> rows, String dimension) {
    var all = new ArrayList<>(structure.dimensions().stream().map(Dimension::code).toList());
    var place = all.indexOf(dimension);
    var codes = new LinkedHashSet<String>();
    if (place >= 0) {
      rows.forEach(row -> codes.add(row.split(",", -1)[place]));
    }
    return codes;
  }

  private static String sha256(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException | java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
