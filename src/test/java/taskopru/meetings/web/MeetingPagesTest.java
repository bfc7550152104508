package taskopru.meetings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.meetings.Sitting;
import taskopru.web.Uis;

@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class MeetingPagesTest {

  static final Actor SECRETARY = Sitting.SECRETARY;
  static final String HOSTILE =
      "<script>alert(1)</script>=1+1 \u202egnp.exe \u0007 '\"`;drop table x;--";

  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;

  Sitting cast;

  @BeforeEach
  void aWorkingGroup() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
  }

  @Test
  void aMeetingGoesItsWholeWayThroughThePages() {
    var meeting = draft("2027-03-15");
    assertThat(get(SECRETARY, meeting)).hasStatusOk().bodyText().contains("Gündeme ilk maddeyi");
    item(meeting, "Yıllık program " + HOSTILE);
    assertThat(get(SECRETARY, meeting))
        .bodyText()
        .contains("&lt;script", "Çağrıyı hazırla")
        .doesNotContain("<script>alert", "\u202e");
    assertThat(get(SECRETARY, meeting + "/call"))
        .bodyText()
        .contains("en az 7 gün", "Ayşe Asıl 1", "E-posta");
    assertThat(post(SECRETARY, meeting + "/call")).hasStatus(302);
    for (var person : cast.principals().subList(0, 16)) {
      assertThat(post(SECRETARY, meeting + "/attendance", "came", person.mandate().toString()))
          .hasStatus(302);
    }
    assertThat(get(SECRETARY, meeting + "/attendance"))
        .bodyText()
        .contains("30 koltuktan 16 gerekli, 16 temsil ediliyor", "Toplantıyı aç");
    assertThat(post(SECRETARY, meeting + "/opening")).hasStatus(302);
    var item = one("select id from meetings.agenda_item where meeting = :id", id(meeting));
    assertThat(post(SECRETARY, "/tr/desk/items/" + item + "/opening")).hasStatus(302);
    assertThat(post(SECRETARY, "/tr/desk/items/" + item + "/votes", "kind", "open"))
        .hasStatus(422)
        .bodyText()
        .contains("Neyin oylandığını yazın");
    assertThat(
            post(
                SECRETARY,
                "/tr/desk/items/" + item + "/votes",
                "kind",
                "open",
                "question",
                "Kabul mü? " + HOSTILE))
        .hasStatus(302);
    var vote = one("select id from meetings.vote where item = :id", item);
    assertThat(post(SECRETARY, "/tr/desk/votes/" + vote + "/opening")).hasStatus(302);
    var ayse = cast.principals().getFirst().actor();
    assertThat(get(ayse, meeting + "/ballot")).bodyText().contains("Oyumu kullan", "Kabul mü?");
    for (var person : cast.principals().subList(0, 16)) {
      assertThat(
              post(
                  person.actor(),
                  meeting + "/ballot",
                  "deed",
                  "vote",
                  "vote",
                  vote.toString(),
                  "choice",
                  "1"))
          .hasStatus(302);
    }
    assertThat(get(ayse, meeting + "/ballot")).bodyText().contains("Oyunuz alındı");
    assertThat(get(SECRETARY, meeting + "/run")).bodyText().contains("16 koltuktan 16 oy kullandı");
    assertThat(get(SECRETARY, meeting + "/screen"))
        .bodyText()
        .contains("16 koltuktan 16 oy kullandı", "<svg class=\"qr\"");
    post(SECRETARY, "/tr/desk/votes/" + vote + "/closure");
    post(SECRETARY, "/tr/desk/votes/" + vote + "/announcement");
    assertThat(get(SECRETARY, meeting + "/run"))
        .bodyText()
        .contains("Kabul edildi (16 kabul, 0 ret, 0 çekimser)", "Kararı deftere yaz");
    assertThat(
            post(
                SECRETARY,
                "/tr/desk/votes/" + vote + "/decision",
                "title",
                "=Programlar",
                "text",
                "Göç programı kabul edildi. " + HOSTILE,
                "due",
                "2027-04-01"))
        .hasStatus(302);
    var decision = one("select id from meetings.decision where vote = :id", vote);
    assertThat(get(SECRETARY, "/tr/desk/decisions/" + decision)).bodyText().contains("Görev ver");
    assertThat(
            post(
                SECRETARY,
                "/tr/desk/decisions/" + decision + "/tasks",
                "taskTitle",
                "Rapor",
                "taskDue",
                "2027-03-20"))
        .hasStatus(302);
    aCoveringLetter(decision);
    assertThat(post(SECRETARY, meeting + "/closure")).hasStatus(302);
    assertThat(post(SECRETARY, meeting + "/minutes")).hasStatus(302);
    assertThat(get(SECRETARY, meeting + "/minutes"))
        .bodyText()
        .contains("Yoklama", "Ayşe Asıl 1", "2027/01", "Üyelere gönder")
        .doesNotContain("<script>alert");
    assertThat(get(ayse, meeting + "/minutes")).bodyText().contains("henüz üyelere gönderilmedi");
    var minutes = one("select id from meetings.minutes where meeting = :id", id(meeting));
    post(SECRETARY, "/tr/desk/minutes/" + minutes + "/circulation");
    assertThat(post(ayse, "/tr/desk/minutes/" + minutes + "/amendments", "wanted", HOSTILE))
        .hasStatus(302);
    var chair = cast.principals().get(1).chair();
    assertThat(post(chair, "/tr/desk/minutes/" + minutes + "/approval")).hasStatus(422);
    var amendment = one("select id from meetings.amendment where minutes = :id", minutes);
    post(SECRETARY, "/tr/desk/minutes/" + minutes + "/answers", "accept", amendment.toString());
    assertThat(post(SECRETARY, "/tr/desk/minutes/" + minutes + "/approval")).hasStatus(403);
    assertThat(post(chair, "/tr/desk/minutes/" + minutes + "/approval")).hasStatus(302);
    assertThat(get(Actor.visitor(), "/tr/meetings/" + id(meeting)))
        .hasStatusOk()
        .bodyText()
        .contains("Toplantı saat", "2027/01")
        .doesNotContain("Ayşe Asıl", "<script>alert");
    assertThat(get(Actor.visitor(), "/tr/decisions?q=goc+program"))
        .bodyText()
        .contains("2027/01", "=Programlar");
    assertThat(get(Actor.visitor(), "/ar/decisions/" + decision)).hasStatusOk();
    assertThat(get(Actor.visitor(), "/tr/decisions.csv")).bodyText().contains("'=Programlar");
    assertThat(get(Actor.visitor(), "/tr/decisions.json")).bodyText().contains("\"2027/01\"");
    assertThat(get(Actor.visitor(), "/en/decisions/feed.atom"))
        .bodyText()
        .contains("&lt;script", "urn:uuid:" + decision);
    assertThat(get(Actor.visitor(), "/api/v1/decisions?pageSize=1"))
        .bodyText()
        .contains("\"total\":1");
    assertThat(get(Actor.visitor(), "/api/v1/meetings")).bodyText().contains("\"2027/01\"");
    watch.set(Instant.parse("2027-05-01T09:00:00Z"));
    assertThat(get(SECRETARY, "/tr/desk/decisions")).bodyText().contains("Süresi geçti");
    for (var language : new String[] {"tr", "en", "ar"}) {
      for (var page :
          new String[] {"", "/run", "/attendance", "/minutes", "/screen", "/ballot", "/copy"}) {
        assertThat(get(SECRETARY, meeting.replace("/tr/", "/" + language + "/") + page))
            .as(language + page)
            .hasStatusOk()
            .bodyText()
            .doesNotContain("meetings.");
      }
    }
  }

  @Test
  void aDraftIsNobodysBusinessAndNamesStayOnTheDesk() {
    var meeting = draft("2027-03-15");
    item(meeting, "Kapalı kapı");
    assertThat(get(Actor.visitor(), "/tr/meetings/" + id(meeting))).hasStatus(404);
    assertThat(get(Actor.visitor(), "/tr/meetings")).bodyText().doesNotContain("Kapalı kapı");
    assertThat(get(Actor.visitor(), "/api/v1/meetings")).bodyText().contains("\"total\":0");
    assertThat(get(cast.principals().getFirst().actor(), meeting + "/call")).hasStatus(403);
    assertThat(get(cast.principals().getFirst().actor(), meeting + "/attendance")).hasStatus(403);
  }

  @Test
  void papersAreOneClickAndTheirCodeLeadsToTheVerificationPage() {
    var meeting = draft("2027-03-15");
    item(meeting, "İçme suyu");
    assertThat(get(SECRETARY, meeting)).bodyText().doesNotContain("Çağrı yazısı");
    assertThat(post(SECRETARY, meeting + "/papers", "paper", "call:tr"))
        .hasStatus(422)
        .bodyText()
        .contains("toplantı çağrıldıktan sonra üretilir");
    post(SECRETARY, meeting + "/call");
    assertThat(get(SECRETARY, meeting)).bodyText().contains("Çağrı yazısı", "Gündem (Arapça)");
    assertThat(post(SECRETARY, meeting + "/papers", "paper", "agenda:ar"))
        .hasStatus(302)
        .hasRedirectedUrl(meeting + "#papers");
    assertThat(
            post(SECRETARY, meeting + "/papers", "paper", "attendance:tr", "back", "/attendance"))
        .hasRedirectedUrl(meeting + "/attendance#papers");
    assertThat(post(SECRETARY, meeting + "/papers", "paper", "call:tr", "back", "//evil.example"))
        .hasRedirectedUrl(meeting + "#papers");
    assertThat(post(SECRETARY, meeting + "/papers", "paper", "<script>")).hasStatus(404);
    var member = cast.principals().getFirst().actor();
    assertThat(post(member, meeting + "/papers", "paper", "call:tr")).hasStatus(403);
    assertThat(get(SECRETARY, meeting + "/attendance")).bodyText().contains("Hazirun", "DOCX");
    assertThat(get(member, meeting)).bodyText().contains("DOCX").doesNotContain("/papers\"");
    assertThat(get(Actor.visitor(), "/ar/meetings/" + id(meeting)))
        .bodyText()
        .contains("DOCX", "/ar/verify/")
        .doesNotContain("كتاب الدعوة");
    var agenda =
        one(
            "select pdf from documents.document where subject = :id and kind = 'agenda'",
            id(meeting));
    assertThat(get(Actor.visitor(), "/tr/files/" + agenda))
        .hasStatusOk()
        .hasContentType("application/pdf");
    var call =
        one(
            "select pdf from documents.document where subject = :id and kind = 'call'",
            id(meeting));
    assertThat(get(Actor.visitor(), "/tr/files/" + call)).hasStatus(404);
    var code =
        db.sql("select code from documents.document where subject = :id and kind = 'call'")
            .param("id", id(meeting))
            .query(String.class)
            .single();
    assertThat(get(Actor.visitor(), "/tr/verify/" + code))
        .hasStatusOk()
        .bodyText()
        .contains("2027/01");
  }

  @Test
  void aDocumentIsAttachedShownTakenAwayAndPutBack() {
    var meeting = draft("2027-03-15");
    item(meeting, "İçme suyu");
    var item = one("select id from meetings.agenda_item where meeting = :id", id(meeting));
    var at = "/tr/desk/items/" + item + "/documents";
    assertThat(send(at, "bos.csv", "")).hasStatus(422).bodyText().contains("Önce bir dosya seçin");
    assertThat(send(at, "x.html", "<html><script>alert(1)</script>")).hasStatus(422);
    assertThat(send(at, "rapor.csv", "a;b\n1;2\n")).hasStatus(302);
    post(SECRETARY, meeting + "/call");
    var file = one("select file from meetings.agenda_document where item = :id", item);
    var open = "/tr/meetings/" + id(meeting);
    assertThat(get(Actor.visitor(), open)).bodyText().doesNotContain("rapor.csv");
    assertThat(post(SECRETARY, at + "/" + file + "/publication")).hasStatus(302);
    assertThat(get(Actor.visitor(), open)).bodyText().contains("rapor.csv");
    assertThat(post(SECRETARY, at + "/" + file + "/removal")).hasStatus(302);
    assertThat(get(Actor.visitor(), open)).bodyText().doesNotContain("rapor.csv");
    assertThat(get(SECRETARY, meeting)).bodyText().contains("Geri koy");
    assertThat(post(SECRETARY, at + "/" + file + "/return")).hasStatus(302);
    assertThat(get(Actor.visitor(), open)).bodyText().contains("rapor.csv");
    assertThat(post(cast.principals().getFirst().actor(), at + "/" + file + "/removal"))
        .hasStatus(403);
  }

  private MvcTestResult send(String address, String name, String content) {
    return web.post()
        .uri(address)
        .multipart()
        .file(
            new org.springframework.mock.web.MockMultipartFile(
                "file", name, null, content.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .with(csrf())
        .requestAttr(Uis.ACTOR, SECRETARY)
        .exchange();
  }

  @Test
  void aFlawedPlanComesBackWithWhatWasTyped() {
    assertThat(
            post(
                SECRETARY,
                "/tr/desk/meetings",
                "kind",
                "ordinary",
                "mode",
                "online",
                "day",
                "yarın",
                "from",
                "14:00",
                "to",
                "13:00",
                "link",
                "javascript:alert(1)",
                "place",
                HOSTILE))
        .hasStatus(422)
        .bodyText()
        .contains("yyyy-aa-gg", "&lt;script>")
        .doesNotContain("<script>alert");
    assertThat(get(SECRETARY, "/tr/desk/meetings?q=" + "%27%25%00x&filter=coming&page=-4"))
        .hasStatusOk();
  }

  private void aCoveringLetter(UUID decision) {
    var at = "/tr/desk/decisions/" + decision;
    assertThat(get(SECRETARY, at + "/letter")).bodyText().contains("Üst yazı hazırla", "Muhatap");
    assertThat(post(SECRETARY, at + "/letter", "addressee", HOSTILE))
        .hasStatus(422)
        .bodyText()
        .contains("Yazının sayısını yazın", "&lt;script")
        .doesNotContain("<script>alert");
    assertThat(
            post(
                SECRETARY,
                at + "/letter",
                "number",
                "E-1-2",
                "addressee",
                "ADANA VALİLİĞİNE",
                "closing",
                "to-both"))
        .hasRedirectedUrl(at + "#papers");
    assertThat(post(SECRETARY, at + "/papers", "paper", "decision:en")).hasStatus(302);
    assertThat(get(SECRETARY, at)).bodyText().contains("Üst yazı", "Karar örneği");
    assertThat(get(Actor.visitor(), "/tr/decisions/" + decision))
        .bodyText()
        .contains("DOCX")
        .doesNotContain("Üst yazı");
    assertThat(get(cast.principals().getFirst().actor(), at + "/letter")).hasStatus(403);
    assertThat(post(cast.principals().getFirst().actor(), at + "/papers")).hasStatus(403);
  }

  private String draft(String day) {
    var answer =
        post(
            SECRETARY,
            "/tr/desk/meetings",
            "kind",
            "ordinary",
            "mode",
            "in-person",
            "day",
            day,
            "from",
            "14:00",
            "to",
            "16:00",
            "place",
            "Toplantı salonu");
    assertThat(answer).hasStatus(302);
    var to = answer.getResponse().getRedirectedUrl();
    return to == null ? "" : to.substring(0, to.indexOf('?'));
  }

  private void item(String meeting, String title) {
    assertThat(post(SECRETARY, meeting + "/items", "title", title)).hasStatus(302);
  }

  private static UUID id(String meeting) {
    return UUID.fromString(meeting.substring(meeting.lastIndexOf('/') + 1));
  }

  private UUID one(String sql, UUID id) {
    return db.sql(sql).param("id", id).query(UUID.class).single();
  }

  private MvcTestResult get(Actor actor, String address) {
    return web.get().uri(java.net.URI.create(address)).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(Actor actor, String address, String... fields) {
    var request =
        web.post().uri(java.net.URI.create(address)).requestAttr(Uis.ACTOR, actor).with(csrf());
    for (var i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }
}
