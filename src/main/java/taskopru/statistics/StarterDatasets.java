package taskopru.statistics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Publishing;
import taskopru.installation.Home;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;
import taskopru.statistics.ingest.Built;
import taskopru.statistics.ingest.Digest;
import taskopru.web.Site;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real figures for a new installation, typed in as facts with their source. Each is loaded once in
 * an installation's life: what its people have changed or taken away since stays so.
 */
@Component
class StarterDatasets {

  private static final Logger log = LoggerFactory.getLogger(StarterDatasets.class);
  private static final long LOCK = 0x57a47e4L;

  private final JdbcClient db;
  private final Datasets datasets;
  private final Publishing catalogue;
  private final ReleaseKeeping keeping;
  private final ReleasePublishing publishing;
  private final ResourceLoader resources;
  private final JsonMapper json;
  private final Home home;
  private final Site site;
  private final String folder;

  StarterDatasets(
      JdbcClient db,
      Datasets datasets,
      Publishing catalogue,
      ReleaseKeeping keeping,
      ReleasePublishing publishing,
      ResourceLoader resources,
      JsonMapper json,
      Home home,
      Site site,
      @Value("${taskopru.statistics.starter}") String folder) {
    this.db = db;
    this.datasets = datasets;
    this.catalogue = catalogue;
    this.keeping = keeping;
    this.publishing = publishing;
    this.resources = resources;
    this.json = json;
    this.home = home;
    this.site = site;
    this.folder = folder;
  }

  @EventListener(ApplicationStartedEvent.class)
  @Transactional
  public void atStart() throws IOException, SQLException {
    if (folder.isEmpty()) {
      return;
    }
    db.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
    for (var name : json.readValue(text("index.json"), String[].class)) {
      var slug = new Slug(name);
      if (isNew(slug) && datasets.find(slug).isEmpty()) {
        load(slug);
      }
    }
  }

  private boolean isNew(Slug slug) {
    return db.sql("insert into statistics.starter (slug) values (:slug) on conflict do nothing")
            .param("slug", slug.value())
            .update()
        == 1;
  }

  private void load(Slug slug) throws IOException, SQLException {
    var operator = Actor.operator();
    var starter = json.readValue(text(slug + ".json"), StarterDataset.class);
    var dataset = datasets.create(operator, slug, Kind.OFFICIAL, starter.metadata(site.contact()));
    var work = Files.createTempDirectory(Files.createDirectories(home.work()), "starter");
    try {
      var release =
          keeping.keep(
              operator,
              dataset,
              build(slug, starter, work),
              new ReleaseFacts(starter.source(), starter.referenceDate(), starter.method()));
      catalogue.submit(operator, dataset.id());
      catalogue.publish(operator, dataset.id());
      publishing.publish(operator, release.id());
      log.info("Loaded the starter dataset {}", slug);
    } finally {
      delete(work);
    }
  }

  private Built build(Slug slug, StarterDataset starter, Path work)
      throws IOException, SQLException {
    var csv = Files.writeString(work.resolve("figures.csv"), text(slug + ".csv"));
    var parquet = work.resolve("figures.parquet");
    var structure = starter.structure();
    var dimensions = structure.dimensions().stream().map(Dimension::code).toList();
    var columns =
        Stream.concat(
                dimensions.stream().map(code -> code + "::varchar as " + code),
                structure.measures().stream()
                    .map(measure ->
                        measure.code()
                            + (measure.decimals() == 0 ? "::bigint as " : "::double as ")
                            + measure.code()))
            .collect(Collectors.joining(", "));
    var codes = new ArrayList<Built.CodeList>();
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var sql = duck.createStatement()) {
      sql.execute(
          "create table figures as select %s from read_csv('%s', header = true, all_varchar = true)"
              .formatted(columns, csv));
      sql.execute(
          "copy (select * from figures order by %s) to '%s' (format parquet, compression zstd)"
              .formatted(String.join(", ", dimensions), parquet));
      for (var code : dimensions) {
        var known = starter.codes().get(code);
        var entries = new ArrayList<Built.Entry>();
        if (known == null) {
          try (var found =
              sql.executeQuery("select distinct %1$s from figures order by 1".formatted(code))) {
            while (found.next()) {
              entries.add(
                  new Built.Entry(found.getString(1), LocalizedText.of(found.getString(1))));
            }
          }
        } else {
          known.forEach(it -> entries.add(new Built.Entry(it.code(), it.label())));
        }
        codes.add(new Built.CodeList(code, entries));
      }
      var time = structure.time().map(Dimension::code).orElseThrow();
      try (var counted =
          sql.executeQuery("select count(*), min(%1$s), max(%1$s) from figures".formatted(time))) {
        counted.next();
        return new Built(
            parquet,
            structure,
            codes,
            counted.getLong(1),
            counted.getString(2),
            counted.getString(3),
            Digest.sha256(parquet),
            Files.size(parquet),
            List.of());
      }
    }
  }

  private String text(String file) throws IOException {
    Resource resource = resources.getResource(folder + "/" + file);
    return resource.getContentAsString(StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
