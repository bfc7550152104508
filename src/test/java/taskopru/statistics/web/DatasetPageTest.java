package taskopru.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import taskopru.Database;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Publishing;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.statistics.Dimension;
import taskopru.statistics.Editions;
import taskopru.statistics.Measure;
import taskopru.statistics.ReleasePublishing;
import taskopru.statistics.Structure;
import taskopru.web.Uis;

@ApplicationModuleTest(
    module = "statistics",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = "identity")
@AutoConfigureMockMvc
@Import({Database.class, Editions.class})
class DatasetPageTest {

  static final AtomicInteger NEXT = new AtomicInteger();

  @Autowired MockMvcTester web;
  @Autowired Editions editions;
  @Autowired Publishing publishing;
  @Autowired ReleasePublishing releases;

  Dataset dataset;

  @BeforeEach
  void aPublishedDatasetOfItsOwn() {
    dataset = editions.refugees("sayfa-" + NEXT.incrementAndGet());
  }

  @Test
  void saysTheNewestFigureAndItsChangeInWords() {
    assertThat(page("en", ""))
        .bodyText()
        .contains("Refugees, 2017: 3,480,280; 394,610 fewer than in 2016.");
    assertThat(page("tr", ""))
        .bodyText()
        .contains("Mülteciler, 2017: 3.480.280; 2016 rakamına göre 394.610 daha az.");
    assertThat(page("ar", "")).bodyText().contains("dir=\"rtl\"").contains("3,480,280");
  }

  @Test
  void showsTheLastYearsUnlessAsked() {
    assertThat(page("en", ""))
        .hasStatusOk()
        .bodyText()
        .contains("Refugees and Arrivals by year, 2015–2017")
        .contains("data-chart=")
        .contains("<td class=\"num\"><bdi class=\"ltr\">3,480,280</bdi></td>");
  }

  @Test
  void mapsCountriesWithTheirTableBeside() {
    assertThat(page("en", "rows=coa_iso&measure=refugees&time=2016"))
        .bodyText()
        .contains("geo/world.json")
        .contains("Highest: Türkiye (2,869,419) and Lebanon (1,005,471).")
        .contains("<bdi>Türkiye</bdi>");
  }

  @Test
  void answersAsAPlainFormDoesWithoutScripts() {
    assertThat(
            page(
                "en",
                "rows=coo_iso&rows=&cols=&measure=refugees&filter=coa_iso:TUR&from=2015&to=2016"))
        .bodyText()
        .contains("Refugees by country of origin, Türkiye, 2016")
        .contains("2,823,987")
        .contains("value=\"coa_iso:TUR\" checked");
  }

  @Test
  void answersHtmxWithTheFigureAlone() {
    assertThat(web.get().uri(path("en", "rows=year")).header("HX-Target", "figure"))
        .hasStatusOk()
        .bodyText()
        .contains("<table")
        .doesNotContain("<html");
  }

  @Test
  void theCodeToCopyFollowsTheTable() {
    assertThat(
            web.get()
                .uri("/tr/data/" + dataset.slug() + "?rows=coa_iso&measure=refugees")
                .header("HX-Request", "true")
                .header("HX-Target", "figure"))
        .bodyText()
        .contains("<pre id=\"code-python\"")
        .contains("hx-swap-oob=\"true\"")
        .contains("table.csv?rows=coa_iso&amp;measure=refugees");
  }

  @Test
  void aLongListIsSearchedInsteadOfShownWhole() {
    var many =
        published(
            "uzun-",
            new Dimension("place", LocalizedText.of("Yer"), Dimension.Role.OTHER),
            IntStream.rangeClosed(1, 1_000).mapToObj("P%04d,5"::formatted).toList());
    var path = "/tr/data/" + many.slug() + "?rows=place&measure=people";

    assertThat(web.get().uri(path))
        .bodyText()
        .contains("name=\"find-place\"")
        .contains("940 kod")
        .contains("value=\"place:P0001\"")
        .doesNotContain("value=\"place:P0777\"");
    assertThat(web.get().uri(path + "&filter=place:P0003&find-place=p0777"))
        .bodyText()
        .contains("class=\"choice\" data-choice open")
        .contains("value=\"place:P0777\"")
        .contains("value=\"place:P0003\" checked")
        .doesNotContain("value=\"place:P0001\"");
    assertThat(web.get().uri(path + "&find-place=%3Cb%3Eyok"))
        .bodyText()
        .contains("Listede böyle bir ad yok")
        .doesNotContain("<b>yok");
  }

