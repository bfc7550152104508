package taskopru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import taskopru.catalogue.Kind;
import taskopru.kernel.Language;
import taskopru.statistics.Editions;

@Import(Editions.class)
class ImportInBrowserTest extends Browser {

  @Autowired Editions editions;

  @ParameterizedTest
  @CsvSource({"TR,1280,LIGHT", "EN,1280,DARK", "AR,360,LIGHT"})
  void aFileBecomesAPublicPage(Language language, int width, ColorScheme scheme) {
    var slug = "nufus-" + UUID.randomUUID().toString().substring(0, 8);
    editions.draft(slug, "Nüfus", Kind.OFFICIAL);
    var page = pageOfAnybody(width, language, scheme);
    var name = "imports-" + language.tag() + "-" + width + "-";
    page.navigate("/" + language.tag() + "/desk/datasets/" + slug + "/imports");
    seen(page, name + "empty");

    page.click("a[href$='/imports/new']");
    seen(page, name + "new");
    page.setInputFiles(
        "#file",
        new FilePayload(
            "nufus.csv",
            "text/csv",
            "il;yil;nufus\nAdana;2022;5\nMersin;2022;6\nAdana;2023;7\nMersin;2023;8\nToplam;2023;15\n"
                .getBytes(StandardCharsets.UTF_8)));
    page.click("form[enctype] button[type=submit]");

    page.waitForSelector("#use-2");
    seen(page, name + "structure");
    page.fill("#label-tr-2", "");
    page.click("form[action$='/structure'] .actions button");
    page.waitForSelector(".error-summary");
    seen(page, name + "refused");
    page.fill("#label-tr-2", "Kişi sayısı");
    page.click("form[action$='/structure'] .actions button");

    page.waitForSelector("#source");
    seen(page, name + "checked");
    page.fill("#referenceDate", "2023-12-31");
    page.click("button[value=publish]");
    seen(page, name + "stored");
    page.click("a[href$='/data/" + slug + "']");
    assertThat(page.title()).contains("Nüfus");
    page.navigate("/" + language.tag() + "/desk/datasets/" + slug + "/imports");
    seen(page, name + "history");
    page.click("a[href$='/withdrawal']");
    seen(page, name + "withdrawal");
  }

  private static void seen(Page page, String name) {
    picture(page, name);
    assertNoSidewaysScrolling(page);
    assertNoAxeViolations(page);
  }
}
