package taskopru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import taskopru.kernel.Language;

/** The house's own pages, as they are read: three languages, phone and desktop, light and dark. */
class HouseInBrowserTest extends Browser {

  static Stream<Arguments> everyWayOfReading() {
    return Stream.of(
            "/desk/components",
            "/desk/components/hero",
            "/accessibility",
            "/privacy",
            "/licence",
            "/nowhere")
        .flatMap(path ->
            Stream.of(Language.values())
                .flatMap(language ->
                    Stream.of(PHONE, DESKTOP)
                        .flatMap(width ->
                            Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .map(scheme -> Arguments.of(path, language, width, scheme)))));
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
