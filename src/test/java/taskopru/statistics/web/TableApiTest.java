package taskopru.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Publishing;
import taskopru.catalogue.Samples;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.statistics.Editions;
import taskopru.web.Uis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationModuleTest(
    module = "statistics",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = "identity")
@AutoConfigureMockMvc
@Import({Database.class, Editions.class})
class TableApiTest {

  static final AtomicInteger NEXT = new AtomicInteger();
  static final Actor EDITOR = new Actor(UUID.randomUUID(), Set.of(Verb.EDIT_DATASETS));

  @Autowired MockMvcTester web;
  @Autowired Editions editions;
  @Autowired Datasets datasets;
  @Autowired Publishing publishing;
  @Autowired JsonMapper json;

  Dataset dataset;
  String base;

  @BeforeEach
  void aPublishedDatasetOfItsOwn() {
    dataset = editions.refugees("multeciler-" + NEXT.incrementAndGet());
    base = "/api/v1/datasets/" + dataset.slug() + "/";
  }

  @Test
  void answersInTheAgreedShape() {
    var answer =
        get("table.json?rows=year&measure=refugees&filter=coa_iso:TUR&time=2016..2016&lang=en");
    assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("application/json");
    var body = tree(answer);
    assertThat(body.propertyNames())
        .contains(
            "title",
            "sentence",
            "dataset",
            "release",
            "source",
            "dimensions",
            "measures",
            "columns",
            "rows",
            "notes");
    assertThat(body.get("columns").toString()).isEqualTo("[\"year\",\"refugees\"]");
    assertThat(body.get("rows").toString()).isEqualTo("[[\"2016\",2869419]]");
    assertThat(body.get("sentence").asString()).isEqualTo("Refugees by year, Türkiye, 2016");
    assertThat(body.get("release").asInt()).isEqualTo(1);
    assertThat(body.get("notes").size()).isZero();
  }

  @Test
  void speaksTheLanguageOfTheAddressBeforeThatOfTheBrowser() {
    var tr = web.get().uri(base + "table.json?rows=year").exchange();
    var en =
        web.get().uri(base + "table.json?rows=year").header("Accept-Language", "en-GB").exchange();
    var ar =
        web.get()
            .uri(base + "table.json?rows=year&lang=ar")
            .header("Accept-Language", "en")
            .exchange();
    assertThat(tree(tr).at("/dimensions/0/label").asString()).isEqualTo("Yıl");
    assertThat(tree(en).at("/dimensions/0/label").asString()).isEqualTo("Year");
    assertThat(tree(ar).at("/dimensions/0/label").asString()).isEqualTo("السنة");
    assertThat(get("table.json?lang=xx")).hasStatus(422);
  }

  @Test
  void anEmptyCellIsNullAndItsPlaceStandsInTheNotes() {
    var body = tree(get("table.json?rows=year&measure=arrivals&filter=coo_iso:IRQ"));
    assertThat(body.at("/rows/1/1").isNull()).isTrue();
    assertThat(body.at("/notes/0/status").asString()).isEqualTo("missing");
    assertThat(body.at("/notes/0/cells").toString()).isEqualTo("[[1,1]]");
  }

  @Test
  void everyFaceShowsTheSameFigures() throws Exception {
    var query = "rows=year,coo_iso&cols=coa_iso&measure=refugees,arrivals,rate&lang=en";
    var fromJson = new ArrayList<List<String>>();
    tree(get("table.json?" + query))
        .get("rows")
        .forEach(row -> {
          var line = new ArrayList<String>();
          row.forEach(cell -> line.add(cell.isNull() ? "" : plain(cell.asString())));
          fromJson.add(line);
        });
    var fromCsv = new ArrayList<List<String>>();
    for (var line : CsvReader.builder().ofCsvRecord(text(get("table.csv?" + query)))) {
      fromCsv.add(line.getFields().stream().map(TableApiTest::plain).toList());
    }
    var fromXlsx = new ArrayList<List<String>>();
    try (var book =
        new ReadableWorkbook(new ByteArrayInputStream(bytes(get("table.xlsx?" + query))))) {
      var sheet = book.getSheet(1).orElseThrow();
      sheet
          .openStream()
          .skip(1)
          .forEach(row -> {
            var line = new ArrayList<String>();
            for (int i = 0; i < 9; i++) {
              if (i != 2) {
                line.add(plain(row.getCellText(i)));
              }
            }
            fromXlsx.add(line);
          });
    }
    assertThat(fromCsv.subList(1, fromCsv.size())).isEqualTo(fromJson).hasSize(6);
    assertThat(fromXlsx).isEqualTo(fromJson);
  }

