package taskopru.browser;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import taskopru.kernel.Language;

/** From the public form to the officer's desk, on an Arabic phone and a dark Turkish desktop. */
class PrivacyInBrowserTest extends Browser {

  private static final List<String> PAGES =
      List.of(
          "/privacy/request",
          "/privacy/request/standing",
          "/privacy/notices",
          "/privacy/notices/account",
          "/desk/privacy",
          "/desk/privacy/breaches",
          "/desk/privacy/breaches/new",
          "/desk/privacy/notices",
          "/desk/privacy/notices/mail",
          "/desk/privacy/people?q=a",
          "/desk/privacy/destruction",
          "/desk/account/data");

  @Test
  void aRequestIsAskedAnsweredAndFollowedWithoutScripts() {
    var visitor = page(PHONE, Language.AR);
    visitor.route("**/*.js", route -> route.abort());
    visitor.navigate("/ar/privacy/request");
    visitor.locator("button[type=submit].btn-primary").click();
    looksRight(visitor, "request-refused-ar");
    visitor.locator("#right").check();
    visitor.locator("#name").fill("ليلى");
    visitor.locator("#contact").fill("leyla@example.org");
    visitor.locator("#text").fill("ما البيانات التي تحفظونها عني؟");
    visitor.locator("button[type=submit].btn-primary").click();
    looksRight(visitor, "receipt-ar");
    var code = visitor.locator("#code").inputValue();

    var desk = pageOfAnybody(DESKTOP, Language.TR, DARK);
    desk.navigate("/tr/desk/privacy");
    desk.locator("#requests tbody a").first().click();
    desk.locator("#how").fill("Kayıtlı numarasından aradım.");
    desk.locator("form[action$='/identity'] button[type=submit]").click();
    looksRight(desk, "request-checked-tr");
    desk.locator("#answer").fill("Adınız ve adresiniz tutuluyor.");
    desk.locator("form[action$='/answer'] button[type=submit]").click();
    assertThat(desk.locator(".notice").first().innerText()).contains("Yanıt kaydedildi");

    visitor.navigate("/ar/privacy/request/standing");
    visitor.locator("#code").fill(code);
    visitor.locator("button[type=submit].btn-primary").click();
    looksRight(visitor, "standing-ar");
    assertThat(visitor.locator("main").innerText()).contains("أُجيب عنه");
  }

  @Test
  void aBreachIsNotedAndItsClockRuns() {
    var desk = pageOfAnybody(DESKTOP, Language.TR, DARK);
    desk.navigate("/tr/desk/privacy/breaches/new");
    desk.locator("#what").fill("Bülten listesi yanlış adrese gitti");
    desk.locator("#whose").fill("Bülten okurları");
    desk.locator("form[action$='/breaches'] button[type=submit]").click();
    assertThat(desk.locator(".notice").first().innerText()).contains("Süre işliyor");
    looksRight(desk, "breach-tr");
  }

  @Test
  void everyPageIsAccessibleAndFitsItsWindow() {
    for (var path : PAGES) {
      read(path, PHONE, Language.AR, LIGHT);
      read(path, DESKTOP, Language.TR, DARK);
    }
  }

  private void read(String path, int width, Language language, ColorScheme scheme) {
    var page = pageOfAnybody(width, language, scheme);
    page.navigate("/" + language.tag() + path);
    looksRight(page, (path + "-" + language.tag()).replaceAll("[/?=]", "_"));
    page.context().close();
  }

  private static void looksRight(Page page, String name) {
    picture(page, "privacy-" + name);
    assertNoSidewaysScrolling(page);
    assertNoAxeViolations(page);
  }
}
