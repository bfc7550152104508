package taskopru.planning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import taskopru.Database;
import taskopru.documents.Documents;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.meetings.Sitting;
import taskopru.planning.Snapshot;
import taskopru.planning.Year;
import taskopru.web.Uis;

/** The annual report through its pages, and its papers as others read them. */
@SpringBootTest
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class ReportPagesTest {

  static final Actor SECRETARY = Sitting.SECRETARY;
  static final String HOSTILE =
      "<script>alert(1)</script>=1+1 \u202egnp.exe \u0007 '\"`;drop table x;--";
  static final String DESK = "/tr/desk/reports";

  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired Documents documents;

  Sitting cast;
  Actor chair;

  @BeforeAll
  static void validator() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @BeforeEach
  void aYearOfTheGroup() {
    watch.set(Instant.parse("2027-02-01T09:00:00Z"));
    cast = Sitting.of(db);
    chair = cast.principals().getFirst().chair();
    Year.of(2026, db, cast);
  }

  @Test
  void aReportGoesItsWholeWayThroughThePages() {
    assertThat(get(SECRETARY, DESK)).hasStatusOk().bodyText().contains("2026");
    assertThat(get(Actor.visitor(), "/tr/reports")).hasStatusOk();
    var report = start();
    assertThat(get(SECRETARY, report))
        .hasStatusOk()
        .bodyText()
        .contains("Yıl içinde 2 toplantı yapıldı.", "Sayıları dondur");
    assertThat(post(SECRETARY, report + "/snapshot")).hasStatus(302);
    assertThat(post(SECRETARY, report + "/submission"))
        .hasStatus(422)
        .bodyText()
        .contains("Türkçe");
    assertThat(post(SECRETARY, report + "/text", "version", "x", "foreword-en", "Only English"))
        .hasStatus(422)
        .bodyText()
        .contains("Only English");
    write(report, "Zor bir yıldı. " + HOSTILE);
    assertThat(post(SECRETARY, report + "/submission")).hasStatus(302);
    assertThat(get(chair, report)).hasStatusOk().bodyText().contains("Raporu yayımla");
    assertThat(post(chair, report + "/return", "note", "")).hasStatus(422);
    assertThat(post(chair, report + "/publication")).hasStatus(302);
    assertThat(get(SECRETARY, report + "/check")).bodyText().contains("bayt");

    for (var lang : new String[] {"tr", "en", "ar"}) {
      assertThat(get(Actor.visitor(), "/" + lang + "/reports"))
          .hasStatusOk()
          .bodyText()
          .contains("2026");
      assertThat(get(Actor.visitor(), "/" + lang + "/reports/2026"))
          .hasStatusOk()
          .bodyText()
          .contains("&lt;script", "SHA-256", "PDF", "DOCX", "CSV")
          .doesNotContain(
              "<script>alert", "\u202e", "planning.report", "opinions.annual", "Ayşe Asıl");
    }
    assertThat(get(Actor.visitor(), "/tr/reports/2026"))
        .bodyText()
        .contains("Grup ne yaptı?", "Grup 1 karar aldı.", "Adana Barosu");
    assertThat(get(Actor.visitor(), "/tr/reports/2026/editions/1")).hasStatusOk();
    assertThat(get(Actor.visitor(), "/tr/reports/2026/editions/2")).hasStatus(404);
    assertThat(get(Actor.visitor(), "/tr/reports/2025")).hasStatus(404);
  }

  @Test
  void twinsTellTheSame() throws Exception {
    published("Bir yıl daha geçti.");
    assertThat(get(Actor.visitor(), "/tr/reports/2026.json"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.facts.year")
        .isEqualTo(2026);
    assertThat(get(Actor.visitor(), "/api/v1/reports/2026"))
        .hasStatusOk()
        .bodyText()
        .contains("meetings.annual.held");
    assertThat(get(Actor.visitor(), "/api/v1/reports"))
        .hasStatusOk()
        .bodyText()
        .contains("\"year\":2026");
    var facts = get(Actor.visitor(), "/api/v1/reports/2026/facts").getResponse();
    assertThat(get(Actor.visitor(), "/api/v1/reports/2026"))
        .bodyText()
        .contains("\"facts\":" + new String(facts.getContentAsByteArray(), StandardCharsets.UTF_8));
    assertThat(facts.getHeader("ETag"))
        .isEqualTo('"' + Snapshot.sha256(facts.getContentAsByteArray()) + '"');
    assertThat(get(Actor.visitor(), "/en/reports/2026.csv"))
        .hasStatusOk()
        .bodyText()
        .contains("meetings.annual.held", "Meetings held");
    assertThat(get(Actor.visitor(), "/tr/reports.csv")).hasStatusOk().bodyText().contains("2026");
  }

  @Test
  void everybodyTakesPapersThatOthersCanRead() throws Exception {
    var report = published("Bir yıl daha geçti. " + HOSTILE);
    var issued = documents.of(UUID.fromString(report.substring(report.lastIndexOf('/') + 1)));
    assertThat(issued)
        .extracting(one -> one.language())
        .containsExactlyInAnyOrder(Language.values());
    for (var one : issued) {
      var pdf = take(one.pdf().id());
      try (var parser =
              Foundries.defaultInstance()
                  .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_A);
          var validator =
              Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_A, false)) {
        assertThat(validator.validate(parser).getTestAssertions()).isEmpty();
      }
      if (one.language() == Language.TR) {
        try (var read = Loader.loadPDF(pdf)) {
          assertThat(new PDFTextStripper().getText(read))
              .contains("Bir yıl daha geçti.", "Grup ne yaptı?")
              .doesNotContain("planning.report");
        }
      }
      try (var docx = new XWPFDocument(new ByteArrayInputStream(take(one.docx().id())));
          var words = new XWPFWordExtractor(docx)) {
        assertThat(words.getText()).contains("2026").doesNotContain("\u202e", "planning.report");
      }
    }
  }

  @Test
  void onlyWhoWritesOrPublishesSeesTheDesk() {
    var report = start();
    var member = cast.principals().get(1).actor();
    var stranger = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.KEEP_OPINIONS));
    for (var actor : new Actor[] {member, stranger}) {
      assertThat(get(actor, DESK)).hasStatus(403);
      assertThat(get(actor, report)).hasStatus(403);
      assertThat(post(actor, report + "/snapshot")).hasStatus(403);
      assertThat(post(actor, report + "/text", "version", "1")).hasStatus(403);
    }
    assertThat(get(chair, report)).hasStatusOk().bodyText().doesNotContain("Sayıları dondur");
    assertThat(post(chair, report + "/snapshot")).hasStatus(403);
    assertThat(post(SECRETARY, report + "/publication")).hasStatus(403);
    assertThat(get(Actor.visitor(), "/tr/reports/2026")).hasStatus(404);
  }

  private String published(String foreword) {
    var report = start();
    post(SECRETARY, report + "/snapshot");
    write(report, foreword);
    post(SECRETARY, report + "/submission");
    assertThat(post(chair, report + "/publication")).hasStatus(302);
    return report;
  }

  private String start() {
    var started = post(SECRETARY, DESK, "year", "2026");
    assertThat(started).hasStatus(302);
    return String.valueOf(started.getResponse().getRedirectedUrl()).replaceAll("\\?.*", "");
  }

  private void write(String report, String foreword) {
    var version =
        db.sql("select version from planning.report where id = :id")
            .param("id", UUID.fromString(report.substring(report.lastIndexOf('/') + 1)))
            .query(String.class)
            .single();
    assertThat(post(SECRETARY, report + "/text", "version", version, "foreword-tr", foreword))
        .hasStatus(302);
  }

  private byte[] take(UUID file) {
    var taken = get(Actor.visitor(), "/tr/files/" + file);
    assertThat(taken).hasStatusOk();
    return taken.getResponse().getContentAsByteArray();
  }

  private MvcTestResult get(Actor actor, String address) {
    return web.get().uri(URI.create(address)).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(Actor actor, String address, String... fields) {
    var request = web.post().uri(URI.create(address)).requestAttr(Uis.ACTOR, actor).with(csrf());
    for (var i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }
}
