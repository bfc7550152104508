package taskopru.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;
import taskopru.Database;
import taskopru.installation.Progress;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Slug;
import taskopru.statistics.TableQuery.Period;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, extraIncludes = "identity")
@Import(Database.class)
@TestPropertySource(
    properties = "taskopru.statistics.starter=classpath:taskopru/statistics/starter")
class StarterDatasetsTest {

  private static final Progress SILENT = (_, _, _) -> {};

  @Autowired StarterDatasets starters;
  @Autowired Tables tables;
  @Autowired ReleaseFilesCheck files;
  @Autowired Releases releases;
  @Autowired JdbcClient db;

  @Test
  void aNewHouseShowsRealFiguresAtOnce() {
    assertThat(figure("turkiye-refugees", "refugees", "2016")).isEqualByComparingTo("2869419");
    assertThat(figure("turkiye-refugees", "asylum_seekers", "2025")).isEqualByComparingTo("102497");
    assertThat(figure("adana-districts-population", "population", "2023"))
        .isEqualByComparingTo("2270298");
    assertThat(figure("adana-internal-migration", "in_migration", "2024"))
        .isEqualByComparingTo("55342");
    assertThat(figure("adana-internal-migration", "net_migration", "2024"))
        .isEqualByComparingTo("-766");
    assertThat(figure("adana-temporary-protection", "people", "2026"))
        .isEqualByComparingTo("177120");
  }

  @Test
  void codesSpeakTheReadersLanguage() {
    var table =
        tables.table(
            TableQuery.of(new Slug("adana-internal-migration"))
                .withRows(List.of("reason"))
                .withMeasures(List.of("in_migration")));
    assertThat(table.rows())
        .extracting(row -> row.heads().getFirst().label().in(Language.EN))
        .contains("Education");
  }

  @Test
  void aSecondStartLoadsNothingTwiceAndBringsNothingBack() throws Exception {
    var before = count();
    starters.atStart();
    assertThat(count()).isEqualTo(before).isEqualTo(4);
  }

  @Test
  void aReleaseFileThatChangedIsFound() throws Exception {
    assertThat(files.run(SILENT)).isEmpty();
    var dataset =
        tables.edition(Actor.visitor(), new Slug("adana-temporary-protection"), null).release();
    var file = releases.file(dataset);
    var bytes = Files.readAllBytes(file);
    try {
      Files.write(file, new byte[] {1});
      assertThat(files.run(SILENT))
          .singleElement()
          .satisfies(it -> assertThat(it.messageKey()).isEqualTo("statistics.check.files.changed"));
    } finally {
      Files.write(file, bytes);
    }
  }

  private BigDecimal figure(String dataset, String measure, String year) {
    return tables
        .table(
            TableQuery.of(new Slug(dataset))
                .withRows(List.of())
                .withMeasures(List.of(measure))
                .during(new Period(year, year)))
        .single()
        .orElseThrow();
  }

  private long count() {
    return db.sql("select count(*) from statistics.release").query(Long.class).single();
  }
}
