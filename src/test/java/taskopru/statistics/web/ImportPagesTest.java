package taskopru.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import taskopru.Database;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.catalogue.State;
import taskopru.installation.Home;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.statistics.Dimension;
import taskopru.statistics.Editions;
import taskopru.statistics.ImportDesk;
import taskopru.statistics.ImportJob;
import taskopru.statistics.Release;
import taskopru.web.Uis;

@ApplicationModuleTest(
    module = "statistics",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = "identity")
@AutoConfigureMockMvc
@Import({Database.class, Editions.class})
class ImportPagesTest {

  static final Actor AYSE =
      new Actor(UUID.randomUUID(), Set.of(Verb.EDIT_DATASETS, Verb.PUBLISH_DATASETS));
  static final Actor MEHMET = new Actor(UUID.randomUUID(), Set.of(Verb.EDIT_DATASETS));
  static final Actor ZEYNEP = new Actor(UUID.randomUUID(), Set.of(Verb.PUBLISH_DATASETS));
  static final Actor NOBODY = new Actor(UUID.randomUUID(), Set.of());

  static final String POPULATION =
      "il,yil,nufus\nAdana,2022,5\nMersin,2022,6\nAdana,2023,7\nMersin,2023,8\n";

  @Autowired MockMvcTester web;
  @Autowired Editions editions;
  @Autowired Datasets datasets;
  @Autowired ImportDesk desk;
  @Autowired Home home;

  Dataset dataset;

  @BeforeEach
  void aDatasetOfItsOwn() {
    dataset = official();
  }

  @Test
  void aFileBecomesAPublicReleaseStepByStep() {
    assertThat(get(AYSE, "")).hasStatusOk().bodyText().contains("Henüz rakam yok");
    assertThat(get(AYSE, "/new")).hasStatusOk().bodyText().contains("multipart/form-data");
    var job = handedIn(AYSE, POPULATION);
    var page = body(get(AYSE, "/" + job));
    assertThat(page).contains("Dosyanın ilk satırları").contains("<bdi>Mersin</bdi>");
    var fields = fields(page);
    assertThat(fields).containsEntry("use-1", "time").containsEntry("use-2", "measure");

    fields.put("label-tr-2", "Nüfus sayısı");
    fields.put("unit-tr-2", "kişi");
    assertThat(post(AYSE, "/" + job + "/structure", fields)).hasStatus3xxRedirection();
    settled(job);
    page = body(get(AYSE, "/" + job));
    assertThat(page).contains("Sürümü sakla").contains("Sakla ve yayımla");
    assertThat(releases()).isEmpty();

    assertThat(post(AYSE, "/" + job + "/release", Map.of("source", "", "deed", "publish")))
        .hasStatus(422)
        .bodyText()
        .contains("Rakamların kaynağını yazın.");
    var facts =
        Map.of(
            "source", "TÜİK, 2023",
            "referenceDate", "2023-12-31",
            "note-tr", "İlk sürüm",
            "deed", "publish");
    assertThat(post(AYSE, "/" + job + "/release", facts)).hasStatus3xxRedirection();
    assertThat(body(get(AYSE, "/" + job))).contains("/tr/data/" + dataset.slug());
    var release = releases().getFirst();
    assertThat(release.isPublic()).isTrue();
    assertThat(release.source()).isEqualTo("TÜİK, 2023");
    assertThat(release.structure().measures().getFirst().label().tr()).isEqualTo("Nüfus sayısı");
    assertThat(datasets.get(dataset.id()).state()).isEqualTo(State.PUBLISHED);
    assertThat(body(get(AYSE, "")))
        .contains("TÜİK, 2023")
        .contains("31 Aralık 2023")
        .contains("İlk sürüm");
    assertThat(home.work().resolve("import-" + job)).doesNotExist();
  }

