package taskopru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.audit.Chain;
import taskopru.identity.FirstAdministrator;
import taskopru.identity.Phone;
import taskopru.kernel.Language;

/** From the first link to a colleague's first sign-in, as people do it. */
class PeopleInBrowserTest extends Browser {

  static final String GOOD = "portakal çiçeği nisanda açar";

  @Autowired FirstAdministrator first;
  @Autowired Chain chain;
  @Autowired JdbcClient db;

  @BeforeEach
  void anEmptyHouse() {
    db.sql("delete from identity.account").update();
    db.sql("delete from identity.link").update();
    db.sql("delete from identity.session").update();
  }

  @ParameterizedTest
  @CsvSource({"TR,1280,LIGHT", "EN,360,DARK", "AR,1280,DARK", "AR,360,LIGHT"})
  void theFirstAdministratorBringsAColleagueIn(Language language, int width, ColorScheme scheme) {
    var page = page(width, language, scheme);
    var look = new Look(page, language.tag() + "-" + width);
    var path = "/" + language.tag();

    page.navigate(first.announce().orElseThrow().path(language));
    look.at("set-up");
    page.fill("#name", "Ayşe Yılmaz");
    page.fill("#email", "ayse@example.org");
    page.fill("#newPassword", "123456789012");
    page.click("main form button[type=submit]");
    look.at("set-up-refused");
    assertThat(page.locator("#newPassword-error").count()).isOne();
    page.fill("#newPassword", GOOD);
    page.click("main form button[type=submit]");

    assertThat(page.url()).contains(path + "/desk/account/second-step");
    look.at("second-step");
    var secret = page.textContent("code.secret");
    page.fill("#code", Phone.code(secret, Instant.now()));
    page.click("main form button[type=submit]");
    look.at("recovery-codes");
    assertThat(page.locator(".codes li").count()).isEqualTo(10);
    var paper = page.locator(".codes li").first().textContent().strip();

    page.navigate(path + "/desk/account");
    look.at("account");
    page.navigate(path + "/desk/account/second-step");
    look.at("second-step-on");
    page.navigate(path + "/desk/account/password");
    look.at("password");

    page.navigate(path + "/desk/accounts/new");
    look.at("invite");
    page.fill("#email", "mehmet@example.org");
    page.fill("#name", "Mehmet Şen");
    page.check("input[name=roles][value=editor]");
    page.click("main form button[type=submit]");
    look.at("invite-link");
    var link = page.inputValue("#link");
    page.navigate(path + "/desk/accounts");
    look.at("accounts");
    page.click("main table a");
    look.at("account-detail");
    page.navigate(path + "/desk/audit");
    look.at("audit");

    var colleague = page(width, language, scheme);
    colleague.navigate(link.substring(link.indexOf("/", 8)));
    new Look(colleague, language.tag() + "-" + width).at("invitation");
    colleague.fill("#newPassword", GOOD);
    colleague.click("main form button[type=submit]");
    assertThat(colleague.url()).endsWith(path + "/desk");
    colleague.navigate(path + "/desk/account");
    assertThat(colleague.textContent("main")).contains("Mehmet Şen");

    page.locator("form[action$='/sign-out'] button")
        .first()
        .evaluate("button => button.form.submit()");
    page.waitForURL("**/sign-in?done=out");
    look.at("sign-in");
    page.fill("#email", "ayse@example.org");
    page.fill("#password", GOOD);
    page.click("main form[action$='/sign-in'] button[type=submit]");
    look.at("sign-in-code");
    page.fill("#code", paper);
    page.click("main form[action$='/sign-in/code'] button[type=submit]");
    assertThat(page.url()).endsWith(path + "/desk");
    page.navigate(path + "/password-reset");
    look.at("password-forgotten");

    assertThat(chain.verify()).isInstanceOf(Chain.Verdict.Whole.class);
  }

  @ParameterizedTest
  @CsvSource({"TR,1280", "EN,360"})
  void aPasskeySignsInAlone(Language language, int width) {
    var page = page(width, language);
    withAuthenticator(page);
    page.navigate(first.announce().orElseThrow().path(language));
    page.fill("#name", "Ayşe Yılmaz");
    page.fill("#email", "ayse@example.org");
    page.fill("#newPassword", GOOD);
    page.click("main form button[type=submit]");

    page.navigate("/" + language.tag() + "/desk/account");
    page.fill("#label", "Köprü");
    page.fill("[data-passkey-add] [name=password]", GOOD);
    page.click("[data-passkey-add] button[type=submit]");
    page.waitForURL("**/desk/account?done=passkeyAdded");
    assertThat(page.textContent("main")).contains("Köprü");
    page.navigate("/" + language.tag() + "/desk/accounts");
    assertThat(page.url()).endsWith("/desk/accounts");

    page.context().clearCookies();
    page.navigate("/" + language.tag() + "/sign-in");
    page.click("[data-passkey-sign-in] button[type=submit]");
    page.waitForURL(Pattern.compile(".*/desk(/account)?$"));
    new Look(page, language.tag() + "-" + width).at("account-passkey");
    page.navigate("/" + language.tag() + "/desk/accounts");
    assertThat(page.url()).endsWith("/desk/accounts");
  }

  private static void withAuthenticator(Page page) {
    var devtools = page.context().newCDPSession(page);
    devtools.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var params = new JsonObject();
    params.add("options", options);
    devtools.send("WebAuthn.addVirtualAuthenticator", params);
  }

  /** Every page on the way is looked at, measured and asked for obstacles. */
  private final class Look {

    private final Page page;
    private final String way;

    private Look(Page page, String way) {
      this.page = page;
      this.way = way;
    }

    void at(String name) {
      look(page, "people-" + name + "-" + way);
    }
  }
}