  @Test
  void belowZeroStandsAMinusSignAndInFilesAHyphen() {
    var below =
        published(
            "eksi-",
            new Dimension("year", LocalizedText.of("Yıl"), Dimension.Role.TIME),
            List.of("2023,1250", "2024,-766"));

    assertThat(web.get().uri("/tr/data/" + below.slug()))
        .bodyText()
        .contains("\u2212766")
        .doesNotContain(">-766");
    assertThat(web.get().uri("/api/v1/datasets/" + below.slug() + "/table.csv"))
        .bodyText()
        .contains("-766");
  }

  @Test
  void marksWhatIsMissingAndSaysWhy() {
    assertThat(page("en", "rows=year&measure=arrivals&filter=coo_iso:IRQ"))
        .bodyText()
        .contains("The source gives no value for these cells.")
        .contains("<sup aria-hidden=\"true\">a</sup>");
  }

  @Test
  void everyFigureOfTheTableIsThatOfTheApi() {
    var json =
        web.get()
            .uri(
                "/api/v1/datasets/"
                    + dataset.slug()
                    + "/table.json?rows=coo_iso&measure=refugees&time=2016")
            .exchange();
    assertThat(json).bodyText().contains("[\"SYR\",3829458]");
    assertThat(page("en", "rows=coo_iso&measure=refugees&time=2016"))
        .bodyText()
        .contains("3,829,458");
  }

  @Test
  void aMistakeIsExplainedOnThePage() {
    assertThat(page("en", "rows=nowhere"))
        .hasStatus(422)
        .bodyText()
        .contains("There is no dimension “nowhere”.")
        .contains("id=\"pivot\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rows=%3Cscript%3Ealert(1)%3C/script%3E",
        "filter=coa_iso:%22%3E%3Cimg%20src=x%3E",
        "measure='%20or%201=1--",
        "time=%3Cb%3E",
        "from=%3Cb%3E",
        "page=-1",
        "page=99999999999999",
        "sort=%22onload=%22x"
      })
  void hostileWordsStayWords(String parameters) {
    var answer = page("en", parameters);
    assertThat(answer.getResponse().getStatus()).isIn(200, 422);
    assertThat(answer)
        .bodyText()
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x>")
        .doesNotContain("time=<b>");
  }

  @Test
  void aVisitorsPageIsKeptAndThatOfAnEditorIsNot() {
    var made = page("en", "").getResponse();
    var kept = page("en", "").getResponse();
    assertThat(kept.getHeader("ETag")).isNotNull().isEqualTo(made.getHeader("ETag"));
    assertThat(kept.getHeader("Cache-Control")).isEqualTo("no-cache");
    assertThat(kept.getHeader("Vary")).contains("HX-Target");
    assertThat(kept.getHeader("Content-Security-Policy"))
        .isNotNull()
        .isEqualTo(made.getHeader("Content-Security-Policy"));
    assertThat(kept.getHeaders("X-Content-Type-Options")).hasSize(1);
    assertThat(kept.getHeader("Access-Control-Allow-Origin")).isNull();
    assertThat(
            web.get()
                .uri(path("en", ""))
                .header("Cookie", "SESSION=abc")
                .requestAttr(Uis.ACTOR, Actor.operator()))
        .hasStatusOk()
        .headers()
        .hasValue("Cache-Control", "no-store")
        .doesNotContainHeader("ETag");
    assertThat(
            web.get()
                .uri(path("en", ""))
                .header("If-None-Match", String.valueOf(kept.getHeader("ETag"))))
        .hasStatus(304);
    assertThat(page("en", "")).bodyText().doesNotContain("name=\"_csrf\"");
    publishing.withdraw(Actor.operator(), dataset.id(), "Kaynak geri çekti.");
    assertThat(page("en", "")).hasStatus(410);
  }

