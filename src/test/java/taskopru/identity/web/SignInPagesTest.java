package taskopru.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static taskopru.identity.web.OurForm.ours;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
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
import taskopru.Database;
import taskopru.identity.Account;
import taskopru.identity.Administering;
import taskopru.identity.EmailAddress;
import taskopru.identity.FirstAdministrator;
import taskopru.identity.Inviting;
import taskopru.identity.Phone;
import taskopru.identity.Role;
import taskopru.identity.Visit;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.web.Uis;

/** Through the pages, with the cookies a browser would hold. */
@ApplicationModuleTest(
    module = "identity",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = "installation")
@AutoConfigureMockMvc
@Import(Database.class)
class SignInPagesTest {

  static final String GOOD = "portakal çiçeği nisanda açar";

  @Autowired MockMvcTester web;
  @Autowired FirstAdministrator first;
  @Autowired Inviting inviting;
  @Autowired Administering administering;
  @Autowired JdbcClient db;

  private String email = "";
  private String address = "";

  @BeforeEach
  void anEmptyHouse() {
    db.sql("delete from identity.account").update();
    db.sql("delete from identity.link").update();
    db.sql("delete from identity.session").update();
    email = "zeynep-" + UUID.randomUUID() + "@example.org";
    address = "2001:db8:" + UUID.randomUUID().toString().substring(0, 4) + "::1";
  }

  @Test
  void theFirstAdministratorIsLedFromTheLinkToTheSecondStep() {
    var link = first.announce().orElseThrow().path(Language.EN);
    assertThat(get(link)).hasStatus(200).bodyText().contains("first administrator");
    var done =
        web.post()
            .uri(link)
            .with(ours())
            .param("name", "Ayşe")
            .param("email", email)
            .param("newPassword", GOOD)
            .exchange();
    assertThat(done).hasStatus(302);
    assertThat(done.getResponse().getRedirectedUrl())
        .startsWith("/en/desk/account/second-step?next=");
    var session = cookie(done, "SESSION");
    assertThat(get("/en/desk/account/second-step", session))
        .hasStatus(200)
        .bodyText()
        .contains("<svg class=\"qr\"")
        .contains("authenticator app");
    assertThat(get("/en/desk/accounts", session))
        .hasRedirectedUrl("/en/desk/account/second-step?next=%2Fen%2Fdesk%2Faccounts");
    assertThat(get(link)).hasStatus(404);
  }

