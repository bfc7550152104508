package taskopru.council.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.council.Cast;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.web.Uis;

/** Bodies added and renamed, letters' scans, and calls that everybody reads. */
@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"installation"})
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class BodiesLettersCallsTest {

  static final byte[] PDF =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
          .getBytes(StandardCharsets.US_ASCII);

  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;

  @Test
  void aBodyIsAddedWithRulesAndNamedAnew() {
    assertThat(
            post(
                Cast.SECRETARY,
                "/tr/desk/council/bodies",
                "code",
                "kadin-meclisi",
                "kind",
                "ASSEMBLY",
                "name.tr",
                "Kadın Meclisi <b>",
                "name.ar",
                "مجلس المرأة"))
        .hasStatus(302);
    assertThat(get(Cast.SECRETARY, "/tr/desk/council/bodies"))
        .hasStatusOk()
        .bodyText()
        .contains("Kadın Meclisi &lt;b", "Meclis");
    assertThat(get(Cast.SECRETARY, "/ar/desk/council/bodies")).bodyText().contains("مجلس المرأة");
    assertThat(get(Cast.SECRETARY, "/tr/desk/council/rules?body=kadin-meclisi")).hasStatusOk();
    assertThat(get(Cast.SECRETARY, "/tr/desk/council/seats?body=kadin-meclisi")).hasStatusOk();
    var facts = "/tr/desk/council/bodies/kadin-meclisi/facts";
    assertThat(
            post(Cast.SECRETARY, facts, "version", "1", "kind", "ASSEMBLY", "name.tr", "Yeni ad"))
        .hasStatus(302);
    assertThat(post(Cast.SECRETARY, facts, "version", "1", "kind", "ASSEMBLY", "name.tr", "Eski"))
        .hasStatus(409)
        .bodyText()
        .contains("Yeni ad", "Eski");
  }

  @Test
  void flawedBodiesComeBackWithASentence() {
    assertThat(
            post(
                Cast.SECRETARY,
                "/tr/desk/council/bodies",
                "code",
                "working-group",
                "kind",
                "ASSEMBLY",
                "name.tr",
                "İkinci"))
        .hasStatus(422)
        .bodyText()
        .contains("İkinci", "kısa adıyla bir kurul var");
    assertThat(
            post(
                Cast.SECRETARY,
                "/tr/desk/council/bodies",
                "code",
                "../x",
                "kind",
                "PARLIAMENT",
                "name.tr",
                ""))
        .hasStatus(422);
    assertThat(
            post(
                Cast.SECRETARY,
                "/tr/desk/council/bodies/working-group/facts",
                "version",
                "1",
                "kind",
                "EXTERNAL",
                "name.tr",
                "Grup"))
        .hasStatus(422)
        .bodyText()
        .contains("konsey dışına alınamaz");
    for (var other : Cast.OTHERS) {
      assertThat(
              post(
                  other,
                  "/tr/desk/council/bodies",
                  "code",
                  "x",
                  "kind",
                  "ASSEMBLY",
                  "name.tr",
                  "X"))
          .matches(BodiesLettersCallsTest::isTurnedAway);
    }
    var limited = new Actor(UUID.randomUUID(), EnumSet.of(Verb.USE_DESK, Verb.KEEP_COUNCIL));
    limit(limited);
    assertThat(
            post(
                limited,
                "/tr/desk/council/bodies",
                "code",
                "x",
                "kind",
                "ASSEMBLY",
                "name.tr",
                "X"))
        .hasStatus(403);
  }

  @Test
  void aLettersScanIsReadByWhoKeepsTheSeatAndByNobodyElse() {
    var mandate = mandate(true);
    var letter = "/tr/desk/council/mandates/" + mandate + "/letter";
    assertThat(get(Cast.SECRETARY, letter)).hasStatusOk().bodyText().contains("membership");
    assertThat(upload(Cast.SECRETARY, letter, "yazı.pdf", PDF)).hasStatus(302);
    var file =
        db.sql("select letter_file from council.mandate where id = :id")
            .param("id", mandate)
            .query(UUID.class)
            .single();
    assertThat(get(Cast.SECRETARY, "/tr/files/" + file)).hasStatusOk();
    assertThat(get(Cast.SECRETARY, "/tr/desk/council/mandates/" + mandate))
        .bodyText()
        .contains("/tr/files/" + file);
    var limited = new Actor(UUID.randomUUID(), EnumSet.of(Verb.USE_DESK, Verb.KEEP_COUNCIL));
    limit(limited);
    for (var other : Cast.OTHERS) {
      assertThat(get(other, "/tr/files/" + file)).hasStatus(404);
    }
    assertThat(get(limited, "/tr/files/" + file)).hasStatus(404);
    assertThat(upload(limited, letter, "yazı.pdf", PDF)).hasStatus(403);
    assertThat(upload(Cast.SECRETARY, letter, "yazı.pdf", PDF)).hasStatus(409);
    assertThat(post(Cast.SECRETARY, letter + "/removal", "version", "2")).hasStatus(302);
    assertThat(get(Cast.SECRETARY, "/tr/files/" + file)).hasStatus(404);
  }

  @Test
  void whatIsNoScannedLetterIsRefused() {
    var letter = "/tr/desk/council/mandates/" + mandate(true) + "/letter";
    assertThat(upload(Cast.SECRETARY, letter, "a.pdf", "<script>".getBytes(StandardCharsets.UTF_8)))
        .hasStatus(422);
    assertThat(
            upload(Cast.SECRETARY, letter, "a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)))
        .hasStatus(422)
        .bodyText()
        .contains("PDF, PNG ya da JPEG olmalı");
    assertThat(upload(Cast.SECRETARY, letter, "a.pdf", new byte[0])).hasStatus(422);
    var proposed = "/tr/desk/council/mandates/" + mandate(false) + "/letter";
    assertThat(upload(Cast.SECRETARY, proposed, "a.pdf", PDF)).hasStatus(422);
  }

  @Test
  void aCallIsPublicFromItsPublicationOnAndNamesOnlyWhoAgreed() {
    var draft = selection("draft");
    assertThat(get(Actor.visitor(), "/tr/council/selections/" + draft)).hasStatus(404);
    var called = selection("called");
    assertThat(get(Actor.visitor(), "/tr/council/selections"))
        .bodyText()
        .contains(called.toString());
    for (var language : List.of("tr", "en", "ar")) {
      assertThat(get(Actor.visitor(), "/" + language + "/council/selections/" + called))
          .hasStatusOk()
          .bodyText()
          .contains("mailto:", "notices/candidacy", "&lt;script")
          .doesNotContain("<script>alert", "council.call.");
    }
    var decided = selection("decided");
    candidate(decided, "Deniz Açık", true, "chosen");
    candidate(decided, "Umut Saklı", false, "reserve");
    candidate(decided, "Kemal Seçilmeyen", true, "not_chosen");
    assertThat(get(Actor.visitor(), "/tr/council/selections/" + decided))
        .hasStatusOk()
        .bodyText()
        .contains("Deniz Açık", "rıza vermeyen bir aday", "2026/07")
        .doesNotContain("Umut Saklı", "Kemal Seçilmeyen", "mailto:x");
    assertThat(get(Actor.visitor(), "/tr/council/selections/" + UUID.randomUUID())).hasStatus(404);
  }

  private UUID mandate(boolean confirmed) {
    var person = UUID.randomUUID();
    db.sql("insert into council.person (id, name, language) values (:id, 'Ece Yazılı', 'tr')")
        .param("id", person)
        .update();
    var id = UUID.randomUUID();
    db.sql(
            """
            insert into council.mandate (
              id, seat_id, person_id, capacity, place, valid, letter_date, letter_number)
            select :id, id, :person, 'principal', 0, '[2024-01-01,2024-02-01)',
                   cast(:day as date), cast(:number as text)
              from council.seat where number = 8
            """)
        .param("id", id)
        .param("person", person)
        .param("day", confirmed ? "2024-01-01" : null)
        .param("number", confirmed ? "7" : null)
        .update();
    return id;
  }

  private UUID selection(String state) {
    var id = UUID.randomUUID();
    db.sql(
            """
            insert into council.selection (
              id, body_id, group_code, state, seats, opens, closes, criteria_tr, decided_on,
              decision)
            select :id, body_id, code, :state, 1, current_date - 1, current_date + 9,
                   '<script>alert(1)</script> Ölçütler',
                   case when :state = 'decided' then current_date end,
                   case when :state = 'decided' then '2026/07' end
              from council.seat_group order by position limit 1
            """)
        .param("id", id)
        .param("state", state)
        .update();
    return id;
  }

  private void candidate(UUID selection, String name, boolean agrees, String result) {
    var person = UUID.randomUUID();
    db.sql(
            """
            insert into council.person (id, name, language, name_may_be_public, name_consent_on)
            values (:id, :name, 'tr', :agrees, case when :agrees then current_date end)
            """)
        .param("id", person)
        .param("name", name)
        .param("agrees", agrees)
        .update();
    db.sql(
            """
            insert into council.candidate (id, selection_id, person_id, result)
            values (gen_random_uuid(), :selection, :person, :result)
            """)
        .param("selection", selection)
        .param("person", person)
        .param("result", result)
        .update();
  }

  /** Lets an account keep only the general assembly. */
  private void limit(Actor actor) {
    db.sql(
            """
            insert into council.keeper (account_id, body_id)
            select :account, id from council.body where code <> 'working-group' limit 1
            """)
        .param("account", actor.id())
        .update();
  }

  private static boolean isTurnedAway(MvcTestResult answer) {
    var status = answer.getResponse().getStatus();
    return status == 403
        || (status == 302
            && String.valueOf(answer.getResponse().getRedirectedUrl()).contains("sign-in"));
  }

  private MvcTestResult get(Actor actor, String path) {
    return web.get().uri(path).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(Actor actor, String path, String... fields) {
    var request = web.post().uri(path).with(SecurityMockMvcRequestPostProcessors.csrf());
    for (var i = 0; i < fields.length; i += 2) {
      request = request.param(fields[i], fields[i + 1]);
    }
    return request.requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult upload(Actor actor, String path, String name, byte[] bytes) {
    return web.post()
        .uri(path)
        .multipart()
        .file(new MockMultipartFile("file", name, "application/pdf", bytes))
        .param("version", "1")
        .with(SecurityMockMvcRequestPostProcessors.csrf())
        .requestAttr(Uis.ACTOR, actor)
        .exchange();
  }
}
