package taskopru.browser;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskopru.kernel.Language;

/** The house's own pages, as they are read: three languages, phone and desktop, light and dark. */
class HouseInBrowserTest extends Browser {

  private static final List<String> PAGES =
      List.of(
          "",
          "/desk",
          "/desk/components",
          "/desk/components/hero",
          "/accessibility",
          "/privacy",
          "/licence",
          "/nowhere");

  /** Light and dark in turn, so that each language and width meets both. */
  @ParameterizedTest
  @CsvSource({"TR,1280", "TR,360", "EN,1280", "EN,360", "AR,1280", "AR,360"})
  void everyPageIsAccessibleAndFitsItsWindow(Language language, int width) {
    var pages =
        List.of(pageOfAnybody(width, language, LIGHT), pageOfAnybody(width, language, DARK));
    pages.forEach(page ->
        page.onConsoleMessage(message -> {
          if (message.type().equals("error")) {
            findings
                .assertThat(message.text())
                .as("what the browser complains of on " + page.url())
                .contains("404");
          }
        }));
    var turn = width == PHONE ? 0 : 1;
    for (var path : PAGES) {
      var page = pages.get(turn++ % 2);
      page.navigate("/" + language.tag() + path);
      look(page, (path + "-" + language.tag() + "-" + width).replace("/", "_"));
    }
  }

  @Test
  void theMenuOpensWithoutScripts() {
    var page = page(PHONE, Language.TR);
    page.route("**/*.js", route -> route.abort());
    page.navigate("/tr/accessibility");

    page.locator("details.fold > summary").click();

    assertThat(page.locator(".fold-body").isVisible()).isTrue();
    assertThat(page.locator("[data-theme-switch]").isVisible()).isFalse();
  }

  @Test
  void theDarkViewIsRememberedInTheReadersBrowserOnly() {
    var page = page(DESKTOP, Language.EN);
    page.navigate("/en/accessibility");

    page.locator("[data-theme-switch]").click();
    page.reload();

    assertThat(theme(page)).isEqualTo("dark");
    assertThat(page.context().cookies()).isEmpty();
  }

  @Test
  void theSkipLinkIsTheFirstThingTheKeyboardMeets() {
    var page = page(DESKTOP, Language.AR);
    page.navigate("/ar/licence");

    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
    page.keyboard().press("Enter");

    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
  }

  @Test
  void theLanguageSwitchKeepsThePageAndItsQuestion() {
    var page = page(PHONE, Language.TR);
    page.navigate("/tr/licence?a=b");

    page.locator(".languages a[lang=ar]").click();

    assertThat(page.url()).endsWith("/ar/licence?a=b");
    assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
  }

  private static Object theme(Page page) {
    return page.evaluate("document.documentElement.dataset.bsTheme");
  }
}