  @Test
  void aSpreadsheetRunsNothingOfOurs() {
    assertThat(List.of("=1+1", "+x", "-x", "@x", "\tx", "＝1"))
        .allSatisfy(text -> assertThat(TableCsv.harmless(text)).isEqualTo("'" + text));
    assertThat(List.of("-12", "+1.5", "TUR", "", "2016"))
        .allSatisfy(text -> assertThat(TableCsv.harmless(text)).isEqualTo(text));
  }

  @Test
  void csvHasCodesOrLabelsAndAMarkWhereAsked() {
    assertThat(text(get("table.csv?rows=coo_iso&measure=refugees&time=2016")))
        .isEqualTo("coo_iso,refugees\r\nSYR,3829458\r\nIRQ,45432\r\n");
    var labelled =
        get("table.csv?rows=coo_iso&measure=refugees&time=2016&labels=yes&bom=yes&lang=en");
    assertThat(text(labelled))
        .isEqualTo("\ufeffCountry of origin,Refugees\r\nSyria,3829458\r\nIraq,45432\r\n");
    assertThat(labelled)
        .headers()
        .hasValue("Content-Disposition", "attachment; filename=\"" + dataset.slug() + "-1.csv\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table.json", "table.csv", "table.xlsx"})
  void aPinnedReleaseMayBeKeptForEverAndTheLatestForAMinute(String face) {
    assertThat(get(face + "?release=1"))
        .headers()
        .hasValue("Cache-Control", "max-age=31536000, public, immutable");
    var latest = get(face + "?rows=year");
    assertThat(latest).headers().hasValue("Cache-Control", "max-age=60, must-revalidate, public");
    var tag = String.valueOf(latest.getResponse().getHeader("ETag"));
    assertThat(tag).startsWith("\"").endsWith("\"");
    for (int times = 0; times < 2; times++) {
      var again = web.get().uri(base + face + "?rows=year").header("If-None-Match", tag).exchange();
      assertThat(again).hasStatus(304).headers().hasValue("ETag", tag);
      assertThat(again.getResponse().getContentLength()).isZero();
    }
  }

  @Test
  void theTagChangesExactlyWhenTheContentDoes() {
    var first = tag("table.json?rows=year&measure=refugees");
    assertThat(tag("table.json?measure=refugees&rows=year")).isEqualTo(first);
    assertThat(tag("table.json?rows=year&measure=arrivals")).isNotEqualTo(first);
    assertThat(tag("table.json?rows=year&measure=refugees&lang=ar")).isNotEqualTo(first);
    var pinned = tag("table.json?rows=year&measure=refugees&release=1");
    var second = editions.add(dataset, Editions.REFUGEES, List.of("2016,SYR,TUR,1,1,1"));
    assertThat(tag("table.json?rows=year&measure=refugees")).isEqualTo(first);
    editions.publish(second);
    secondPasses();
    assertThat(tag("table.json?rows=year&measure=refugees")).isNotEqualTo(first);
    assertThat(tag("table.json?rows=year&measure=refugees&release=1")).isEqualTo(pinned);
  }