  @Test
  void theKeptPageOfAWithdrawnReleaseIsGoneAtOnce() {
    var release = editions.add(dataset, Editions.REFUGEES, Editions.REFUGEE_ROWS.subList(0, 2));
    editions.publish(release);
    assertThat(page("en", "release=2")).hasStatusOk();
    assertThat(page("en", "release=2")).hasStatusOk();
    releases.withdraw(Actor.operator(), release.id(), "Kaynak geri çekti.");
    assertThat(page("en", "release=2")).hasStatus(410);
  }

  private Dataset published(String slug, Dimension dimension, List<String> rows) {
    var made = editions.published(slug + NEXT.incrementAndGet(), "Kişiler");
    var people =
        Editions.measure("people", "Kişi", "People", "أشخاص", 0, Measure.Aggregation.STOCK);
    var structure = new Structure(List.of(dimension), List.of(people), List.of());
    editions.publish(editions.add(made, structure, rows));
    return made;
  }

  @Test
  void hasNoInlineScriptOrStyle() {
    assertThat(page("en", ""))
        .bodyText()
        .doesNotContainPattern("<script(?![^>]*src=)[^>]*>")
        .doesNotContain("style=\"")
        .doesNotContain(" onclick=");
  }

  @Test
  void tellsWhereNoReleaseIsYet() {
    var empty = editions.published("bos-" + NEXT.incrementAndGet(), "Boş");
    assertThat(web.get().uri("/en/data/" + empty.slug()))
        .hasStatusOk()
        .bodyText()
        .contains("No release yet");
  }

  @Test
  void showsOnlyWhatIsToldAboutCollectedRecords() {
    var survey = editions.draft("saha-" + NEXT.incrementAndGet(), "Saha", Kind.COLLECTED);
    editions.add(survey, Editions.REFUGEES, Editions.REFUGEE_ROWS);
    assertThat(web.get().uri("/en/data/" + survey.slug()).requestAttr(Uis.ACTOR, Actor.operator()))
        .hasStatusOk()
        .bodyText()
        .contains("Its figures are not shown yet")
        .doesNotContain("2823987")
        .doesNotContain("2,823,987");
    assertThat(web.get().uri("/en/data/" + survey.slug())).hasStatus(404);
  }

  @Test
  void aWithdrawnDatasetLeavesAStone() {
    publishing.withdraw(Actor.operator(), dataset.id(), "Kaynak geri çekti.");
    assertThat(page("en", "")).hasStatus(410).bodyText().contains("Kaynak geri çekti.");
  }

  @Test
  void drawsBarsForCategoriesAndLinesForTime() {
    assertThat(page("en", "rows=coo_iso&measure=refugees").getResponse())
        .satisfies(
            r -> assertThat(r.getContentAsString()).contains("&#34;kind&#34;:&#34;BAR&#34;"));
    assertThat(page("en", "rows=coo_iso&cols=year&measure=refugees").getResponse())
        .satisfies(
            r -> assertThat(r.getContentAsString()).contains("&#34;kind&#34;:&#34;LINE&#34;"));
    assertThat(page("en", "rows=&measure=refugees")).bodyText().contains("figure-number");
    assertThat(List.of("rows=year,coo_iso"))
        .allSatisfy(q -> assertThat(page("en", q)).bodyText().doesNotContain("data-chart="));
  }

  private MvcTestResult page(String language, String parameters) {
    return web.get().uri(path(language, parameters)).exchange();
  }

  private java.net.URI path(String language, String parameters) {
    return java.net.URI.create(
        "/"
            + language
            + "/data/"
            + dataset.slug()
            + (parameters.isEmpty() ? "" : "?" + parameters));
  }
}
