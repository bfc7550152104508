package taskopru.browser;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import taskopru.kernel.Language;

/** The house's own pages, as they are read: three languages, phone and desktop, light and dark. */
class HouseInBrowserTest extends Browser {

  /**
   * Every page in every language; phone and desktop, light and dark in turn, so that each language
   * meets all four over the pages.
   */
  static Stream<Arguments> everyWayOfReading() {
    var ways = new ArrayList<Arguments>();
    var pages =
        List.of(
            "",
            "/desk",
            "/desk/components",
            "/desk/components/hero",
            "/accessibility",
            "/privacy",
            "/licence",
            "/nowhere");
    var turn = 0;
    for (var path : pages) {
      for (var language : Language.values()) {
        turn++;
        ways.add(Arguments.of(path, language, PHONE, turn % 2 == 0 ? LIGHT : DARK));
        ways.add(Arguments.of(path, language, DESKTOP, turn % 2 == 0 ? DARK : LIGHT));
      }
    }
    return ways.stream();
  }

  @ParameterizedTest
  @MethodSource("everyWayOfReading")
  void everyPageIsAccessibleAndFitsItsWindow(
      String path, Language language, int width, ColorScheme scheme) {
    var page = pageOfAnybody(width, language, scheme);
    var complaints = new ArrayList<String>();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("404")) {
        complaints.add(message.text());
      }
    });

    page.navigate("/" + language.tag() + path);

    picture(page, (path + "-" + language.tag() + "-" + width + "-" + scheme).replace("/", "_"));
    assertThat(complaints).as("what the browser complains of").isEmpty();
    assertNoSidewaysScrolling(page);
    assertNoAxeViolations(page);
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
