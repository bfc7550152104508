package taskopru.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.documents.DocumentEvent.DocumentIssued;
import taskopru.files.Files;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.web.Uis;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, extraIncludes = "identity")
@AutoConfigureMockMvc
@Import({Database.class, VerificationTest.Owner.class})
@Transactional
class VerificationTest {

  private static final Actor SECRETARY = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK));
  private static final UUID MEETING = UUID.randomUUID();

  /** A module that lets everybody take its minutes, and nobody its ballots. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Owner {
    @Bean
    PaperReaders ownPapers() {
      return (_, subject, kind) -> subject.equals(MEETING) && kind == Paper.Kind.MINUTES;
    }
  }

  @Autowired Documents documents;
  @Autowired Files files;
  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;

  @Test
  void theDigestOnRecordIsTheDigestOfTheFile(AssertablePublishedEvents events) throws IOException {
    var issued = documents.issue(SECRETARY, Papers.minutes(Language.TR), MEETING);
    try (var in = files.open(issued.pdf().id())) {
      assertThat(Verification.digest(in)).isEqualTo(issued.pdf().sha256());
    }
    assertThat(issued.pdf().name()).isEqualTo("Tutanak 2027-3.pdf");
    assertThat(issued.docx().name()).isEqualTo("Tutanak 2027-3.docx");
    assertThat(documents.of(MEETING)).containsExactly(issued);
    assertThat(events).contains(DocumentIssued.class).matching(DocumentIssued::about, MEETING);
    assertThatThrownBy(() -> documents.issue(Actor.visitor(), Papers.minutes(Language.TR), MEETING))
        .isInstanceOf(Problem.Forbidden.class);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theCodesPageTellsWhatItIsAndNothingAboutAnybody(Language language) {
    var issued = documents.issue(SECRETARY, Papers.minutes(Language.TR), MEETING);
    var page = get("/" + language.tag() + "/verify/" + issued.code());
    assertThat(page)
        .hasStatusOk()
        .bodyText()
        .contains(issued.pdf().sha256(), issued.docx().sha256(), "2027/3")
        .doesNotContain("Ayşe", "Toplantısı", "Başkan", MEETING.toString());
    var typed = new VerificationCode(issued.code()).readable().toLowerCase(java.util.Locale.ROOT);
    assertThat(get("/" + language.tag() + "/verify?code=" + typed))
        .hasRedirectedUrl("/" + language.tag() + "/verify/" + issued.code());
  }

  @Test
  void aFileIsComparedAndNotKept() throws IOException {
    var issued = documents.issue(SECRETARY, Papers.minutes(Language.TR), MEETING);
    var kept = db.sql("select count(*) from files.file").query(Long.class).single();
    byte[] pdf;
    try (var in = files.open(issued.pdf().id())) {
      pdf = in.readAllBytes();
    }
    var path = "/tr/verify/" + issued.code();
    assertThat(send(path, pdf)).hasStatusOk().bodyText().contains("tek harfi değişmemiştir");
    assertThat(send("/tr/verify", pdf))
        .hasStatusOk()
        .bodyText()
        .contains(issued.pdf().sha256(), "Tutanak");
    pdf[pdf.length / 2] ^= 1;
    assertThat(send(path, pdf))
        .hasStatusOk()
        .bodyText()
        .contains("aynı değil")
        .doesNotContain("tek harfi");
    assertThat(send("/tr/verify", pdf)).hasStatusOk().bodyText().contains("hiçbir belgeyle");
    assertThat(send(path, new byte[0])).hasStatus(422);
    assertThat(db.sql("select count(*) from files.file").query(Long.class).single())
        .isEqualTo(kept);
  }

  @Test
  void aWithdrawnAndAReplacedPaperSaySo() {
    var first = documents.issue(SECRETARY, Papers.minutes(Language.TR), MEETING);
    var second = documents.issue(SECRETARY, Papers.minutes(Language.TR), MEETING);
    var arabic = documents.issue(SECRETARY, Papers.minutes(Language.AR), MEETING);
    assertThat(documents.get(first.id()).stands()).isFalse();
    assertThat(documents.get(second.id()).stands()).isTrue();
    assertThat(documents.get(arabic.id()).stands()).isTrue();
    assertThat(get("/tr/verify/" + first.code())).bodyText().contains("Yerine yenisi verildi");
    documents.withdraw(SECRETARY, second.id());
    assertThat(get("/en/verify/" + second.code())).bodyText().contains("The paper was withdrawn");
    assertThatThrownBy(() -> documents.withdraw(SECRETARY, second.id()))
        .hasMessage("documents.withdrawn.already");
  }

  @Test
  void wrongCodesAreSaidToBeWrong() {
    assertThat(get("/tr/verify")).hasStatusOk();
    assertThat(get("/tr/verify?code=")).hasStatus(422);
    assertThat(get("/tr/verify?code=abc"))
        .hasStatus(422)
        .bodyText()
        .contains("doğrulama kodu değil");
    assertThat(get("/tr/verify/" + "0".repeat(26)))
        .hasStatus(404)
        .bodyText()
        .contains("bizden çıkmamıştır");
    assertThat(get("/tr/verify/%3Cscript%3E")).hasStatus(404).bodyText().doesNotContain("<script>");
  }

  @Test
  void whoAsksForManyPapersHasToWait() {
    MvcTestResult last = null;
    for (var i = 0; i < 40; i++) {
      last =
          web.get()
              .uri("/tr/verify/" + "0".repeat(26))
              .with(request -> {
                request.setRemoteAddr("198.51.100.7");
                return request;
              })
              .exchange();
    }
    assertThat(last).hasStatus(429);
  }

  @Test
  void papersAreTakenByWhomTheirOwnerLets() {
    var minutes = documents.issue(SECRETARY, Papers.minutes(Language.TR), MEETING);
    var ballot = documents.issue(SECRETARY, Papers.ballot(), MEETING);
    assertThat(get("/tr/files/" + minutes.pdf().id()))
        .hasStatusOk()
        .hasContentType("application/pdf");
    assertThat(get("/tr/files/" + ballot.pdf().id())).hasStatus(404);
  }

  @Test
  void theDatabaseKeepsIssuedPapersAsTheyAre() {
    var issued = documents.issue(SECRETARY, Papers.ballot(), MEETING);
    assertThatThrownBy(() ->
            db.sql("update documents.document set pdf_sha256 = repeat('0', 64) where id = :id")
                .param("id", issued.id())
                .update())
        .hasMessageContaining("issued papers stay as they are");
  }

  @Test
  void aPaperWithoutEndIsRefused() {
    var endless = Papers.hostile("ş".repeat(1_000_000), Language.TR, false);
    assertThatThrownBy(() -> documents.issue(SECRETARY, endless, MEETING))
        .hasMessage("documents.tooLong");
  }

  private MvcTestResult get(String path) {
    return web.get()
        .uri(java.net.URI.create(path))
        .with(request -> {
          request.setRemoteAddr("198.51.100." + (int) (Math.random() * 200 + 20));
          return request;
        })
        .exchange();
  }

  private MvcTestResult send(String path, byte[] content) {
    return web.post()
        .uri(path)
        .multipart()
        .file("file", content)
        .with(SecurityMockMvcRequestPostProcessors.csrf())
        .requestAttr(Uis.ACTOR, SECRETARY)
        .exchange();
  }
}