  @Test
  void aWrongCorrectionComesBackWithWhatWasTyped() {
    var job = handedIn(AYSE, POPULATION);
    var fields = fields(body(get(AYSE, "/" + job)));
    fields.put("code-0", "İl");
    fields.put("label-tr-0", "Şehir <b>");
    fields.put("use-2", "leave-out");
    assertThat(post(AYSE, "/" + job + "/structure", fields))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#code-0\"")
        .contains("value=\"İl\"")
        .contains("Şehir &lt;b>")
        .contains("error-summary");
    fields.put("code-0", "il");
    fields.put("use-2", "names-of-0");
    fields.put("use-0", "names-of-0");
    assertThat(post(AYSE, "/" + job + "/structure", fields)).hasStatus(422);
    assertThat(releases()).isEmpty();
  }

  @Test
  void namesOfADimensionAreTakenFromTheColumnChosen() {
    var job = handedIn(AYSE, "kod,ad,yil,sayi\nx1,Bir,2022,5\nx2,İki,2022,6\nx1,Bir,2023,7\n");
    var fields = fields(body(get(AYSE, "/" + job)));
    fields.put("use-0", "dimension");
    fields.put("use-1", "names-of-0");
    fields.put("code-0", "yer");
    post(AYSE, "/" + job + "/structure", fields);
    settled(job);
    assertThat(job(job).built()).as(job(job).findings().toString()).isTrue();
    post(AYSE, "/" + job + "/release", Map.of("source", "x", "deed", "keep"));
    assertThat(releases().getFirst().structure().dimension("yer")).isPresent();
    assertThat(releases().getFirst().isPublic()).isFalse();
  }

  @Test
  void whetherADimensionNamesPlacesCanBeCorrected() {
    var job = handedIn(AYSE, POPULATION);
    var fields = fields(body(get(AYSE, "/" + job)));
    fields.put("place-0", "province-names");
    post(AYSE, "/" + job + "/structure", fields);
    settled(job);
    post(AYSE, "/" + job + "/release", Map.of("source", "x", "deed", "keep"));
    assertThat(releases().getFirst().structure().dimension("il"))
        .hasValueSatisfying(it -> assertThat(it.role()).isEqualTo(Dimension.Role.PROVINCE));
  }

  @Test
  void theColumnsOfAWideFileAreCorrectedPageByPage() {
    var columns = IntStream.range(1, 130).mapToObj(i -> "olcu" + i).toList();
    var row = columns.stream().map(_ -> "7").collect(Collectors.joining(","));
    var job =
        handedIn(
            AYSE, "il,%s\nAdana,%s\nHatay,%s\n".formatted(String.join(",", columns), row, row));
    var first = fields(body(get(AYSE, "/" + job)));
    assertThat(first).containsKey("use-59").doesNotContainKey("use-60");
    first.put("label-tr-0", "Şehir");
    first.put("columns", "1");
    first.put("turn", "3");
    assertThat(post(AYSE, "/" + job + "/structure", first))
        .hasRedirectedUrl(address("/" + job) + "?columns=3");

    var last = fields(body(get(AYSE, "/" + job + "?columns=3")));
    assertThat(last).containsKey("use-129").doesNotContainKey("use-119");
    last.put("columns", "3");
    last.put("code-129", "olcu1");
    assertThat(post(AYSE, "/" + job + "/structure", last)).hasStatus(422);
    last.put("code-129", "sonuncu");
    assertThat(post(AYSE, "/" + job + "/structure", last)).hasStatus3xxRedirection();
    settled(job);
    post(AYSE, "/" + job + "/release", Map.of("source", "x", "deed", "keep"));

    var structure = releases().getFirst().structure();
    assertThat(structure.measure("sonuncu")).isPresent();
    assertThat(structure.measures()).hasSize(129);
    assertThat(structure.dimension("il"))
        .hasValueSatisfying(it -> assertThat(it.label().in(Language.TR)).isEqualTo("Şehir"));
  }

