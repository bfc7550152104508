package taskopru.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import taskopru.Database;
import taskopru.kernel.Problem;

@ApplicationModuleTest
@AutoConfigureMockMvc(addFilters = false)
@Import({Database.class, ProblemPagesTest.Troubles.class})
@ExtendWith(OutputCaptureExtension.class)
class ProblemPagesTest {

  @Autowired MockMvcTester web;

  /** A house in which everything goes wrong. */
  @Controller
  static class Troubles {

    @GetMapping({"/{lang:tr|en|ar}/troubles/bug", "/api/troubles/bug"})
    @ResponseBody
    String bug() {
      throw new IllegalStateException("secret inside");
    }

    @GetMapping({"/{lang:tr|en|ar}/troubles/days/{day}", "/api/troubles/days/{day}"})
    @ResponseBody
    String day(@PathVariable LocalDate day, @RequestParam int number) {
      return day + " " + number;
    }

    @GetMapping("/{lang:tr|en|ar}/troubles/upload")
    @ResponseBody
    String upload() {
      throw new MaxUploadSizeExceededException(1);
    }

    @GetMapping("/{lang:tr|en|ar}/troubles/rule")
    @ResponseBody
    String rule() {
      throw new Problem.Refused("kernel.slug.shape", "<script>alert(1)</script>");
    }
  }

  @Test
  void anUnknownAddressIsToldInTheReadersLanguage() {
    assertThat(web.get().uri("/tr/yok"))
        .hasStatus(HttpStatus.NOT_FOUND)
        .bodyText()
        .contains("<html lang=\"tr\"", "Bu adreste bir sayfa yok", "href=\"/tr\"");
    assertThat(web.get().uri("/ar/nowhere"))
        .hasStatus(HttpStatus.NOT_FOUND)
        .bodyText()
        .contains("dir=\"rtl\"", "لا توجد صفحة في هذا العنوان");
  }

  @Test
  void anUnknownLanguageIsToldAsSuch() {
    assertThat(web.get().uri("/de/data").header("Accept-Language", "en"))
        .hasStatus(HttpStatus.NOT_FOUND)
        .bodyText()
        .contains("This site speaks Turkish, English and Arabic");
  }

  @Test
  void aSlashTooManyIsForgiven() {
    assertThat(web.get().uri("/tr/accessibility/?a=b"))
        .hasStatus(HttpStatus.PERMANENT_REDIRECT)
        .hasHeader(HttpHeaders.LOCATION, "/tr/accessibility?a=b");
    assertThat(web.get().uri("/tr/"))
        .hasStatus(HttpStatus.PERMANENT_REDIRECT)
        .hasHeader(HttpHeaders.LOCATION, "/tr");
  }

  @Test
  void aSlashTooManyNeverLeadsToAnotherSite() {
    for (var path : new String[] {"//evil.example/", "/tr//evil.example/", "/%5Cevil.example/"}) {
      assertThat(web.get().uri(URI.create("http://localhost" + path)))
          .as(path)
          .hasStatus(HttpStatus.NOT_FOUND);
    }
  }

  @Test
  void aMethodThatIsNotTakenSaysWhichAre() {
    assertThat(web.delete().uri("/tr/accessibility"))
        .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
        .bodyText()
        .contains("Bu adres böyle kullanılmaz");
    assertThat(web.delete().uri("/api/troubles/bug"))
        .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
        .headers()
        .hasValue(HttpHeaders.ALLOW, "GET");
  }

  @Test
  void aValueThatCannotBeReadIsABadRequestNotABug() {
    assertThat(web.get().uri("/en/troubles/days/yesterday?number=1"))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("could not be read");
    assertThat(web.get().uri("/api/troubles/days/2026-11-22?number=many"))
        .hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(web.get().uri("/api/troubles/days/2026-11-22"))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyJson()
        .extractingPath("$.code")
        .isEqualTo("web.problem.reason.400");
  }

  @Test
  void anUploadBeyondTheLimitIsToldAsTooLarge() {
    assertThat(web.get().uri("/tr/troubles/upload"))
        .hasStatus(HttpStatus.CONTENT_TOO_LARGE)
        .bodyText()
        .contains("çok büyük");
  }

