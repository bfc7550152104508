package taskopru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.filter.OncePerRequestFilter;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.notifications.NoticeTopic;
import taskopru.web.Uis;

/**
 * The whole house on a free port, read with a real browser: extend it. Without Chromium the tests
 * are skipped with a word about it. With {@code -Dtaskopru.screenshots=folder} every {@link
 * #picture} is kept there.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = "taskopru.statistics.starter=classpath:taskopru/statistics/starter")
@Import({Database.class, Browser.Anybody.class})
@ExtendWith(Browser.NeedsChromium.class)
public abstract class Browser {

  public static final int PHONE = 360;
  public static final int DESKTOP = 1280;

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final String ACTOR_HEADER = "X-Test-Actor";

  private static final AtomicInteger PLACE = new AtomicInteger();

  private final List<BrowserContext> open = new ArrayList<>();
  private final Map<Way, Page> readers = new HashMap<>();

  /** What is wrong, told together at the end of the test. */
  protected SoftAssertions findings = new SoftAssertions();

  @Value("${local.server.port}")
  private int port;

  @SuppressWarnings("NullAway.Init") // the extension sets it before each test
  private com.microsoft.playwright.Browser chromium;

  /** Known before the start: passkeys are bound to the site's address. */
  @DynamicPropertySource
  static void freePort(DynamicPropertyRegistry registry) throws IOException {
    try (var socket = new ServerSocket(0)) {
      var port = socket.getLocalPort();
      registry.add("server.port", () -> port);
    }
  }

  /** One Chromium for the whole run; the run's end closes it. */
  private static final class One implements AutoCloseable {

    private final Playwright driver =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium =
        driver
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(installed().findFirst().orElseThrow()))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--disable-quic")));

    @Override
    public void close() {
      chromium.close();
      driver.close();
    }
  }

  private static Stream<String> installed() {
    return PLACES.stream().filter(place -> Files.isExecutable(Path.of(place)));
  }

  /** How somebody reads. */
  private record Way(int width, Language language, ColorScheme scheme) {}

  /** A visitor's page. */
  protected Page page(int width, Language language) {
    return page(width, language, ColorScheme.LIGHT);
  }

  protected Page page(int width, Language language, ColorScheme scheme) {
    return page(width, language, scheme, Map.of());
  }

  /**
   * A page of somebody who may do everything, without signing in: for looking, not for journeys.
   */
  protected Page pageOfAnybody(int width, Language language, ColorScheme scheme) {
    return page(width, language, scheme, Map.of(ACTOR_HEADER, "everything"));
  }

  private Page page(int width, Language language, ColorScheme scheme, Map<String, String> headers) {
    var context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address())
                .setViewportSize(width, width < 700 ? 740 : 900)
                .setLocale(language.tag())
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setExtraHTTPHeaders(fromAnotherPlace(headers)));
    open.add(context);
    return context.newPage();
  }

  /** Each context comes from an address of its own, so that no test uses up another's patience. */
  private static Map<String, String> fromAnotherPlace(Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("X-Forwarded-For", "203.0.113." + PLACE.updateAndGet(last -> last % 250 + 1));
    return all;
  }

  protected String address() {
    return "http://localhost:" + port;
  }

  @AfterEach
  void closePagesAndTellWhatWasFound() {
    open.forEach(BrowserContext::close);
    open.clear();
    readers.clear();
    var found = findings;
    findings = new SoftAssertions();
    found.assertAll();
  }

  /**
   * Looks at an address without its language as somebody who may do everything: in Turkish on a
   * wide light screen, and where mistakes show first, in Arabic on a dark telephone.
   */
  protected void look(String name, String path) {
    look(name + "-tr", path, DESKTOP, Language.TR, ColorScheme.LIGHT);
    look(name + "-ar", path, PHONE, Language.AR, ColorScheme.DARK);
  }

  /** One reader for each way of reading: a browser that knows our styles and fonts already. */
  protected void look(String name, String path, int width, Language language, ColorScheme scheme) {
    var reader =
        readers.computeIfAbsent(
            new Way(width, language, scheme), _ -> pageOfAnybody(width, language, scheme));
    reader.navigate("/" + language.tag() + path);
    look(reader, name);
  }

  /** Keeps a picture of a page and notes what is wrong with it; told at the end of the test. */
  protected void look(Page page, String name) {
    picture(page, name);
    findings.check(() -> assertNoSidewaysScrolling(page));
    findings.check(() -> assertNoAxeViolations(page));
  }

  /**
   * No finding of axe-core's rules for WCAG 2.2 A and AA, nor of its best practices. Our pages have
   * no frames, and only findings are asked for: that halves the time.
   */
  private static void assertNoAxeViolations(Page page) {
    var options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    var findings =
        new AxeBuilder(page)
                .setLegacyMode(true)
                .options(options)
                .withTags(
                    List.of(
                        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations()
                .stream()
                .map(rule ->
                    rule.getId()
                        + ": "
                        + rule.getHelp()
                        + rule.getNodes().stream()
                            .limit(6)
                            .map(
                                node -> "\n    " + node.getHtml() + "  " + node.getFailureSummary())
                            .collect(Collectors.joining()))
                .toList();
    assertThat(findings).as("axe findings on " + page.url()).isEmpty();
  }

  /** Nothing sticks out: a page is read by scrolling down only. */
  private static void assertNoSidewaysScrolling(Page page) {
    page.waitForLoadState(); // without its style sheets a page is as wide as it likes
    var wider =
        page.evaluate(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return '';
              return [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > width + 1 || e.getBoundingClientRect().left < -1)
                .slice(0, 8).map(e => e.tagName + '.' + e.className).join(' ');
            }
            """);
    assertThat(wider).as("what sticks out of " + page.url()).isEqualTo("");
  }

  /** Keeps a picture of the whole page where {@code -Dtaskopru.screenshots} says. */
  private static void picture(Page page, String name) {
    var folder = System.getProperty("taskopru.screenshots");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
    }
  }

  static final class NeedsChromium implements ExecutionCondition, BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
      var one =
          context
              .getRoot()
              .getStore(ExtensionContext.Namespace.GLOBAL)
              .computeIfAbsent(One.class, _ -> new One(), One.class);
      ((Browser) context.getRequiredTestInstance()).chromium = one.chromium;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return installed().findFirst().isPresent()
          ? ConditionEvaluationResult.enabled("Chromium is here")
          : ConditionEvaluationResult.disabled(
              "Skipped: no Chromium in " + PLACES + ". Install it (apt-get install chromium).");
    }
  }

  /** Lets {@link #pageOfAnybody} in. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Anybody {

    private static final UUID SOMEBODY = UUID.fromString("00000000-0000-7000-8000-00000000a15e");

    /** Something to be told about. */
    @Bean
    NoticeTopic news() {
      return new NoticeTopic("test-news", "notifications.outbox.title", false);
    }

    /** A page for each problem, to look at how it is told. */
    @Bean
    Troubles troubles() {
      return new Troubles();
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> anybody() {
      var filter =
          new FilterRegistrationBean<OncePerRequestFilter>(
              new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                    throws ServletException, IOException {
                  if (request.getHeader(ACTOR_HEADER) != null) {
                    request.setAttribute(Uis.ACTOR, new Actor(SOMEBODY, EnumSet.allOf(Verb.class)));
                  }
                  rest.doFilter(request, response);
                }
              });
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return filter;
    }
  }
}
