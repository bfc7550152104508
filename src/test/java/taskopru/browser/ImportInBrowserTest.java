package taskopru.browser;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.catalogue.Kind;
import taskopru.identity.FirstAdministrator;
import taskopru.identity.Phone;
import taskopru.kernel.Language;
import taskopru.statistics.Editions;

/** The main job, as it is done: sign in, bring a file, correct it, publish it, have it read. */
@Import(Editions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportInBrowserTest extends Browser {

  private static final FilePayload FILE =
      new FilePayload(
          "nufus.csv",
          "text/csv",
          """
          il;yil;nufus
          Adana;2022;5
          Mersin;2022;6
          Adana;2023;7
          Mersin;2023;8
          Toplam;2023;15
          """
              .getBytes(StandardCharsets.UTF_8));

  @Autowired Editions editions;
  @Autowired FirstAdministrator first;
  @Autowired JdbcClient db;

  /** Each of them opens the door once. */
  private final Deque<String> recoveryCodes = new ArrayDeque<>();

  @ParameterizedTest
  @CsvSource({"TR,360", "TR,1280", "EN,360", "EN,1280", "AR,360", "AR,1280"})
  void aFileBecomesAPageThatAnybodyReads(Language language, int width) {
    if (recoveryCodes.isEmpty()) {
      setUp(language, width);
    }
    var slug = "nufus-" + UUID.randomUUID().toString().substring(0, 8);
    editions.draft(slug, "Nüfus", Kind.OFFICIAL);
    var page = page(width, language, (width == PHONE) == (language == Language.EN) ? DARK : LIGHT);
    var look = new Look(page, language, width);

    signIn(page, look);
    page.navigate(look.path("/desk/datasets/" + slug + "/imports"));
    look.onceAt(DESKTOP, "empty");
    page.click("a[href$='/imports/new']");
    look.at("new");
    page.setInputFiles("#file", FILE);
    page.click("form[enctype] button[type=submit]");
    correct(page, look);
    publish(page, look);
    page.navigate(look.path("/desk/datasets/" + slug + "/imports"));
    look.onceAt(PHONE, "history");
    page.click("a[href$='/withdrawal']");
    look.onceAt(DESKTOP, "withdrawal");

    read(page(width, language, page.url().contains("/en/") ? LIGHT : DARK), slug, look);
  }

  /** The house's first link, taken once for all who come after. */
  private void setUp(Language language, int width) {
    db.sql("delete from identity.account").update();
    db.sql("delete from identity.link").update();
    db.sql("delete from identity.session").update();
    var page = page(width, language);
    page.navigate(first.announce().orElseThrow().path(language));
    page.fill("#name", "Ayşe Yılmaz");
    page.fill("#email", "ayse@example.org");
    page.fill("#newPassword", PeopleInBrowserTest.GOOD);
    page.click("main form button[type=submit]");
    page.fill("#code", Phone.code(page.textContent("code.secret"), Instant.now()));
    page.click("main form button[type=submit]");
    page.locator(".codes li").allTextContents().forEach(code -> recoveryCodes.add(code.strip()));
  }

  private void signIn(Page page, Look look) {
    page.navigate(look.path("/sign-in"));
    look.at("sign-in");
    page.fill("#email", "ayse@example.org");
    page.fill("#password", PeopleInBrowserTest.GOOD);
    page.click("main form[action$='/sign-in'] button[type=submit]");
    page.fill("#code", recoveryCodes.remove());
    page.click("main form[action$='/sign-in/code'] button[type=submit]");
    page.waitForURL(Pattern.compile(".*/desk$"));
  }

  private void correct(Page page, Look look) {
    page.waitForSelector("#use-2");
    look.at("structure");
    page.fill("#label-tr-2", "");
    page.click("form[action$='/structure'] .actions button");
    page.waitForSelector(".error-summary");
    look.onceAt(PHONE, "refused");
    page.fill("#label-tr-2", "Kişi sayısı");
    page.fill("#label-en-2", "People counted");
    page.fill("#label-ar-2", "عدد الأشخاص");
    page.click("form[action$='/structure'] .actions button");
  }

  private void publish(Page page, Look look) {
    page.waitForSelector("#source");
    look.at("checked");
    page.fill("#referenceDate", "2023-12-31");
    page.click("button[value=publish]");
    page.waitForSelector("a[href*='/data/']");
    look.at("stored");
  }

  /** Somebody who has no account here. */
  private void read(Page page, String slug, Look by) {
    var look = new Look(page, by.language, by.width);
    page.navigate(look.path("/data/" + slug));
    assertThat(page.title()).contains("Nüfus");
    assertThat(page.textContent("#figures"))
        .contains(
            switch (by.language) {
              case TR -> "Kişi sayısı";
              case EN -> "People counted";
              case AR -> "عدد الأشخاص";
            });
    page.waitForSelector("#figure canvas, #figure svg");
    look.at("read");
  }

  /** Every page on the way is kept as a picture, measured, and asked for obstacles. */
  private final class Look {

    private final Page page;
    private final Language language;
    private final int width;

    private Look(Page page, Language language, int width) {
      this.page = page;
      this.language = language;
      this.width = width;
    }

    String path(String place) {
      return "/" + language.tag() + place;
    }

    /** Beside the main way: on one of the two screens in each language. */
    void onceAt(int width, String name) {
      if (this.width == width) {
        at(name);
      }
    }

    void at(String name) {
      look(page, "imports-" + name + "-" + language.tag() + "-" + width);
    }
  }
}