  @Test
  void aBugShowsAReferenceThatTheLogExplainsAndNothingElse(CapturedOutput log) {
    var answer = web.get().uri("/en/troubles/bug").exchange();

    assertThat(answer)
        .hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
        .bodyText()
        .doesNotContain("secret inside", "IllegalState", "at taskopru");
    var body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    var reference = Pattern.compile("<code>([A-Z2-9]{8})</code>").matcher(body);
    assertThat(reference.find()).isTrue();
    assertThat(log).contains("Failure " + reference.group(1)).contains("secret inside");
  }

  @Test
  void theApiAnswersProblemsWithAStableCode() {
    assertThat(web.get().uri("/api/nowhere").header("Accept-Language", "tr"))
        .hasStatus(HttpStatus.NOT_FOUND)
        .hasContentType("application/problem+json")
        .bodyJson()
        .extractingPath("$.code")
        .isEqualTo("web.problem.unknownAddress");
    assertThat(web.get().uri("/api/troubles/bug"))
        .hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
        .bodyJson()
        .extractingPath("$.reference")
        .asString()
        .hasSize(8);
  }

  @Test
  void aPartOfAPageGetsANoticeInsteadOfAWholePage() {
    assertThat(web.get().uri("/tr/troubles/rule").header("HX-Request", "true"))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
        .bodyText()
        .contains("notice-bad")
        .doesNotContain("<html");
  }

  @Test
  void whatAReaderSendsIsNeverSpokenAsMarkup() {
    assertThat(web.get().uri("/tr/troubles/rule"))
        .bodyText()
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(web.get().uri("/tr/%22%3E%3Cscript%3Ealert(1)%3C/script%3E"))
        .bodyText()
        .doesNotContain("<script>alert");
  }

  @Test
  void theBareAddressLeadsToTheReadersLanguage() {
    assertThat(web.get().uri("/").header("Accept-Language", "ar-SY,ar;q=0.9,en;q=0.5"))
        .hasStatus(HttpStatus.FOUND)
        .hasHeader(HttpHeaders.LOCATION, "/ar")
        .hasHeader(HttpHeaders.VARY, "Accept-Language");
    assertThat(web.get().uri("/").header("Accept-Language", "de,fr;q=0.9"))
        .hasHeader(HttpHeaders.LOCATION, "/tr");
    assertThat(web.get().uri("/")).hasHeader(HttpHeaders.LOCATION, "/tr");
  }

  @Test
  void assetsKeepForEverUnderTheirDigest() {
    var page = web.get().uri("/tr/accessibility").exchange();
    var body = new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    var assets = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(body);
    var seen = 0;
    while (assets.find()) {
      seen++;
      assertThat(web.get().uri(assets.group(1)))
          .as(assets.group(1))
          .hasStatusOk()
          .headers()
          .hasValue(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable");
    }
    assertThat(seen).isGreaterThan(8);
    var base = body.replaceAll("(?s).*href=\"(/assets/[^/]+/)app.css.*", "$1");
    for (var file :
        new String[] {"css/bootstrap.rtl.min.css", "echarts.min.js", "geo/world.json"}) {
      assertThat(web.get().uri(base + file)).as(file).hasStatusOk();
    }
    assertThat(web.get().uri(base + "fonts/LICENSE-inter.txt")).hasStatusOk();
  }

  @Test
  void noPageHoldsAnInlineScriptOrStyle() {
    for (var path :
        new String[] {
          "/tr/accessibility",
          "/en/privacy",
          "/ar/licence",
          "/tr/yok",
          "/en/desk/components",
          "/ar/desk/components/hero"
        }) {
      assertThat(web.get().uri(path))
          .bodyText()
          .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
          .doesNotContainPattern("\\sstyle=")
          .doesNotContain("<style", "javascript:")
          .doesNotContainPattern("\\son[a-z]+=\"")
          .doesNotContainPattern("web\\.[a-z]+\\.[a-zA-Z.]+<");
    }
  }
}
