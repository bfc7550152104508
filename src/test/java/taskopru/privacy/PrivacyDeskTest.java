package taskopru.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.privacy.DataRequest.State;
import taskopru.privacy.PrivacyEvent.BreachNoted;
import taskopru.privacy.PrivacyEvent.RequestReceived;
import taskopru.privacy.Requesting.Asked;
import taskopru.web.Uis;

/** Requests and breaches, from the public form to the officer's desk, on the real database. */
@ApplicationModuleTest(
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
class PrivacyDeskTest {

  static final Actor OFFICER =
      new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.KEEP_PRIVACY, Verb.EXPORT));
  static final Actor OTHERS =
      new Actor(UUID.randomUUID(), EnumSet.complementOf(EnumSet.of(Verb.KEEP_PRIVACY)));

  @Autowired Requesting requesting;
  @Autowired RequestKeeping keeping;
  @Autowired Breaches breaches;
  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;

  @Test
  void anybodyAsksWithoutAnAccountAndFollowsByTheCodeAlone(AssertablePublishedEvents events) {
    var page =
        post(
            Actor.visitor(),
            "/tr/privacy/request",
            "203.0.113.7",
            "right",
            "erasure",
            "name",
            "Ayşe Yılmaz",
            "contact",
            "ayse@example.org",
            "text",
            "Adımın listeden silinmesini istiyorum.");
    assertThat(page).hasStatus(200).bodyText().contains("Başvurunuz alındı");
    var matcher = Pattern.compile("value=\"([A-Za-z0-9_-]{22})\"").matcher(body(page));
    assertThat(matcher.find()).isTrue();

    var standing =
        post(
            Actor.visitor(),
            "/en/privacy/request/standing",
            "203.0.113.7",
            "code",
            matcher.group(1));
    assertThat(standing)
        .hasStatus(200)
        .bodyText()
        .contains("Received")
        .doesNotContain("Ayşe", "listeden");
    assertThat(
            post(
                Actor.visitor(),
                "/en/privacy/request/standing",
                "203.0.113.7",
                "code",
                "AAAAAAAAAAAAAAAAAAAAAA"))
        .hasStatus(422);
    assertThat(events.ofType(RequestReceived.class)).hasSize(1);
    assertThat(
            db.sql("select count(*) from privacy.request where name = 'Ayşe Yılmaz'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void anEmptyFormSaysWhatIsMissing() {
    assertThat(post(Actor.visitor(), "/ar/privacy/request", "203.0.113.8"))
        .hasStatus(422)
        .bodyText()
        .contains("dir=\"rtl\"", "اكتب اسمك");
  }

  @Test
  void oneNetworkCannotFillTheDesk() {
    for (var i = 0; i < 5; i++) {
      ask("Mehmet", "203.0.113.9");
    }
    assertThatThrownBy(() -> ask("Mehmet", "203.0.113.9")).isInstanceOf(Problem.TooMany.class);
    ask("Mehmet", "203.0.113.10");
  }

  @Test
  void aRequestIsAnsweredOnlyAfterTheIdentityWasChecked() {
    var id = ask("Zeynep", "203.0.113.11");
    assertThatThrownBy(() -> keeping.answer(OFFICER, id, "Silindi."))
        .isInstanceOf(Problem.Conflict.class);

    keeping.checkIdentity(OFFICER, id, "Kayıtlı telefonundan aradım.");
    keeping.answer(OFFICER, id, "Silindi.");

    var request = keeping.get(OFFICER, id);
    assertThat(request.state()).isEqualTo(State.ANSWERED);
    assertThat(request.answer()).isEqualTo("Silindi.");
    assertThatThrownBy(() -> keeping.refuse(OFFICER, id, "Yine de hayır"))
        .isInstanceOf(Problem.Conflict.class);
  }

  @Test
  void aRefusalNeedsItsReason() {
    var id = ask("Hasan", "203.0.113.12");
    assertThatThrownBy(() -> keeping.refuse(OFFICER, id, "  \u0000 "))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("privacy.request.reasonMissing");
    keeping.refuse(OFFICER, id, "Kim olduğu kanıtlanamadı.");
    assertThat(keeping.get(OFFICER, id).state()).isEqualTo(State.REFUSED);
  }

  @Test
  void whatIsOverdueStandsOnTop() {
    var late = ask("Geciken", "203.0.113.13");
    ask("Yeni", "203.0.113.14");
    db.sql("update privacy.request set due_on = :day where id = :id")
        .param("day", LocalDate.now(java.time.ZoneId.of("Europe/Istanbul")).minusDays(3))
        .param("id", late)
        .update();

    assertThat(keeping.list(OFFICER, 1, 0).getFirst().id()).isEqualTo(late);
    assertThat(get(OFFICER, "/tr/desk/privacy"))
        .hasStatus(200)
        .bodyText()
        .contains("3 gün gecikti");
  }

  @Test
  void onlyTheOfficerSeesAnyOfIt() {
    var id = ask("Elif", "203.0.113.15");
    var breach = breaches.note(OFFICER, Instant.now(), facts());
    for (var path :
        new String[] {
          "",
          "/requests/" + id,
          "/requests.csv",
          "/breaches",
          "/breaches/new",
          "/breaches/" + breach
        }) {
      assertThat(get(OTHERS, "/tr/desk/privacy" + path)).as(path).hasStatus(403);
      assertThat(get(Actor.visitor(), "/tr/desk/privacy" + path)).as(path).hasStatus(302);
      assertThat(get(OFFICER, "/tr/desk/privacy" + path)).as(path).hasStatus(200);
    }
    assertThatThrownBy(() -> keeping.checkIdentity(OTHERS, id, "bildim"))
        .isInstanceOf(Problem.Forbidden.class);
    assertThatThrownBy(() -> breaches.tellBoard(OTHERS, breach, Instant.now(), ""))
        .isInstanceOf(Problem.Forbidden.class);
    assertThatThrownBy(
            () -> keeping.export(new Actor(UUID.randomUUID(), Set.of(Verb.KEEP_PRIVACY))))
        .isInstanceOf(Problem.Forbidden.class);
    assertThat(get(OFFICER, "/tr/desk/privacy/requests/" + UUID.randomUUID())).hasStatus(404);
  }

  @Test
  void whatSomebodyTypesIsTextAndNothingElse() {
    var hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script> \u202Eters\u0007";
    var id = ask(hostile, "203.0.113.16");
    keeping.checkIdentity(OFFICER, id, hostile);
    keeping.answer(OFFICER, id, hostile);

    for (var path : new String[] {"", "/requests/" + id}) {
      assertThat(get(OFFICER, "/ar/desk/privacy" + path))
          .hasStatus(200)
          .bodyText()
          .contains("&lt;script&gt;")
          .doesNotContain("<script>alert", "\u202E", "\u0007");
    }
    assertThat(get(OFFICER, "/tr/desk/privacy/requests.csv"))
        .hasStatus(200)
        .bodyText()
        .contains("'=cmd");
    assertThatThrownBy(() -> ask("x".repeat(1_000_000), "203.0.113.17"))
        .isInstanceOf(Problem.Refused.class);
    assertThat(
            post(
                Actor.visitor(),
                "/tr/privacy/request",
                "203.0.113.18",
                "right",
                "'; drop table privacy.request; --",
                "name",
                "\u0000",
                "contact",
                "x",
                "text",
                "x"))
        .hasStatus(422);
  }

  @Test
  void theClockOfABreachRunsFromWhenWeKnew(AssertablePublishedEvents events) {
    var known = Instant.now().minus(Duration.ofHours(80));
    var id = breaches.note(OFFICER, known, facts());

    var breach = breaches.get(OFFICER, id);
    assertThat(Duration.between(breach.knownAt(), breach.dueAt())).isEqualTo(Duration.ofHours(72));
    assertThat(breach.isOverdue(Instant.now())).isTrue();
    assertThat(events.ofType(BreachNoted.class)).hasSize(1);
    assertThat(get(OFFICER, "/tr/desk/privacy/breaches")).bodyText().contains("8 saat gecikti");
    assertThat(get(OFFICER, "/tr/desk/privacy")).bodyText().contains("bildirim süresi geçti");

    assertThatThrownBy(() -> breaches.tellBoard(OFFICER, id, Instant.now(), " "))
        .hasMessage("privacy.breach.delayMissing");
    breaches.tellBoard(OFFICER, id, Instant.now(), "Hafta sonuna denk geldi.");
    breaches.tellPersons(OFFICER, id, Instant.now());
    assertThat(breaches.get(OFFICER, id).isOpen()).isFalse();
    assertThatThrownBy(() -> breaches.tellBoard(OFFICER, id, Instant.now(), ""))
        .isInstanceOf(Problem.Conflict.class);
  }

  @Test
  void twoOfficersDoNotWriteOverEachOther() {
    var id = breaches.note(OFFICER, Instant.now(), facts());
    breaches.change(OFFICER, id, 1, facts());
    assertThatThrownBy(() -> breaches.change(OFFICER, id, 1, facts()))
        .isInstanceOf(Problem.Conflict.class);
    assertThatThrownBy(() -> breaches.note(OFFICER, Instant.now().plusSeconds(60), facts()))
        .hasMessage("privacy.breach.future");
  }

  @Test
  void aBreachIsNotedAndCompletedThroughItsPages() {
    assertThat(
            post(OFFICER, "/tr/desk/privacy/breaches", "203.0.113.19", "what", "", "knownOn", "x"))
        .hasStatus(422)
        .bodyText()
        .contains("Ne olduğunu yazın");
    var noted =
        post(
            OFFICER,
            "/tr/desk/privacy/breaches",
            "203.0.113.19",
            "knownOn",
            "2027-01-01".replace("2027", "2026"),
            "knownTime",
            "09:30",
            "what",
            "Bülten listesi yanlış adrese gitti",
            "whose",
            "Bülten okurları",
            "persons",
            "40",
            "measures",
            "");
    assertThat(noted).hasStatus(302);
    var address =
        java.util.Objects.requireNonNull(noted.getResponse().getRedirectedUrl())
            .replaceAll("\\?.*", "");
    assertThat(get(OFFICER, address + "?done=noted")).bodyText().contains("Bülten okurları");
    assertThat(
            post(
                OFFICER,
                address + "/board",
                "203.0.113.19",
                "boardOn",
                "2026-01-05",
                "boardTime",
                "10:00"))
        .hasStatus(422)
        .bodyText()
        .contains("gecikmenin nedenini");
    assertThat(
            post(
                OFFICER,
                address + "/board",
                "203.0.113.19",
                "boardOn",
                "2026-01-02",
                "boardTime",
                "10:00"))
        .hasStatus(302);
    assertThat(post(OFFICER, address, "203.0.113.19", "version", "1", "what", "a", "whose", "b"))
        .hasStatus(409);
  }

  private UUID ask(String name, String network) {
    requesting.ask(
        Actor.visitor(),
        new Asked(Right.ACCESS, name, "05xx", Language.TR, "Neyim var? " + name),
        network);
    return db.sql("select id from privacy.request order by number desc limit 1")
        .query(UUID.class)
        .single();
  }

  private static BreachFacts facts() {
    return new BreachFacts("Liste yanlış adrese gitti", "Üyeler", null, "");
  }

  private MvcTestResult get(Actor actor, String path) {
    var request = web.get().uri(path);
    return actor.isVisitor()
        ? request.exchange()
        : request.requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(Actor actor, String path, String from, String... fields) {
    var request =
        web.post()
            .uri(path)
            .with(SecurityMockMvcRequestPostProcessors.csrf())
            .with(sent -> {
              sent.setRemoteAddr(from);
              return sent;
            });
    for (var i = 0; i < fields.length; i += 2) {
      request = request.param(fields[i], fields[i + 1]);
    }
    return actor.isVisitor()
        ? request.exchange()
        : request.requestAttr(Uis.ACTOR, actor).exchange();
  }

  private static String body(MvcTestResult result) {
    return new String(
        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