  @Test
  void aKeptAnswerIsTheAnswerThatWasMade() {
    var made = web.get().uri(base + "table.json?rows=year").exchange().getResponse();
    var kept = web.get().uri(base + "table.json?rows=year").exchange().getResponse();
    assertThat(kept.getContentAsByteArray()).isEqualTo(made.getContentAsByteArray());
    assertThat(kept.getHeaderNames()).containsExactlyInAnyOrderElementsOf(made.getHeaderNames());
    for (var name : made.getHeaderNames()) {
      assertThat(kept.getHeaders(name)).as(name).isEqualTo(made.getHeaders(name));
    }
    assertThat(kept.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void packsForThoseWhoCanUnpack() throws Exception {
    for (int times = 0; times < 2; times++) {
      var packed =
          web.get()
              .uri(base + "table.json?rows=year,coo_iso&lang=en")
              .header("Accept-Encoding", "br, gzip")
              .exchange()
              .getResponse();
      assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
      var plain = get("table.json?rows=year,coo_iso&lang=en").getResponse();
      assertThat(packed.getHeader("ETag")).isNotEqualTo(plain.getHeader("ETag"));
      assertThat(packed.getHeader("Vary")).contains("Accept-Encoding");
      try (var in =
          new java.util.zip.GZIPInputStream(
              new ByteArrayInputStream(packed.getContentAsByteArray()))) {
        assertThat(in.readAllBytes()).isEqualTo(plain.getContentAsByteArray());
      }
    }
  }

  @Test
  void answersHeadWithoutABody() {
    for (int times = 0; times < 2; times++) {
      var head = web.head().uri(base + "table.json?rows=year").exchange();
      assertThat(head).hasStatusOk().headers().containsHeader("ETag");
      assertThat(head.getResponse().getContentAsByteArray()).isEmpty();
      get("table.json?rows=year");
    }
  }

  @Test
  void programsOnOtherSitesMayRead() {
    assertThat(web.get().uri(base + "table.json").header("Origin", "https://example.org"))
        .headers()
        .hasValue("Access-Control-Allow-Origin", "*")
        .doesNotContainHeader("Access-Control-Allow-Credentials");
    assertThat(
            web.options()
                .uri(base + "table.json")
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "GET"))
        .hasStatus(204)
        .headers()
        .hasValue("Access-Control-Allow-Origin", "*");
    assertThat(get("table.json?rows=nowhere"))
        .headers()
        .hasValue("Access-Control-Allow-Origin", "*");
  }

  @ParameterizedTest
  @CsvSource({
    "table.json?rows=nowhere,422,statistics.query.unknown-dimension",
    "table.csv?measure=nothing,422,statistics.query.unknown-measure",
    "table.json?release=7,404,statistics.release.unknown",
    "table.json?labels=yes,422,statistics.query.unknown-parameter",
    "table.csv?labels=perhaps,422,statistics.query.yes-or-no",
    "table.parquet?rows=year,422,statistics.query.unknown-parameter",
    "table.parquet?release=7,404,statistics.release.unknown"
  })
  void mistakesHaveAStableCode(String address, int status, String code) {
    var answer = get(address);
    assertThat(answer).hasStatus(status).hasContentTypeCompatibleWith("application/problem+json");
    assertThat(tree(answer).get("code").asString()).isEqualTo(code);
    assertThat(tree(answer).get("detail").asString()).isNotBlank().doesNotContain("{");
  }

  @Test
  void unknownDatasetsAreNotThere() {
    for (var name : List.of("yok", "..", "A B", "x%2f")) {
      assertThat(
              web.get()
                  .uri("/api/v1/datasets/{d}/table.json", name)
                  .exchange()
                  .getResponse()
                  .getStatus())
          .isIn(400, 404);
    }
  }

  @Test
  void givesTheFileOfAReleaseWithItsDigest() {
    var answer = get("table.parquet?release=1");
    assertThat(answer).hasStatusOk();
    var body = bytes(answer);
    assertThat(new String(body, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    var entries = tree(get("releases"));
    assertThat(answer)
        .headers()
        .hasValue("ETag", '"' + entries.at("/releases/0/sha256").asString() + '"');
  }

  @Test
  void namesWhatCanBeAskedAndAllReleases() {
    var structure = tree(get("structure?lang=en"));
    assertThat(structure.at("/dimensions/2/codes/0/label").asString()).isEqualTo("Türkiye");
    assertThat(structure.at("/measures/0/aggregation").asString()).isEqualTo("stock");
    var releases = tree(get("releases"));
    assertThat(releases.at("/releases/0/rows").asInt()).isEqualTo(8);
    assertThat(releases.at("/releases/0/state").asString()).isEqualTo("published");
  }

  @Test
  void aWithdrawnReleaseIsGoneFromMemoryToo() {
    var second = editions.add(dataset, Editions.REFUGEES, Editions.REFUGEE_ROWS);
    editions.publish(second);
    secondPasses();
    assertThat(get("table.json?release=2")).hasStatusOk();
    assertThat(get("table.json?release=2")).hasStatusOk();
    editions.withdraw(second);
    secondPasses();
    var gone = get("table.json?release=2");
    assertThat(gone).hasStatus(410);
    assertThat(tree(gone).get("code").asString()).isEqualTo("statistics.release.withdrawn");
    assertThat(tree(get("table.json")).get("release").asInt()).isEqualTo(1);
    assertThat(tree(get("releases")).at("/releases/0/state").asString()).isEqualTo("withdrawn");
  }

  @Test
  void aWithdrawnDatasetIsGoneAtOnce() {
    assertThat(get("table.json")).hasStatusOk();
    publishing.withdraw(Actor.operator(), dataset.id(), "Kaynak geri çekti.");
    assertThat(get("table.json")).hasStatus(410);
  }

  @Test
  void aNewTitleIsSeenAtOnce() {
    assertThat(tree(get("table.json")).get("title").asString()).isEqualTo("Mülteciler");
    datasets.change(Actor.operator(), dataset.id(), Samples.complete("Yeni ad"));
    assertThat(tree(get("table.json")).get("title").asString()).isEqualTo("Yeni ad");
  }

  @Test
  void anEditorsPreviewIsNeverKept() {
    var draft = editions.published("onizleme-" + NEXT.incrementAndGet(), "Ön izleme");
    editions.add(draft, Editions.REFUGEES, Editions.REFUGEE_ROWS);
    var address = "/api/v1/datasets/" + draft.slug() + "/table.json?release=1";
    for (int times = 0; times < 2; times++) {
      assertThat(web.get().uri(address).requestAttr(Uis.ACTOR, EDITOR))
          .hasStatusOk()
          .headers()
          .hasValue("Cache-Control", "no-store");
      assertThat(web.get().uri(address)).hasStatus(404);
    }
  }

  @Test
  void collectedRecordsAnswerNobody() {
    var survey = editions.draft("saha-" + NEXT.incrementAndGet(), "Saha", Kind.COLLECTED);
    editions.add(survey, Editions.REFUGEES, Editions.REFUGEE_ROWS);
    for (var end : List.of("table.json", "table.csv", "table.xlsx", "table.parquet", "structure")) {
      assertThat(
              web.get()
                  .uri("/api/v1/datasets/" + survey.slug() + "/" + end)
                  .requestAttr(Uis.ACTOR, Actor.operator()))
          .hasStatus(422);
    }
  }

  @Test
  void manyReadersAtOnceGetTheSameAnswer() throws Exception {
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> read = () -> text(get("table.json?rows=year,coo_iso,coa_iso&lang=en"));
      var answers = readers.invokeAll(java.util.Collections.nCopies(40, read));
      assertThat(answers.stream().map(Future::resultNow).distinct()).hasSize(1);
    }
  }

  /** A change made by another process is seen within a second. */
  private static void secondPasses() {
    try {
      Thread.sleep(1_050);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private MvcTestResult get(String address) {
    return web.get().uri(java.net.URI.create(base + address)).exchange();
  }

  private String tag(String address) {
    return String.valueOf(get(address).getResponse().getHeader("ETag"));
  }

  private JsonNode tree(MvcTestResult answer) {
    return json.readTree(bytes(answer));
  }

  private static String text(MvcTestResult answer) {
    return new String(bytes(answer), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(MvcTestResult answer) {
    return answer.getResponse().getContentAsByteArray();
  }

  private static String plain(String text) {
    return text.matches("-?[0-9]+([.][0-9]+)?")
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}