  @Test
  void aFormBringsItsOwnProofAndSigningInBeginsANewSession() {
    member(Role.EDITOR);
    var page = get("/tr/sign-in");
    assertThat(page).cookies().doesNotContainCookie("SESSION");
    var proof = cookie(page, "form");
    var planted = new Cookie("SESSION", "cGxhbnRlZC1ieS1zb21lYm9keQ==");
    var done =
        web.post()
            .uri("/tr/sign-in")
            .cookie(proof, planted)
            .param("_csrf", field(page, "_csrf"))
            .param("email", email)
            .param("password", GOOD)
            .param("next", "/tr/data")
            .exchange();
    assertThat(done).hasStatus(302).hasRedirectedUrl("/tr/data");
    var session = cookie(done, "SESSION");
    assertThat(session.getValue()).isNotEqualTo(planted.getValue());
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getAttribute("SameSite")).isEqualTo("Lax");
    assertThat(get("/tr/desk/account", session)).hasStatus(200).bodyText().contains("Zeynep");
    assertThat(get("/tr/desk/account", planted)).hasStatus(302);
  }

  @Test
  void overHttpsCookiesStayThere() {
    member(Role.EDITOR);
    var done =
        web.post()
            .uri("https://localhost/tr/sign-in")
            .with(ours())
            .param("email", email)
            .param("password", GOOD)
            .exchange();
    assertThat(cookie(done, "SESSION").getSecure()).isTrue();
  }

  @Test
  void aHostileNextLeadsToTheDesk() {
    member(Role.EDITOR);
    assertThat(signIn(GOOD, "//evil.example/")).hasRedirectedUrl("/tr/desk");
  }

  @Test
  void aWrongPasswordIsSaidInTheFormAndNotRepeated() {
    member(Role.EDITOR);
    assertThat(signIn("wrong <b>password</b>", "/tr"))
        .hasStatus(422)
        .bodyText()
        .contains("E-posta adresi ya da parola doğru değil.")
        .contains(email)
        .doesNotContain("wrong");
  }

  @Test
  void oddInputIsAnsweredWithAForm() {
    for (var odd : new String[] {"", "\u0000", "a\u0000b@example.org", "x".repeat(100_000)}) {
      assertThat(
              web.post().uri("/tr/sign-in").with(ours()).param("email", odd).param("password", odd))
          .hasStatus(422);
    }
  }

  @Test
  void theSecondStepStandsBetweenThePasswordAndTheDesk() {
    var account = member(Role.DATA_STEWARD);
    var plain = cookie(signIn(GOOD, "/tr/desk/account"), "SESSION");
    var secret = secret(get("/tr/desk/account/second-step", plain));
    var wrong = post("/tr/desk/account/second-step", plain, "code", "000000");
    assertThat(wrong).hasStatus(422);
    var on = post("/tr/desk/account/second-step", plain, "code", Phone.code(secret, Instant.now()));
    assertThat(on).hasStatus(200).bodyText().contains("Kurtarma kodlarınız");
    assertThat(get("/tr/desk/account", plain)).hasStatus(302);
    assertThat(get("/tr/desk/account", cookie(on, "SESSION"))).hasStatus(200);

    var halfWay = signIn(GOOD, "/tr/data");
    assertThat(halfWay).hasRedirectedUrl("/tr/sign-in/code?next=%2Ftr%2Fdata");
    var half = cookie(halfWay, "SESSION");
    assertThat(get("/tr/desk/account", half)).hasStatus(302);
    assertThat(get("/tr/sign-in/code", half)).hasStatus(200);
    var paper = codes(on).getFirst();
    var done = post("/tr/sign-in/code", half, "code", paper);
    assertThat(done).hasStatus(302);
    assertThat(get("/tr/desk/account", cookie(done, "SESSION"))).hasStatus(200);
    var again = cookie(signIn(GOOD, "/tr/data"), "SESSION");
    assertThat(post("/tr/sign-in/code", again, "code", paper)).hasStatus(422);
    assertThat(account.roles()).containsExactly(Role.DATA_STEWARD);
  }

  @Test
  void aDisabledAccountIsOutAtTheNextClick() {
    var account = member(Role.EDITOR);
    var session = cookie(signIn(GOOD, "/tr"), "SESSION");
    assertThat(get("/tr/desk/account", session)).hasStatus(200);
    administering.disable(Actor.operator(), account.id());
    assertThat(get("/tr/desk/account", session)).hasStatus(302);
  }

  @Test
  void signingOutEndsTheSession() {
    member(Role.EDITOR);
    var session = cookie(signIn(GOOD, "/tr"), "SESSION");
    assertThat(web.post().uri("/tr/sign-out").cookie(session)).hasForwardedUrl("/tr/form-not-ours");
    assertThat(post("/sign-out", session, "x", "x")).hasStatus(302);
    assertThat(get("/tr/desk/account", session)).hasStatus(302);
  }

  @Test
  void anotherBrowsersSessionCanBeEndedAndOnlyOnesOwn() {
    member(Role.EDITOR);
    var home = cookie(signIn(GOOD, "/tr"), "SESSION");
    var work = cookie(signIn(GOOD, "/tr"), "SESSION");
    var ids =
        db.sql("select primary_id from identity.session where session_id = :id")
            .param("id", new String(java.util.Base64.getDecoder().decode(work.getValue())))
            .query(String.class)
            .single();
    var stranger =
        web.post()
            .uri("/tr/desk/account/sessions/" + ids + "/removal")
            .with(ours())
            .requestAttr(Uis.ACTOR, new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK)));
    assertThat(stranger).hasStatus(403);
    assertThat(post("/tr/desk/account/sessions/" + ids + "/removal", home, "x", "x"))
        .hasStatus(302);
    assertThat(get("/tr/desk/account", work)).hasStatus(302);
    assertThat(get("/tr/desk/account", home)).hasStatus(200);
  }

  @Test
  void aForgottenPasswordGetsTheSameAnswerForEverybody() {
    member(Role.EDITOR);
    var known = forget(email);
    var unknown = forget("nobody@example.org");
    assertThat(known).hasStatus(200).bodyText().contains("Bu adresin bir hesabı varsa");
    assertThat(withoutProof(known)).isEqualTo(withoutProof(unknown));
  }

  @Test
  void theAdministratorsPagesSpeakToAdministratorsOnly() {
    var account = member(Role.EDITOR);
    var administrator =
        new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.ADMINISTER_ACCOUNTS));
    var others =
        new Actor(UUID.randomUUID(), EnumSet.complementOf(EnumSet.of(Verb.ADMINISTER_ACCOUNTS)));
    for (var page : new String[] {"", "/new", "/" + account.id(), "?q=%25%27&page=99"}) {
      for (var language : Language.values()) {
        var uri = "/" + language.tag() + "/desk/accounts" + page;
        assertThat(web.get().uri(uri).requestAttr(Uis.ACTOR, administrator)).hasStatus(200);
        assertThat(web.get().uri(uri).requestAttr(Uis.ACTOR, others)).hasStatus(403);
      }
    }
  }

  @Test
  void anInvitationIsShownToCopyOnce() {
    var administrator =
        new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.ADMINISTER_ACCOUNTS));
    var invited =
        web.post()
            .uri("/en/desk/accounts")
            .with(ours())
            .requestAttr(Uis.ACTOR, administrator)
            .param("email", email)
            .param("name", "Zeynep")
            .param("language", "ar")
            .param("roles", "editor", "no-such-role")
            .exchange();
    assertThat(invited).hasStatus(200).bodyText().contains("/ar/invitation/");
    var link =
        Pattern.compile("/ar/invitation/[\\w-]{22}").matcher(body(invited)).results().findFirst();
    assertThat(get(link.orElseThrow().group())).hasStatus(200).bodyText().contains(email);
  }

  @Test
  void ownDataComesWithoutSecrets() {
    member(Role.EDITOR);
    var session = cookie(signIn(GOOD, "/tr"), "SESSION");
    assertThat(post("/tr/desk/account/data", session, "x", "x"))
        .hasStatus(200)
        .bodyText()
        .contains(email)
        .doesNotContain("argon2");
  }

  @Test
  void aPasskeyAnswerNobodyAskedForIsRefused() {
    assertThat(
            web.post()
                .uri("/tr/sign-in/passkey")
                .with(ours())
                .contentType("application/json")
                .content("{}"))
        .hasStatus(422);
    var options = web.post().uri("/tr/sign-in/passkey/options").with(ours()).exchange();
    assertThat(options).hasStatus(200).bodyText().contains("\"userVerification\":\"required\"");
    for (var odd : new String[] {"", "{}", "[]", "{\"id\":1}", "x".repeat(100_000)}) {
      assertThat(
              web.post()
                  .uri("/tr/sign-in/passkey")
                  .cookie(cookie(options, "SESSION"))
                  .with(ours())
                  .contentType("application/json")
                  .content(odd))
          .hasStatus(422);
    }
  }

  private Account member(Role... roles) {
    var invited =
        inviting.invite(
            Actor.operator(), new EmailAddress(email), "Zeynep", Language.TR, Set.of(roles));
    return inviting.accept(invited.link().code(), "Zeynep", Language.TR, GOOD, Visit.from(address));
  }

  private MvcTestResult signIn(String password, String next) {
    return web.post()
        .uri("/tr/sign-in")
        .with(ours())
        .remoteAddress(address)
        .param("email", email)
        .param("password", password)
        .param("next", next)
        .exchange();
  }

  private MvcTestResult forget(String who) {
    return web.post()
        .uri("/tr/password-reset")
        .with(ours())
        .remoteAddress(address)
        .param("email", who)
        .exchange();
  }

  private MvcTestResult get(String uri, Cookie... cookies) {
    var request = web.get().uri(uri);
    return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
  }

  private MvcTestResult post(String uri, Cookie session, String name, String value) {
    return web.post()
        .uri(uri)
        .with(ours())
        .cookie(session)
        .remoteAddress(address)
        .param(name, value)
        .exchange();
  }

  private static Cookie cookie(MvcTestResult result, String name) {
    return java.util.Objects.requireNonNull(result.getResponse().getCookie(name), name);
  }

  private static String body(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String field(MvcTestResult page, String name) {
    var matcher = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(body(page));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String secret(MvcTestResult page) {
    var matcher =
        Pattern.compile("<code class=\"secret\" dir=\"ltr\">([A-Z2-7 ]+)<").matcher(body(page));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static java.util.List<String> codes(MvcTestResult page) {
    return Pattern.compile("<li><code>([a-z0-9-]+)<")
        .matcher(body(page))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String withoutProof(MvcTestResult page) {
    return body(page).replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
  }
}