  @Test
  void whatWasReadWronglyIsReadAgain() {
    var job = handedIn(AYSE, "il|yil|sayi\nAdana|2022|1,5\nMersin|2022|2,5\n");
    assertThat(post(AYSE, "/" + job + "/reading", Map.of("headerRows", "çok")))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#headerRows\"");
    assertThat(post(AYSE, "/" + job + "/reading", Map.of("delimiter", ";")))
        .hasStatus3xxRedirection();
    settled(job);
    assertThat(post(AYSE, "/" + job + "/reading", Map.of("delimiter", "|", "decimal", ",")))
        .hasStatus3xxRedirection();
    settled(job);
    assertThat(Objects.requireNonNull(job(job).mapping()).columns()).hasSize(3);
  }

  @Test
  void aFileWithErrorsGivesItsReportAndStoresNothing() {
    var job = handedIn(AYSE, "il,yil,nufus\nAdana,2023,1\nAdana,2023,2,9\nHatay,2023,3\n");
    if (job(job).state() == ImportJob.State.WAITING) {
      post(AYSE, "/" + job + "/structure", fields(body(get(AYSE, "/" + job))));
      settled(job);
    }
    assertThat(job(job).report().hasErrors()).isTrue();
    assertThat(body(get(AYSE, "/" + job)))
        .contains("Denetim raporu")
        .contains("/report.csv")
        .doesNotContain("Sakla ve yayımla");
    assertThat(get(AYSE, "/" + job + "/report.csv")).hasStatusOk().bodyText().contains("\r\n");
    assertThat(get(AYSE, "/" + job + "/report.json")).hasStatusOk().bodyText().contains("ERROR");
    assertThat(post(AYSE, "/" + job + "/release", Map.of("source", "x", "deed", "publish")))
        .matches(it -> it.getResponse().getStatus() >= 400);
    assertThat(releases()).isEmpty();
  }

