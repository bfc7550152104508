package taskopru.opinions.clock.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.identity.Role;
import taskopru.kernel.Actor;
import taskopru.web.Uis;

@ApplicationModuleTest(
    module = "opinions",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class ClockPagesTest {

  private static final String API = "/api/v1/opinions/clock";
  private static final Actor SECRETARY =
      new Actor(UUID.fromString("00000000-0000-7000-8000-00000000c10d"), Role.SECRETARY.verbs());
  private static final Actor MEMBER =
      new Actor(UUID.fromString("00000000-0000-7000-8000-00000000c10e"), Role.MEMBER.verbs());
  private static final String HOSTILE = "<script>alert(1)</script>\u202e'\"`;drop table x;--";

  @Autowired MockMvcTester web;

  @Test
  void aJournalistReadsWhenAndWhy() {
    assertThat(
            web.get().uri("/en/opinions/clock?submitted=2026-03-20&council=metropolitan&recess=7"))
        .hasStatusOk()
        .bodyText()
        .contains(
            "If you hand in your opinion on 20 March 2026, the metropolitan council must take it up"
                + " in the week of 8–14 April 2026, because",
            "Law 5216, article 13",
            "(Read in a public source.)",
            "(Not read again at its source",
            "(Practice, not law.)",
            "is not a working day",
            "The laws do not define");
    assertThat(web.get().uri("/tr/opinions/clock?submitted=2026-03-20&recess=7"))
        .hasStatusOk()
        .bodyText()
        .contains("8–14 Nisan 2026 haftasında ele almak zorundadır", "8–14. günler");
    assertThat(web.get().uri("/ar/opinions/clock?submitted=2026-03-20&recess=7"))
        .hasStatusOk()
        .bodyText()
        .contains("dir=\"rtl\"", "وجب على مجلس البلدية الكبرى");
  }

  @Test
  void theBarePageAnswersForToday() {
    assertThat(web.get().uri("/tr/opinions/clock"))
        .hasStatusOk()
        .bodyText()
        .contains("Görüşün yolu", "Takviminize ekleyin");
  }

  /** The keys are put together: a missing one would be shown as itself. */
  @Test
  void everyCaseIsSaidInThreeLanguages() throws Exception {
    try (var csv =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .ofNamedCsvRecord(
                java.nio.file.Path.of("src/test/resources/taskopru/opinions/clock/cases.csv"))) {
      for (var line : csv) {
        for (var language : new String[] {"tr", "en", "ar"}) {
          assertThat(
                  web.get()
                      .uri(
                          "/{lang}/opinions/clock?submitted={s}&council={c}&recess={r}&committee={k}&session={d}&extension={x}",
                          language,
                          line.getField("submitted"),
                          line.getField("council"),
                          line.getField("recess"),
                          line.getField("committee"),
                          line.getField("session"),
                          line.getField("extension")))
              .as(language + " " + line.getField("case"))
              .hasStatusOk()
              .bodyText()
              .doesNotContain("opinions.clock.");
        }
      }
    }
  }

  @Test
  void badInputGetsItsSentenceAtItsPlaceAndNothingIsLost() {
    assertThat(
            web.get()
                .uri(
                    "/tr/opinions/clock?submitted={a}&council=x&recess=13&committee=zoning&session=2026-02-30&extension={a}",
                    HOSTILE,
                    HOSTILE))
        .hasStatus(422)
        .bodyText()
        .contains(
            "href=\"#submitted\"",
            "href=\"#council\"",
            "href=\"#recess\"",
            "href=\"#session\"",
            "Belediyenin kayıt tarihi: günü yıl-ay-gün olarak girin",
            "value=\"2026-02-30\"",
            "2005–2100 arası")
        .doesNotContain("<script>alert");
    assertThat(
            web.get()
                .uri(
                    "/tr/opinions/clock?submitted=2026-03-20&session=2026-03-19&extension=2026-03-01"))
        .hasStatus(422)
        .bodyText()
        .contains("günden önce olamaz", "önce bitemez");
    assertThat(web.get().uri("/tr/opinions/clock?submitted=2026-03-20&recess=7&session=2026-07-08"))
        .hasStatus(422)
        .bodyText()
        .contains("tatil ayında");
  }

  @Test
  void programsGetEachDateWithItsRule() {
    var answer =
        web.get()
            .uri(API + "?submitted=2026-03-20&council=metropolitan&recess=7")
            .header("Accept-Language", "en")
            .exchange();
    assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "max-age=300, public");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.steps[?(@.kind=='session')].from")
        .asArray()
        .containsExactly("2026-04-08");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.steps[?(@.kind=='session')].rule.source")
        .asArray()
        .singleElement()
        .asString()
        .contains("Law 5216, article 13");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.steps[?(@.kind=='mayor-return')].rule.surety")
        .asArray()
        .containsExactly("read");
    assertThat(answer).bodyJson().extractingPath("$.holidaysKnownUntil").isEqualTo("2030-12-31");
    var tag = java.util.Objects.requireNonNull(answer.getResponse().getHeader("ETag"));
    assertThat(tag).startsWith("\"");
    assertThat(
            web.get()
                .uri(API + "?submitted=2026-03-20&council=metropolitan&recess=7")
                .header("Accept-Language", "en")
                .header("If-None-Match", tag))
        .hasStatus(304);
    assertThat(
            web.get()
                .uri("/en/opinions/clock.json?submitted=2026-03-20&council=metropolitan&recess=7"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.sentence")
        .asString()
        .contains("20 March 2026");
  }

  @Test
  void programsHearWhatIsWrong() {
    assertThat(web.get().uri(API).header("Accept-Language", "en"))
        .hasStatus(422)
        .hasContentTypeCompatibleWith("application/problem+json")
        .bodyJson()
        .extractingPath("$.code")
        .isEqualTo("opinions.clock.submitted.missing");
    for (var wrong :
        new String[] {
          "submitted=20.03.2026",
          "submitted=1999-01-01",
          "submitted=9999999-01-01",
          "submitted=2026-03-20&council=village",
          "submitted=2026-03-20&recess=0",
          "submitted=2026-03-20&recess=%D9%A1",
          "submitted=2026-03-20&committee=budget",
          "submitted=2026-03-20&session=soon"
        }) {
      assertThat(web.get().uri(java.net.URI.create(API + "?" + wrong)))
          .as(wrong)
          .hasStatus(422)
          .hasContentTypeCompatibleWith("application/problem+json");
    }
  }

  @Test
  void datesBeyondTheTableAreNotGuessed() {
    var answer = web.get().uri(API + "?submitted=2031-06-01&recess=none").exchange();
    assertThat(answer).hasStatusOk();
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.steps[?(@.kind=='session')].from")
        .asArray()
        .containsExactly((Object) null);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.warnings[*].code")
        .asArray()
        .contains("beyond-table");
    assertThat(web.get().uri("/tr/opinions/clock?submitted=2031-06-01&recess=none"))
        .hasStatusOk()
        .bodyText()
        .contains("Söylenemiyor", "tahmin yürütmüyoruz");
  }

  @Test
  void theDatesGoIntoACalendar() throws Exception {
    var answer = web.get().uri("/ar/opinions/clock.ics?submitted=2026-03-20&recess=7").exchange();
    assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/calendar");
    var bytes = answer.getResponse().getContentAsByteArray();
    var text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    for (var line : text.split("\r\n")) {
      assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(75);
    }
    var calendar =
        new net.fortuna.ical4j.data.CalendarBuilder()
            .build(new java.io.ByteArrayInputStream(bytes));
    calendar.validate(true);
    assertThat(calendar.getComponents("VEVENT")).hasSizeGreaterThan(10);
    assertThat(text)
        .contains("DTSTART;VALUE=DATE:20260408\r\nDTEND;VALUE=DATE:20260415")
        .contains("UID:clock-metropolitan-20260320-session@taskopru");
  }

  @Test
  void theSecretaryKeepsAYearAndTheCalculatorFollows() {
    assertThat(desk(SECRETARY, "?year=2029"))
        .hasStatusOk()
        .bodyText()
        .contains("Nisan", "Hafta hesaplandı", "8–14. günler");
    assertThat(
            web.post()
                .uri("/tr/desk/opinions/sessions/2029")
                .with(csrf())
                .requestAttr(Uis.ACTOR, SECRETARY)
                .param("version", "0")
                .param("recess", "8")
                .param("day-4", "2029-04-24")
                .param("source", "Karar 2028/412 " + HOSTILE))
        .hasStatus(302)
        .hasRedirectedUrl("/tr/desk/opinions/sessions?year=2029&done=kept");
    assertThat(desk(SECRETARY, "?year=2029&done=kept"))
        .bodyText()
        .contains(
            "2029 takvimi kaydedildi",
            "Tatil ayı",
            "resmî tatil: Kurban Bayramı",
            "kanundaki haftanın dışında",
            "&lt;script")
        .doesNotContain("<script>alert", "\u202e");
    assertThat(web.get().uri("/tr/opinions/clock?submitted=2029-03-20"))
        .bodyText()
        .contains("24 Nisan 2029", "masada kayıtlı toplantı günleri");
    assertThat(web.get().uri("/tr/opinions/clock?submitted=2029-03-20&recess=unknown"))
        .bodyText()
        .contains("9–13 Nisan 2029")
        .doesNotContain("masada kayıtlı toplantı günleri");
  }

  @Test
  void aWrongCalendarComesBackWithItsSentences() {
    assertThat(
            web.post()
                .uri("/tr/desk/opinions/sessions/2029")
                .with(csrf())
                .requestAttr(Uis.ACTOR, SECRETARY)
                .param("version", "0")
                .param("recess", "8")
                .param("day-4", "2029-05-14")
                .param("day-8", "2029-08-08")
                .param("day-9", "yarın")
                .param("source", "Karar 2028/412"))
        .hasStatus(422)
        .bodyText()
        .contains(
            "href=\"#day-4\"",
            "href=\"#day-8\"",
            "href=\"#day-9\"",
            "Bu ay tatil ayı olarak seçili",
            "value=\"2029-05-14\"",
            "Karar 2028/412");
    assertThat(
            web.post()
                .uri("/tr/desk/opinions/sessions/2029")
                .with(csrf())
                .requestAttr(Uis.ACTOR, SECRETARY)
                .param("version", "3"))
        .hasStatus(409)
        .bodyText()
        .contains("başka biri değiştirdi");
  }

  @Test
  void nobodyElseKeepsIt() {
    assertThat(desk(MEMBER, "")).hasStatus(403);
    assertThat(
            web.post()
                .uri("/tr/desk/opinions/sessions/2029")
                .with(csrf())
                .requestAttr(Uis.ACTOR, MEMBER)
                .param("version", "0"))
        .hasStatus(403);
    assertThat(web.get().uri("/tr/desk/opinions/sessions")).hasStatus(302);
    assertThat(desk(SECRETARY, "?year=1999")).hasStatus(404);
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult desk(
      Actor actor, String query) {
    return web.get()
        .uri("/tr/desk/opinions/sessions" + query)
        .requestAttr(Uis.ACTOR, actor)
        .exchange();
  }
}
