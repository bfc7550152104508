package taskopru.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Publishing;
import taskopru.catalogue.ReleaseNote;
import taskopru.catalogue.Samples;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

@ApplicationModuleTest(module = "catalogue", mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class DataPagesTest {

  @Autowired MockMvcTester web;
  @Autowired Datasets datasets;
  @Autowired Publishing publishing;

  @BeforeEach
  void aPublishedDatasetAndADraft() {
    var draft =
        datasets.create(
            Actor.operator(),
            new Slug("gocmen"),
            Kind.OFFICIAL,
            Samples.complete(
                new LocalizedText(
                    "Göçmen nüfusu <script>alert(1)</script>", "Migrant population", null),
                "Doğduğu ülkeye göre <b>göçmenler</b>."));
    publishing.submit(Actor.operator(), draft.id());
    publishing.publish(Actor.operator(), draft.id());
    datasets.noteRelease(
        draft.id(),
        new ReleaseNote(1, 10, "2010", "2015", null, Instant.parse("2016-06-15T09:00:00Z")));
    datasets.create(
        Actor.operator(), new Slug("sakli"), Kind.OFFICIAL, Samples.complete("Saklı taslak"));
  }

  @Test
  void theListShowsWhatIsPublishedInTheReadersLanguage() {
    assertThat(web.get().uri("/tr/data"))
        .hasStatusOk()
        .bodyText()
        .contains("Göçmen nüfusu", "1 veri seti", "Gecikti", "/tr/data/gocmen")
        .doesNotContain("Saklı");
    assertThat(web.get().uri("/en/data")).bodyText().contains("Migrant population", "1 dataset");
    assertThat(web.get().uri("/ar/data"))
        .bodyText()
        .contains("dir=\"rtl\"", "lang=\"en\" dir=\"ltr\"", "Migrant population");
  }

  @Test
  void whatSomebodyTypedIntoATitleIsTextAndHitsAreMarked() {
    assertThat(web.get().uri("/tr/data?q=gocmenler"))
        .bodyText()
        .contains("<mark>Göçmen</mark> nüfusu &lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&lt;b&gt;<mark>göçmenler</mark>&lt;/b&gt;")
        .doesNotContain("<script>alert", "<b>");
  }

  @Test
  void htmxGetsTheResultsAlone() {
    assertThat(web.get().uri("/tr/data?q=goc").header("HX-Target", "dataset-results"))
        .hasStatusOk()
        .bodyText()
        .contains("id=\"dataset-count\"", "hx-swap-oob", "/tr/data/gocmen")
        .doesNotContain("<html");
  }

  @Test
  void anEmptyResultSaysWhatToDo() {
    assertThat(web.get().uri("/tr/data?q=qwxzqwxz"))
        .bodyText()
        .contains("Aradığınız bulunamadı", "Türkçe harfleri yazmanız gerekmez");
  }

  @Test
  void anOldBookmarkStillShowsAList() {
    assertThat(web.get().uri("/tr/data?page=oops&theme=NOPE&licence=&sort=sideways&pageSize=9999"))
        .hasStatusOk()
        .bodyText()
        .contains("Göçmen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tr/data.json",
        "/tr/data.csv",
        "/tr/data/calendar.json",
        "/tr/data/calendar.csv",
        "/tr/data/calendar.ics",
        "/tr/data/publishers.json",
        "/tr/data/publishers.csv",
        "/tr/data/calendar",
        "/tr/data/publishers",
        "/en/data/calendar",
        "/ar/data/publishers"
      })
  void everyTwinAnswers(String address) {
    assertThat(web.get().uri(address)).hasStatusOk().bodyText().doesNotContain("Saklı", "sakli");
  }

  @Test
  void theCalendarNamesTheDay() {
    assertThat(web.get().uri("/tr/data/calendar"))
        .bodyText()
        .contains("Gecikti", "16 Haziran 2017", "Her yıl");
    assertThat(web.get().uri("/en/data/calendar.ics"))
        .bodyText()
        .contains("BEGIN:VEVENT", "DTSTART;VALUE=DATE:20170616", "/en/data/gocmen");
  }

  @Test
  void aSpreadsheetRunsNothingFromACsv() {
    datasets.change(
        Actor.operator(), datasets.get(new Slug("gocmen")).id(), Samples.complete("=1+1"));
    assertThat(web.get().uri("/tr/data.csv")).bodyText().contains("gocmen,'=1+1,");
  }

  @Test
  void theApiListsAndCounts() {
    var answer = web.get().uri("/api/v1/datasets?q=goc&theme=SOCI");
    assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.total").isEqualTo(1);
    assertThat(answer).bodyJson().extractingPath("$.datasets[0].dataset").isEqualTo("gocmen");
    assertThat(answer).bodyJson().extractingPath("$.datasets[0].freshness").isEqualTo("overdue");
    assertThat(answer).bodyJson().extractingPath("$.facets.theme[0].code").isEqualTo("SOCI");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=0",
        "page=-1",
        "page=x",
        "page=99999999999",
        "pageSize=0",
        "pageSize=101",
        "theme=NOPE",
        "licence=NOPE",
        "freshness=stale",
        "kind=secret",
        "sort=sideways",
        "publisher=a'b",
        "spatial=%22",
        "colour=red"
      })
  void theApiSaysWhatIsWrongWithAQuestion(String query) {
    var answer = web.get().uri("/api/v1/datasets?" + query).header("Accept-Language", "en");
    assertThat(answer).hasStatus(422).hasContentTypeCompatibleWith("application/problem+json");
    assertThat(answer).bodyJson().extractingPath("$.code").asString().startsWith("catalogue.list.");
  }

  @Test
  void theApiTellsEverythingAboutOneDatasetAndNothingAboutADraft() {
    var answer = web.get().uri("/api/v1/datasets/gocmen");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.licence.uri")
        .isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    assertThat(answer).bodyJson().extractingPath("$.title.en").isEqualTo("Migrant population");
    assertThat(answer).bodyJson().extractingPath("$.publisher.code").isEqualTo("unhcr");
    for (var missing : new String[] {"sakli", "no-such", "X%27Y", "..%2f"}) {
      assertThat(web.get().uri("/api/v1/datasets/" + missing))
          .satisfies(result -> assertThat(result.getResponse().getStatus()).isIn(400, 404));
    }
  }

  @Test
  void aWithdrawnDatasetIsGoneWithItsReason() {
    publishing.withdraw(
        Actor.operator(), datasets.get(new Slug("gocmen")).id(), "Kaynak geri çekti <i>");
    var answer = web.get().uri("/api/v1/datasets/gocmen");
    assertThat(answer).hasStatus(410);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("Kaynak geri çekti");
    assertThat(web.get().uri("/tr/data")).bodyText().doesNotContain("Göçmen nüfusu");
  }
}
