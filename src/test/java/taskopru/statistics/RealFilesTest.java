package taskopru.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import taskopru.Database;
import taskopru.catalogue.Datasets;
import taskopru.installation.Home;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Slug;

/**
 * Files as offices publish them, with figures that were summed independently. They are kept beside
 * the checkout, in {@code ../shared/data}, or where {@code -Dtaskopru.shared=…} says; without them
 * these tests are skipped.
 */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(Database.class)
class RealFilesTest {

  private static final Path SHARED = Path.of(System.getProperty("taskopru.shared", "../shared"));

  @Autowired Importing importing;
  @Autowired Releases releases;
  @Autowired Tables tables;
  @Autowired Datasets datasets;
  @Autowired ReportText reports;
  @Autowired Home home;
  @Autowired JdbcClient db;

  @Test
  void theRefugeePopulationOfTheWorldIsReadWhole() {
    var slug = new Slug("unhcr-population");
    var stored = stored(imported("unhcr-refugee-data/population.csv", slug));
    assertThat(stored.release().rows()).isEqualTo(138_893);
    assertThat(stored.release().timeFrom()).isEqualTo("1951");
    assertThat(stored.release().timeTo()).isEqualTo("2025");
    assertThat(figure(slug, "rows=year&measure=refugees&filter=coa_iso:TUR&time=2016"))
        .isEqualByComparingTo("2869419");
    assertThat(
            figure(
                slug, "rows=year&measure=refugees&filter=coa_iso:TUR&filter=coo_iso:SYR&time=2016"))
        .isEqualByComparingTo("2823987");
    assertThat(figure(slug, "rows=year&measure=refugees&time=2016"))
        .isEqualByComparingTo("17184286");
    assertThat(figure(slug, "rows=year&measure=idps&time=2016")).isEqualByComparingTo("36627127");
  }

  @Test
  void districtsWithoutHeadingsBetweenBarsAddUpToTheCountry() {
    var slug = new Slug("adnks-districts");
    var stored = stored(imported("tuik-adnks-2023-medas/ilce.csv", slug));
    assertThat(stored.release().rows()).isEqualTo(973);
    assertThat(figure(slug, "rows=&measure=sutun_2")).isEqualByComparingTo("85372377");
    var seyhan =
        releases.codes(stored.release().id(), "sutun_1").stream()
            .filter(code -> code.label().in(Language.TR).startsWith("Adana(Seyhan)"))
            .findFirst()
            .orElseThrow();
    assertThat(figure(slug, "rows=sutun_1&measure=sutun_2&filter=sutun_1:" + seyhan.code()))
        .isEqualByComparingTo("787771");
    assertThat(reports.lines(stored.report(), Language.TR))
        .anyMatch(line -> line.startsWith("UYARI") && line.contains("başlık"));
  }

  /** The sums are those their first row gives; the subtotals below it are left out. */
  @ParameterizedTest
  @CsvSource({
    "01-05-2024-23_06_19-20777696821401693568728300729.xls, medas-adana, 15, 1289267",
    "01-05-2024-23_06_22-92367945951103601833909211.xls, medas-adiyaman, 18, 336384",
  })
  void pagesThatAreNamedAsWorkbooksKeepTheirTurkishLetters(
      String file, String slug, long rows, BigDecimal votes) {
    var stored = stored(imported("tuik-medas-raw-xls/" + file, new Slug(slug)));
    assertThat(stored.release().rows()).isEqualTo(rows);
    assertThat(stored.release().structure().measure("gecerli_oy_sayisi"))
        .hasValueSatisfying(
            measure -> assertThat(measure.label().in(Language.TR)).isEqualTo("Geçerli oy sayısı"));
    assertThat(figure(new Slug(slug), "rows=&measure=gecerli_oy_sayisi"))
        .isEqualByComparingTo(votes);
    assertThat(stored.release().structure().measure("sandik_sayisi")).isPresent();
    assertThat(reports.lines(stored.report(), Language.TR))
        .noneMatch(line -> line.startsWith("UYARI"))
        .anyMatch(line -> line.contains("toplam satırı") && line.contains("Seçim çevresi ve ilçe"));
  }

  @Test
  void nationalitiesInTurkishBecomeCountriesOnTheMap() {
    var slug = new Slug("yok-students");
    var stored =
        stored(
            imported(
                "yok-foreign-students-2021-2022/foreign_students_by_nationality_2021_2022.xlsx",
                slug));
    var nationality = stored.release().structure().dimension("uyruk").orElseThrow();
    assertThat(nationality.role()).isEqualTo(Dimension.Role.COUNTRY);
    assertThat(releases.codes(stored.release().id(), "uyruk"))
        .extracting(Releases.Code::code)
        .contains("SYR", "AZE", "DEU", "GBR", "AFG");
    assertThat(releases.codes(stored.release().id(), "uyruk"))
        .as("the stateless, states that are no more, parts of states: no country's code is theirs")
        .filteredOn(code -> !code.code().matches("[A-Z]{3}"))
        .hasSizeLessThan(60);
  }

  @Test
  void aWorkbookWithBrokenStylesIsReadAndItsRepeatedRowsAreRefused() {
    var slug = new Slug("displacements");
    var outcome = imported("hxl-edge-cases/input-broken.xlsx", slug);
    assertThat(outcome).isInstanceOf(ImportOutcome.Rejected.class);
    assertThat(outcome.report().findings().getFirst())
        .satisfies(finding -> {
          assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
          assertThat(finding.code()).isEqualTo("duplicate-keys");
          assertThat(finding.total()).isEqualTo(898);
          assertThat(finding.places())
              .allMatch(place -> "Sheet1".equals(place.sheet()) && place.row() != null);
        });
    assertThat(datasets.find(slug)).isEmpty();
  }

  private ImportOutcome imported(String path, Slug slug) {
    var file = SHARED.resolve("data").resolve(path);
    assumeTrue(
        Files.exists(file),
        () -> "Skipped: there is no " + file.toAbsolutePath() + " (see -Dtaskopru.shared=…)");
    var outcome =
        importing.run(Actor.operator(), ImportOrder.of(file, slug, true), ImportProgress.SILENT);
    assertThat(home.work()).isEmptyDirectory();
    assertThat(files())
        .isEqualTo(db.sql("select count(*) from statistics.release").query(Long.class).single());
    return outcome;
  }

  /** Of releases, whole or half. */
  private long files() {
    if (!Files.isDirectory(home.releases())) {
      return 0;
    }
    try (var all = Files.walk(home.releases())) {
      return all.filter(Files::isRegularFile).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportOutcome.Stored stored(ImportOutcome outcome) {
    if (outcome instanceof ImportOutcome.Stored stored) {
      return stored;
    }
    throw new AssertionError(reports.lines(outcome.report(), Language.EN));
  }

  private BigDecimal figure(Slug slug, String question) {
    return tables
        .table(TableQuery.read(slug, Addresses.parameters(question), Set.of()))
        .single()
        .orElseThrow();
  }
}
