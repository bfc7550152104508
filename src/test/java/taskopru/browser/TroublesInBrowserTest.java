package taskopru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.catalogue.Publishing;
import taskopru.identity.FirstAdministrator;
import taskopru.identity.PasswordResetting;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.statistics.Editions;

/** What a reader sees when something is taken back, in use, too much, or broken. */
@Import(Editions.class)
class TroublesInBrowserTest extends Browser {

  @Autowired Editions editions;
  @Autowired Publishing publishing;
  @Autowired FirstAdministrator first;
  @Autowired PasswordResetting resetting;
  @Autowired JdbcClient db;

  @ParameterizedTest
  @CsvSource({
    "conflict,409,TR,1280,LIGHT",
    "conflict,409,AR,360,DARK",
    "too-many,429,TR,360,LIGHT",
    "too-many,429,AR,1280,DARK",
    "bug,500,TR,1280,DARK",
    "bug,500,AR,360,LIGHT",
    "busy,503,EN,360,DARK"
  })
  void everyProblemHasAPageThatSaysWhatToDo(
      String trouble, int status, Language language, int width, ColorScheme scheme) {
    var page = page(width, language, scheme);

    var answer = page.navigate("/" + language.tag() + "/troubles/" + trouble);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(page.locator("h1").textContent()).isNotBlank();
    look(page, "troubles-" + trouble + "-" + language.tag() + "-" + width);
  }

  @ParameterizedTest
  @CsvSource({"TR,1280,LIGHT", "AR,360,DARK", "EN,360,LIGHT"})
  void whatWasTakenBackSaysSoAtItsAddress(Language language, int width, ColorScheme scheme) {
    var slug = "geri-" + UUID.randomUUID().toString().substring(0, 8);
    var dataset = editions.refugees(slug);
    publishing.withdraw(
        Actor.operator(),
        dataset.id(),
        "Kaynak 2016 rakamlarını <b>düzeltti</b>; yenisi bekleniyor.");
    var page = page(width, language, scheme);

    var answer = page.navigate("/" + language.tag() + "/data/" + slug);

    assertThat(answer.status()).isEqualTo(410);
    assertThat(page.textContent("main")).contains("Kaynak 2016 rakamlarını <b>düzeltti</b>");
    look(page, "troubles-withdrawn-" + language.tag() + "-" + width);
  }

  @Test
  void aNewPasswordIsSetWithALinkThatWorksOnce() {
    db.sql("delete from identity.account").update();
    db.sql("delete from identity.link").update();
    db.sql("delete from identity.session").update();
    var page = page(PHONE, Language.AR, ColorScheme.DARK);
    page.navigate(first.announce().orElseThrow().path(Language.AR));
    page.fill("#name", "Ayşe Yılmaz");
    page.fill("#email", "ayse@example.org");
    page.fill("#newPassword", PeopleInBrowserTest.GOOD);
    page.click("main form button[type=submit]");
    page.context().clearCookies();
    var account = db.sql("select id from identity.account").query(UUID.class).single();
    var link = resetting.offer(Actor.operator(), account).path(Language.AR);

    page.navigate(link);
    look(page, "troubles-reset-ar-360");
    page.fill("#newPassword", "kısa");
    page.click("main form button[type=submit]");
    look(page, "troubles-reset-refused-ar-360");
    page.fill("#newPassword", "köprünün altından su akar");
    page.click("main form button[type=submit]");
    look(page, "troubles-reset-done-ar-360");
    var again = page.navigate(link);

    assertThat(again.status()).isEqualTo(404);
    look(page, "troubles-reset-used-ar-360");
  }
}
