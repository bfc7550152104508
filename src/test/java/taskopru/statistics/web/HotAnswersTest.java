package taskopru.statistics.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.web.Uis;

class HotAnswersTest {

  static final String FILLING = "<p>Seyhan, Yüreğir, Çukurova, Sarıçam</p>".repeat(40);

  final AtomicLong generation = new AtomicLong(1);
  final AtomicLong nanos = new AtomicLong();
  final HotAnswers answers = new HotAnswers(generation::get, nanos::get);
  String page = "<h1>Adana</h1>" + FILLING;
  int made;

  @ParameterizedTest
  @ValueSource(strings = {"/tr", "/en/data", "/ar/council", "/en/data/rain"})
  void aVisitorsPageIsMadeOncePerSecond(String path) {
    assertThat(body(ask(path))).isEqualTo(page);
    assertThat(body(ask(path))).isEqualTo(page);
    assertThat(made).isEqualTo(1);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    ask(path);
    assertThat(made).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/en/desk",
        "/en/desk/datasets",
        "/tr/sign-in",
        "/tr/set-up/abc",
        "/en/password/abc",
        "/en/council/seats",
        "/de/data",
        "/en/data/rain/releases",
        "/health/live"
      })
  void otherAddressesAreMadeEachTime(String path) {
    ask(path);
    ask(path);
    assertThat(made).isEqualTo(2);
  }

  @Test
  void aNewGenerationTakesEveryPageAwayAtOnce() {
    ask("/en");
    page = "<h1>Withdrawn</h1>";
    generation.incrementAndGet();
    assertThat(body(ask("/en"))).isEqualTo(page);
  }

  @Test
  void aPageThatBecameOldWhileItWasMadeIsNotGivenAgain() {
    ask(
        new MockHttpServletRequest("GET", "/en"),
        (request, response) -> {
          generation.incrementAndGet();
          write((HttpServletResponse) response, "old");
        });
    assertThat(body(ask("/en"))).isEqualTo(page);
  }

  @Test
  void somebodySignedInNeitherReceivesNorLeavesAPage() {
    var mine = new MockHttpServletRequest("GET", "/en/data");
    mine.addHeader("Cookie", "form=x; SESSION=abc");
    ask("/en/data");
    page = "<h1>Mine</h1>" + FILLING;
    assertThat(body(ask(mine, this::make))).isEqualTo(page);
    assertThat(body(ask("/en/data"))).doesNotContain("Mine");
  }

  @Test
  void whoeverIsFoundToBeSignedInWhileThePageIsMadeLeavesNone() {
    ask(
        new MockHttpServletRequest("GET", "/en"),
        (request, response) -> {
          request.setAttribute(Uis.ACTOR, new Actor(UUID.randomUUID(), Set.of(Verb.values())));
          write((HttpServletResponse) response, "mine");
        });
    assertThat(body(ask("/en"))).isEqualTo(page);
  }

  @Test
  void theBrowserAsksAgainBeforeItShowsAVisitorsPage() {
    assertThat(ask("/en").getHeader("Cache-Control")).isEqualTo("no-cache");
    assertThat(ask("/en").getHeaders("Cache-Control")).containsExactly("no-cache");
  }

  @Test
  void aPageWithATokenOfItsReaderIsNeverKept() {
    page =
        "<form method=\"post\"><input type=\"hidden\" name=\"_csrf\" value=\"1\"></form>" + FILLING;
    ask("/en");
    ask("/en");
    assertThat(made).isEqualTo(2);
  }

  @Test
  void anAnswerThatSetsACookieOrIsNoPageIsNeverKept() {
    FilterChain withCookie =
        (request, response) -> {
          ((HttpServletResponse) response).addHeader("Set-Cookie", "form=1");
          make(request, response);
        };
    ask(new MockHttpServletRequest("GET", "/en"), withCookie);
    FilterChain missing =
        (request, response) -> {
          ((HttpServletResponse) response).setStatus(404);
          make(request, response);
        };
    assertThat(ask(new MockHttpServletRequest("GET", "/en"), missing).getStatus()).isEqualTo(404);
    FilterChain text =
        (request, response) -> {
          make(request, response);
          response.setContentType("text/plain");
        };
    ask(new MockHttpServletRequest("GET", "/en"), text);
    ask("/en");
    assertThat(made).isEqualTo(4);
  }

  @Test
  void partsOfPagesAreMadeEachTime() {
    ask("/en/data");
    var part = new MockHttpServletRequest("GET", "/en/data");
    part.addHeader("HX-Request", "true");
    part.addHeader("HX-Target", "dataset-results");
    page = "<ul></ul>";
    assertThat(body(ask(part, this::make))).isEqualTo("<ul></ul>");
    assertThat(body(ask("/en/data"))).contains("<h1>");
  }

  @Test
  void theOrderOfNamesDoesNotMatterButThatOfValuesDoes() {
    askWith("rows=a&measure=x");
    askWith("measure=x&rows=a");
    assertThat(made).isEqualTo(1);
    askWith("rows=a&rows=b");
    askWith("rows=b&rows=a");
    assertThat(made).isEqualTo(3);
  }

  @Test
  void whoeverReadsGzipReceivesItPacked() throws Exception {
    ask("/en");
    var request = new MockHttpServletRequest("GET", "/en");
    request.addHeader("Accept-Encoding", "gzip, br");
    var packed = ask(request, this::make);
    assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.getHeader("Vary")).contains("Accept-Encoding");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.getContentAsByteArray()))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(page);
    }
    assertThat(made).isEqualTo(1);
  }

  private MockHttpServletResponse ask(String path) {
    return ask(new MockHttpServletRequest("GET", path), this::make);
  }

  private void askWith(String query) {
    var request = new MockHttpServletRequest("GET", "/en/data/rain");
    request.setQueryString(query);
    ask(request, this::make);
  }

  private MockHttpServletResponse ask(MockHttpServletRequest request, FilterChain rest) {
    var response = new MockHttpServletResponse();
    try {
      answers.doFilter(request, response, rest);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return response;
  }

  private void make(ServletRequest request, ServletResponse response) throws IOException {
    made++;
    write((HttpServletResponse) response, page);
  }

  private static void write(HttpServletResponse response, String text) throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    response.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static String body(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), UTF_8);
  }
}
