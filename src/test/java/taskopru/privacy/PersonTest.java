package taskopru.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.privacy.Requesting.Asked;
import taskopru.web.Uis;

/** Notices, one's own data, forgetting and destruction, on the real database. */
@ApplicationModuleTest(
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
class PersonTest {

  static final Actor OFFICER =
      new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.KEEP_PRIVACY, Verb.EXPORT));
  static final Actor OTHERS =
      new Actor(
          UUID.randomUUID(),
          EnumSet.complementOf(EnumSet.of(Verb.KEEP_PRIVACY, Verb.KEEP_COUNCIL)));
  static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Istanbul"));

  @Autowired Notices notices;
  @Autowired NoticeLoading loading;
  @Autowired AboutPerson people;
  @Autowired Destruction destruction;
  @Autowired Requesting requesting;
  @Autowired RequestKeeping keeping;
  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;

  @Test
  void everyFormHasItsNoticeInThreeLanguages() {
    loading.atStart();
    assertThat(notices.list())
        .extracting(Notice::form)
        .contains("account", "membership", "attendance", "public-name", "mail", "request");
    for (var notice : notices.list()) {
      for (var language : Language.values()) {
        assertThat(
                get(
                    Actor.visitor(),
                    "/" + language.tag() + "/privacy/notices/" + notice.form() + "?version=1"))
            .hasStatus(200)
            .bodyText()
            .contains("6698", "@")
            .doesNotContain("{council}", "{contact}");
      }
    }
    assertThat(get(Actor.visitor(), "/tr/privacy/notices/nothing")).hasStatus(404);
    assertThat(get(Actor.visitor(), "/tr/privacy/notices/account?version=99")).hasStatus(404);
  }

  @Test
  void aNewVersionLeavesTheOldOneReadable() {
    loading.atStart();
    var first = notices.current("mail");
    var hostile = "<script>alert(1)</script>\n\n# Başlık\n\nYeni metin";
    var second =
        notices.write(
            OFFICER,
            "mail",
            first.version(),
            TODAY,
            first.title(),
            new LocalizedText(hostile, null, null));

    assertThat(notices.current("mail").version()).isEqualTo(second.version());
    assertThat(get(Actor.visitor(), "/en/privacy/notices/mail"))
        .bodyText()
        .contains("&lt;script&gt;", "lang=\"tr\"")
        .doesNotContain("<script>alert");
    assertThat(get(Actor.visitor(), "/en/privacy/notices/mail?version=" + first.version()))
        .hasStatus(200)
        .bodyText()
        .contains("not the version in force");
    assertThatThrownBy(() ->
            notices.write(OFFICER, "mail", first.version(), TODAY, first.title(), first.text()))
        .isInstanceOf(Problem.Conflict.class);
    assertThatThrownBy(() ->
            notices.write(
                OFFICER, "mail", second.version(), TODAY.minusDays(1), first.title(), first.text()))
        .hasMessage("privacy.notice.fromPast");
    assertThatThrownBy(() ->
            notices.write(OTHERS, "mail", second.version(), TODAY, first.title(), first.text()))
        .isInstanceOf(Problem.Forbidden.class);
    assertThatThrownBy(() -> db.sql("update privacy.notice set text_tr = 'x'").update())
        .hasMessageContaining("never changed");
    loading.atStart();
    assertThat(notices.current("mail").version()).isEqualTo(second.version());
  }

  @Test
  void theOfficerWritesAVersionOnTheDesk() {
    loading.atStart();
    assertThat(get(OFFICER, "/ar/desk/privacy/notices")).hasStatus(200);
    assertThat(get(OFFICER, "/tr/desk/privacy/notices/attendance")).hasStatus(200);
    assertThat(get(OTHERS, "/tr/desk/privacy/notices/attendance")).hasStatus(403);
    var version = String.valueOf(notices.of("attendance").getFirst().version());
    assertThat(post(OFFICER, "/tr/desk/privacy/notices/attendance", "version", version))
        .hasStatus(422);
    assertThat(
            post(
                OFFICER,
                "/tr/desk/privacy/notices/attendance",
                "version",
                version,
                "from",
                TODAY.toString(),
                "title.tr",
                "Toplantıya katılım",
                "text.tr",
                "Yeni metin"))
        .hasStatus(302);
    assertThat(get(Actor.visitor(), "/tr/privacy/notices/attendance"))
        .bodyText()
        .contains("Yeni metin");
  }

  @Test
  void peopleSeeAllThatIsKeptAboutThemAndNobodyElse() {
    var ayse = account("Ayşe <b>Yılmaz</b>");
    var reader = new Actor(ayse, Set.of(Verb.USE_DESK));
    requesting.ask(
        reader,
        new Asked(Right.CORRECTION, "Ayşe", "ayse@example.org", Language.TR, "Adım yanlış"),
        "198.51.100.1");

    assertThat(get(reader, "/tr/desk/account/data"))
        .hasStatus(200)
        .bodyText()
        .contains("Ayşe &lt;b&gt;", ayse + "@example.org", "Adım yanlış");
    assertThat(get(reader, "/tr/desk/account/data.json"))
        .hasStatus(200)
        .bodyText()
        .contains("\"identity\"", "Adım yanlış", ayse.toString());
    assertThat(get(Actor.visitor(), "/tr/desk/account/data")).hasStatus(302);
    assertThat(get(OTHERS, "/tr/desk/privacy/people/" + ayse)).hasStatus(403);
    assertThat(get(OFFICER, "/tr/desk/privacy/people?q=y%C4%B1lmaz"))
        .hasStatus(200)
        .bodyText()
        .contains(ayse.toString());
    assertThat(get(OFFICER, "/tr/desk/privacy/people/" + ayse)).hasStatus(200);
    assertThat(get(OFFICER, "/tr/desk/privacy/people/" + UUID.randomUUID())).hasStatus(404);
  }

  @Test
  void whoIsForgottenLeavesANumberAndNothingElse() {
    var mehmet = account("Mehmet Kaya");
    db.sql(
            """
            insert into identity.session (primary_id, session_id, creation_time, last_access_time,
                                          max_inactive_interval, expiry_time, principal_name)
            values (:id, :id, 0, 0, 100, 9999999999999, :who)
            """)
        .param("id", UUID.randomUUID().toString())
        .param("who", mehmet.toString())
        .update();

    assertThat(get(OFFICER, "/tr/desk/privacy/people/" + mehmet + "/anonymisation"))
        .hasStatus(200)
        .bodyText()
        .contains("geri alınamaz");
    assertThat(post(OTHERS, "/tr/desk/privacy/people/" + mehmet + "/anonymisation")).hasStatus(403);
    assertThat(post(OFFICER, "/tr/desk/privacy/people/" + mehmet + "/anonymisation"))
        .hasStatus(302);

    assertThat(
            db.sql("select row_to_json(account)::text from identity.account where id = :id")
                .param("id", mehmet)
                .query(String.class)
                .single())
        .contains("anonymised")
        .doesNotContain("Mehmet", "@example.org");
    assertThat(
            db.sql("select count(*) from identity.session where principal_name = :id")
                .param("id", mehmet.toString())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void theLastAdministratorAndOneselfCannotBeForgotten() {
    var admin = account("Yönetici");
    db.sql(
            """
            update identity.account
               set state = 'active', password = 'x', roles = '{administrator}' where id = :id
            """)
        .param("id", admin)
        .update();
    assertThatThrownBy(() -> people.anonymise(OFFICER, admin))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("identity.administrator.last");
    assertThat(post(OFFICER, "/tr/desk/privacy/people/" + admin + "/anonymisation")).hasStatus(422);
    var self = account("Görevli");
    assertThatThrownBy(() -> people.anonymise(new Actor(self, Set.of(Verb.KEEP_PRIVACY)), self))
        .hasMessage("privacy.anonymise.own");
    db.sql("update identity.account set state = 'disabled' where id = :id")
        .param("id", admin)
        .update();
  }

  @Test
  void whatHasHadItsTimeGoesAndLeavesARecordWithoutNames() {
    requesting.ask(
        Actor.visitor(),
        new Asked(Right.ACCESS, "Eski Başvuran", "x", Language.TR, "Eski"),
        "198.51.100.2");
    var old =
        db.sql("select id from privacy.request where name = 'Eski Başvuran'")
            .query(UUID.class)
            .single();
    keeping.refuse(OFFICER, old, "Kimlik kanıtlanamadı");
    db.sql("update privacy.request set closed_at = :at where id = :id")
        .param("at", Requests.at(Instant.now().minus(Duration.ofDays(3 * 366))))
        .param("id", old)
        .update();
    var left = account("Ayrılan Kişi");
    var stays = account("Yeni Ayrılan");
    db.sql(
            """
            update identity.account set state = 'disabled', disabled_at = :at where id = :id
            """)
        .param("at", Requests.at(Instant.now().minus(Duration.ofDays(2 * 366))))
        .param("id", left)
        .update();
    db.sql("update identity.account set state = 'disabled' where id = :id")
        .param("id", stays)
        .update();

    destruction.run(OFFICER);

    assertThatThrownBy(() -> keeping.get(OFFICER, old)).isInstanceOf(Problem.NotFound.class);
    assertThat(name(left)).isEqualTo("anonymised");
    assertThat(name(stays)).isEqualTo("Yeni Ayrılan");
    assertThat(destruction.records(OFFICER))
        .extracting(Destruction.Destroyed::rule)
        .contains("privacy-requests", "identity-accounts");
    var before = destruction.records(OFFICER).size();
    destruction.run(OFFICER);
    assertThat(destruction.records(OFFICER)).hasSize(before);
    assertThat(get(OFFICER, "/tr/desk/privacy/destruction"))
        .hasStatus(200)
        .bodyText()
        .contains("identity-accounts", "Verilen ve geri alınan rıza")
        .doesNotContain("Ayrılan Kişi", "Eski Başvuran");
    assertThatThrownBy(() -> destruction.run(OTHERS)).isInstanceOf(Problem.Forbidden.class);
    assertThat(get(OTHERS, "/tr/desk/privacy/destruction")).hasStatus(403);
    assertThat(destruction.withoutRule())
        .noneMatch(field -> field.table().equals("identity.passkey"));
  }

  private UUID account(String name) {
    var id = UUID.randomUUID();
    db.sql(
            """
            insert into identity.account (id, email, name, language, state, created_at)
            values (:id, :email, :name, 'tr', 'invited', now())
            """)
        .param("id", id)
        .param("email", id + "@example.org")
        .param("name", name)
        .update();
    return id;
  }

  private String name(UUID id) {
    return db.sql("select name from identity.account where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  private MvcTestResult get(Actor actor, String path) {
    var request = web.get().uri(java.net.URI.create(path));
    return actor.isVisitor()
        ? request.exchange()
        : request.requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(Actor actor, String path, String... fields) {
    var request = web.post().uri(path).with(SecurityMockMvcRequestPostProcessors.csrf());
    for (var i = 0; i < fields.length; i += 2) {
      request = request.param(fields[i], fields[i + 1]);
    }
    return request.requestAttr(Uis.ACTOR, actor).exchange();
  }
}