  @Test
  void whatIsNoTableIsRefusedInWords() {
    var job =
        handedIn(
            AYSE,
            "../../<script>.csv",
            new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0});
    assertThat(job(job).state()).isEqualTo(ImportJob.State.FAILED);
    assertThat(body(get(AYSE, "/" + job)))
        .contains("notice-bad")
        .contains("hiçbir şey saklanmadı")
        .doesNotContain("<script>.csv");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(home.work().resolve("import-" + job))
                .as("it goes a moment after the word is out")
                .doesNotExist());
    assertThat(upload(AYSE, dataset, "bos.csv", new byte[0]))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#file\"");
  }

  @Test
  void whoeverStopsItLeavesNothingBehind() {
    var job = handedIn(AYSE, POPULATION);
    assertThat(post(AYSE, "/" + job + "/end", Map.of())).hasStatus3xxRedirection();
    settled(job);
    assertThat(job(job).state()).isEqualTo(ImportJob.State.CANCELLED);
    assertThat(job(job).examined()).isNull();
    assertThat(home.work().resolve("import-" + job)).doesNotExist();
    assertThat(get(AYSE, "/" + job)).hasStatusOk();
    assertThat(post(AYSE, "/" + job + "/structure", Map.of())).hasStatus(409);
  }

  @Test
  void whoeverStopsItWhileItIsReadLeavesNothingBehind() {
    var rows = new StringBuilder("il,yil,nufus\n");
    for (var row = 0; row < 400_000; row++) {
      rows.append("Adana,").append(1000 + row % 1000).append(',').append(row).append('\n');
    }
    var result = upload(AYSE, dataset, "nufus.csv", bytes(rows.toString()));
    var to = Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    var job = UUID.fromString(to.substring(to.lastIndexOf('/') + 1));
    assertThat(job(job).state().isBusy()).isTrue();
    assertThat(post(AYSE, "/" + job + "/end", Map.of())).hasStatus3xxRedirection();
    settled(job);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          assertThat(job(job).state()).isEqualTo(ImportJob.State.CANCELLED);
          assertThat(home.work().resolve("import-" + job)).doesNotExist();
        });
    assertThat(releases()).isEmpty();
  }

  @Test
  void aScriptAsksForTheProgressAloneAndIsToldWhenItIsOver() {
    var job = handedIn(AYSE, POPULATION);
    assertThat(
            web.get()
                .uri(address("/" + job))
                .header("HX-Request", "true")
                .header("HX-Target", "progress")
                .requestAttr(Uis.ACTOR, AYSE)
                .exchange())
        .hasHeader("HX-Refresh", "true")
        .bodyText()
        .contains("id=\"progress\"")
        .doesNotContain("<html");
  }

  @Test
  void onlyWhoMayDoesIt() {
    assertThat(upload(NOBODY, dataset, "x.csv", bytes(POPULATION))).hasStatus(403);
    assertThat(upload(ZEYNEP, dataset, "x.csv", bytes(POPULATION))).hasStatus(403);
    assertThat(get(NOBODY, "")).hasStatus(403);
    assertThat(get(ZEYNEP, "/new")).hasStatus(403);
    var job = handedIn(MEHMET, POPULATION);
    for (var actor : List.of(NOBODY, ZEYNEP)) {
      assertThat(get(actor, "/" + job)).hasStatus(403);
      assertThat(get(actor, "/" + job + "/report.csv")).hasStatus(403);
      for (var deed : List.of("/structure", "/reading", "/release", "/end")) {
        assertThat(post(actor, "/" + job + deed, Map.of("source", "x"))).hasStatus(403);
      }
    }
    post(MEHMET, "/" + job + "/structure", fields(body(get(MEHMET, "/" + job))));
    settled(job);
    assertThat(body(get(MEHMET, "/" + job))).doesNotContain("Sakla ve yayımla");
    assertThat(post(MEHMET, "/" + job + "/release", Map.of("source", "x", "deed", "publish")))
        .hasStatus(403);
    assertThat(releases()).isEmpty();
    post(MEHMET, "/" + job + "/release", Map.of("source", "x", "deed", "keep"));
    assertThat(post(MEHMET, "/releases/1/publication", Map.of())).hasStatus(403);
    assertThat(get(MEHMET, "/releases/1/publication")).hasStatus(403);
    assertThat(releases().getFirst().isPublic()).isFalse();
  }

  @Test
  void anImportIsReachedUnderItsOwnDatasetOnly() {
    var job = handedIn(AYSE, POPULATION);
    dataset = official();
    assertThat(get(AYSE, "/" + job)).hasStatus(404);
    assertThat(post(AYSE, "/" + job + "/end", Map.of())).hasStatus(404);
    assertThat(get(AYSE, "/" + UUID.randomUUID())).hasStatus(404);
  }

  @Test
  void aReleaseIsPublishedAndWithdrawnWithAReason() {
    stored(POPULATION);
    assertThat(get(AYSE, "/releases/1/publication")).hasStatusOk();
    assertThat(post(AYSE, "/releases/1/publication", Map.of())).hasStatus3xxRedirection();
    assertThat(releases().getFirst().isPublic()).isTrue();
    assertThat(post(AYSE, "/releases/1/withdrawal", Map.of("reason", " ")))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#reason\"");
    assertThat(post(AYSE, "/releases/1/withdrawal", Map.of("reason", "Kaynak düzeltti.")))
        .hasStatus3xxRedirection();
    assertThat(releases().getFirst().isPublic()).isFalse();
    assertThat(get(AYSE, "/releases/2/withdrawal")).hasStatus(404);
  }

  @Test
  void collectedRecordsAreKeptAndNeverOfferedForPublication() {
    dataset = draft(Kind.COLLECTED);
    var job = handedIn(AYSE, "kisi,yil,yas\nk1,2023,20\nk2,2023,31\nk3,2023,42\n");
    post(AYSE, "/" + job + "/structure", fields(body(get(AYSE, "/" + job))));
    settled(job);
    assertThat(body(get(AYSE, "/" + job)))
        .doesNotContain("Sakla ve yayımla")
        .contains("Açıklama denetimi");
    assertThat(post(AYSE, "/" + job + "/release", Map.of("source", "x", "deed", "publish")))
        .hasStatus(422);
    assertThat(releases()).isEmpty();
    assertThat(post(AYSE, "/" + job + "/release", Map.of("source", "x", "deed", "keep")))
        .hasStatus3xxRedirection();
    assertThat(body(get(AYSE, ""))).doesNotContain("/publication");
    assertThat(post(AYSE, "/releases/1/publication", Map.of())).hasStatus(422);
    assertThat(releases().getFirst().isPublic()).isFalse();
  }

  private void stored(String text) {
    var job = handedIn(AYSE, text);
    post(AYSE, "/" + job + "/structure", fields(body(get(AYSE, "/" + job))));
    settled(job);
    post(AYSE, "/" + job + "/release", Map.of("source", "x", "deed", "keep"));
  }

  private Dataset official() {
    return draft(Kind.OFFICIAL);
  }

  private Dataset draft(Kind kind) {
    return editions.draft(slug(), "Nüfus", kind);
  }

  private static String slug() {
    return "dosya-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private List<Release> releases() {
    return desk.releases(AYSE, dataset);
  }

  private ImportJob job(UUID id) {
    return desk.job(AYSE, dataset.slug(), id);
  }

  private void settled(UUID job) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !job(job).state().isBusy());
  }

  private UUID handedIn(Actor actor, String text) {
    return handedIn(actor, "nufus.csv", bytes(text));
  }

  private UUID handedIn(Actor actor, String name, byte[] content) {
    var result = upload(actor, dataset, name, content);
    assertThat(result).hasStatus3xxRedirection();
    var to = Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    var id = UUID.fromString(to.substring(to.lastIndexOf('/') + 1));
    settled(id);
    return id;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private MvcTestResult upload(Actor actor, Dataset dataset, String name, byte[] content) {
    return web.post()
        .uri("/tr/desk/datasets/" + dataset.slug() + "/imports")
        .multipart()
        .file(new MockMultipartFile("file", name, "text/csv", content))
        .with(csrf())
        .requestAttr(Uis.ACTOR, actor)
        .exchange();
  }

  private MvcTestResult get(Actor actor, String rest) {
    return web.get().uri(address(rest)).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(Actor actor, String rest, Map<String, String> fields) {
    var request = web.post().uri(address(rest)).with(csrf()).requestAttr(Uis.ACTOR, actor);
    fields.forEach(request::param);
    return request.exchange();
  }

  private String address(String rest) {
    return "/tr/desk/datasets/" + dataset.slug() + "/imports" + rest;
  }

  private static String body(MvcTestResult result) {
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  /** What a browser would send of the form of the structure, as the page proposes it. */
  private static Map<String, String> fields(String page) {
    var fields = new TreeMap<String, String>();
    var input = Pattern.compile("<input [^>]*name=\"([a-z-]+-[0-9]+)\"[^>]*>").matcher(page);
    while (input.find()) {
      var value = Pattern.compile("value=\"([^\"]*)\"").matcher(input.group());
      fields.put(input.group(1), value.find() ? value.group(1) : "");
    }
    var select =
        Pattern.compile("(?s)<select [^>]*name=\"([a-z-]+-[0-9]+)\".*?</select>").matcher(page);
    var chosen = Pattern.compile("value=\"([^\"]*)\" selected");
    while (select.find()) {
      var option = chosen.matcher(select.group());
      var values = new ArrayList<String>();
      while (option.find()) {
        values.add(option.group(1));
      }
      assertThat(values).as(select.group(1)).hasSize(1);
      fields.put(select.group(1), values.getFirst());
    }
    return fields;
  }
}
