package taskopru.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import taskopru.Database;
import taskopru.catalogue.Dataset;
import taskopru.statistics.Editions;
import taskopru.statistics.Release;
import taskopru.statistics.Structure;

@ApplicationModuleTest(
    module = "statistics",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = "identity")
@AutoConfigureMockMvc
@Import({Database.class, Editions.class})
class ReleasePagesTest {

  static final AtomicInteger NEXT = new AtomicInteger();

  @Autowired MockMvcTester web;
  @Autowired Editions editions;

  Dataset dataset;
  Release second;

  @BeforeEach
  void twoReleases() {
    dataset = editions.refugees("surum-" + NEXT.incrementAndGet());
    second =
        editions.add(
            dataset,
            Editions.REFUGEES,
            List.of(
                "2015,SYR,TUR,2503549,1000,99.5",
                "2015,IRQ,TUR,37799,20,80.25",
                "2015,SYR,LBN,1069111,5,",
                "2016,SYR,TUR,2824000,320,98.0",
                "2016,IRQ,TUR,45432,7,81.0",
                "2016,SYR,LBN,1005471,7,70.5",
                "2017,SYR,TUR,3424237,600,97.5",
                "2018,SYR,TUR,3622366,1,99"));
    editions.publish(second);
  }

  @Test
  void saysHowManyCellsAreDifferent() {
    assertThat(get("/en", "/compare?from=1&to=2"))
        .hasStatusOk()
        .bodyText()
        .contains("From release 1 to 2, 2 cells changed, 3 added, 2 removed.")
        .containsSubsequence("3,622,366", "56,043", "2,824,000", "+13");
  }

  @Test
  void givesTheDifferencesAsCsvInTheSameOrder() {
    assertThat(get("/api/v1/datasets/", "/compare.csv?from=1&to=2"))
        .hasStatusOk()
        .bodyText()
        .isEqualTo(
            """
            what,year,coo_iso,coa_iso,measure,before,after,difference
            added,2018,SYR,TUR,refugees,,3622366,
            removed,2017,IRQ,TUR,refugees,56043,,
            added,2018,SYR,TUR,rate,,99.0,
            removed,2017,IRQ,TUR,arrivals,30,,
            changed,2016,SYR,TUR,refugees,2823987,2824000,13
            changed,2016,IRQ,TUR,arrivals,,7,
            added,2018,SYR,TUR,arrivals,,1,
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aReleaseComparedWithItselfIsTheSame() {
    assertThat(get("/en", "/compare?from=1&to=1")).bodyText().contains("The figures are the same");
  }

  @Test
  void tellsWhatOnlyOneOfThemHas() {
    var narrower =
        new Structure(
            Editions.REFUGEES.dimensions().subList(0, 2),
            Editions.REFUGEES.measures().subList(0, 1),
            List.of());
    editions.publish(editions.add(dataset, narrower, List.of("2017,SYR,3424237")));
    assertThat(get("/en", "/compare?from=1&to=3"))
        .bodyText()
        .contains("Dimension no longer there: Country of asylum (coa_iso)")
        .contains("Figure no longer there: Arrivals (arrivals)");
  }

  @Test
  void refusesWhatIsNotARelease() {
    assertThat(get("/en", "/compare?from=x&to=2")).hasStatus(422);
    assertThat(get("/en", "/compare?from=1&to=9")).hasStatus(404);
    assertThat(get("/en", "/releases/9")).hasStatus(404);
  }

  @Test
  void listsAllReleasesAndKeepsTheEntryOfAWithdrawnOne() {
    editions.withdraw(second);
    assertThat(get("/en", "/releases"))
        .hasStatusOk()
        .bodyText()
        .containsSubsequence("Release 2", "Withdrawn", "Release 1", "Published");
    assertThat(get("/en", "/releases/2"))
        .hasStatusOk()
        .bodyText()
        .contains("Release 2 was withdrawn.")
        .doesNotContain("table.parquet");
    assertThat(get("/en", "/compare?from=1&to=2")).hasStatus(410);
    assertThat(get("/en", "?release=2")).hasStatus(410);
  }

  @Test
  void anOlderReleaseSaysThatThereIsANewerOne() {
    assertThat(get("/en", "?release=1"))
        .bodyText()
        .contains("You are looking at release 1; the newest is 2.");
    assertThat(get("/en", "/releases/1")).bodyText().contains("The checks found nothing.");
  }

  private MvcTestResult get(String before, String after) {
    return web.get()
        .uri((before.startsWith("/api") ? before : before + "/data/") + dataset.slug() + after)
        .exchange();
  }
}
