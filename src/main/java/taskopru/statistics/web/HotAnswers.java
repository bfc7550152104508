package taskopru.statistics.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;
import taskopru.kernel.Language;
import taskopru.statistics.Generation;
import taskopru.web.Uis;

/**
 * Answers that anybody may see are kept as bytes and given again before anything else of the house
 * is woken: tables of public releases, and public pages as visitors see them. They are good for one
 * {@link Generation}. It also lets programs on other sites read the public API, which knows no
 * credentials.
 *
 * <p>What may be kept is said by the controller that made it, with {@link #keep}. The first page,
 * the list of datasets and the council say nothing, and are kept for a second: long enough for a
 * crowd, too short to be out of date. A page with a form of ours holds a token of its reader and is
 * kept for nobody.
 */
final class HotAnswers implements Filter {

  private static final String KEEP = HotAnswers.class.getName() + ".keep";
  private static final Pattern TABLE =
      Pattern.compile("/api/v1/datasets/[a-z0-9-]+/table\\.(json|csv|xlsx)");
  private static final Pattern PAGE = Pattern.compile("/(tr|en|ar)(/data(/[a-z0-9-]+)?|/council)?");
  private static final Pattern DATASET = Pattern.compile("/(tr|en|ar)/data/[a-z0-9-]+");
  private static final long BYTES_KEPT = 96L * 1024 * 1024;
  private static final int LONGEST = 8 * 1024 * 1024;
  private static final int WORTH_PACKING = 700;
  private static final Duration AT_MOST = Duration.ofMinutes(10);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final String API = "/api/v1/";
  private static final String NOTHING = "default-src 'none'; sandbox";
  private static final String SESSION_COOKIE = "SESSION=";
  private static final String FORM_TOKEN = "name=\"_csrf\"";

  /** Headers the server writes itself for each answer, or that are said anew. */
  private static final Set<String> NOT_KEPT =
      Set.of(
          "content-length",
          "content-type",
          "date",
          "connection",
          "keep-alive",
          "transfer-encoding",
          "etag",
          "vary");

  private final LongSupplier generation;
  private final LongSupplier nanoTime;
  private final Cache<String, Answer> kept =
      Caffeine.newBuilder()
          .maximumWeight(BYTES_KEPT)
          .weigher((String key, Answer answer) -> key.length() + answer.weight())
          .expireAfterWrite(AT_MOST)
          .build();

  HotAnswers(LongSupplier generation, LongSupplier nanoTime) {
    this.generation = generation;
    this.nanoTime = nanoTime;
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {

    @Bean
    FilterRegistrationBean<HotAnswers> hotAnswers(Generation generation) {
      var registration =
          new FilterRegistrationBean<>(new HotAnswers(generation::current, System::nanoTime));
      registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
      registration.addUrlPatterns("/api/v1/*");
      for (var language : Language.values()) {
        var home = '/' + language.tag();
        registration.addUrlPatterns(home, home + "/data/*", home + "/council");
      }
      return registration;
    }
  }

  /** One spelling of an answer. */
  private record Spelling(String tag, byte[] bytes) {}

  /** An answer with its two spellings. */
  private record Answer(
      long generation,
      long until,
      String[] headers,
      String type,
      String vary,
      Spelling plain,
      @Nullable Spelling packed) {

    int weight() {
      return plain.bytes().length + (packed == null ? 0 : packed.bytes().length) + 500;
    }
  }

  /** Says that the answer to this request is the same for everybody. */
  static void keep(HttpServletRequest request) {
    request.setAttribute(KEEP, true);
  }

  @Override
  public void doFilter(ServletRequest any, ServletResponse answer, FilterChain rest)
      throws ServletException, IOException {
    var request = (HttpServletRequest) any;
    var response = (HttpServletResponse) answer;
    var path = request.getRequestURI();
    var method = request.getMethod();
    var reads = method.equals("GET") || method.equals("HEAD");
    if (reads && (TABLE.matcher(path).matches() || isVisitorsPage(path, request))) {
      findOrMake(path, request, response, rest);
      return;
    }
    if (path.startsWith(API)) {
      if (isPreflight(request)) {
        answerPreflight(response);
        return;
      }
      openToOtherSites(response);
    }
    rest.doFilter(request, response);
  }

  private void findOrMake(
      String path, HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    var now = generation.getAsLong();
    var key = key(path, request);
    var answer = kept.getIfPresent(key);
    if (answer != null && answer.generation() == now && answer.until() - nanoTime.getAsLong() > 0) {
      give(answer, request, response);
    } else {
      if (path.startsWith(API)) {
        openToOtherSites(response);
      }
      make(now, key, isHead(request) ? new AsGet(request) : request, response, rest);
    }
  }

  /** HEAD is answered from the answer to GET, without its body. */
  private static final class AsGet extends HttpServletRequestWrapper {

    AsGet(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }

  private void make(
      long now,
      String key,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain rest)
      throws ServletException, IOException {
    var caught = new ContentCachingResponseWrapper(response);
    rest.doFilter(request, caught);
    var goodFor = goodFor(request, caught);
    if (goodFor.isZero()) {
      if (isHead(request)) {
        response.setContentLength(caught.getContentSize());
      } else {
        caught.copyBodyToResponse();
      }
      return;
    }
    if (caught.getHeader(HttpHeaders.CACHE_CONTROL) == null) {
      // A browser must ask again: after signing in, the visitor's page is not its reader's.
      caught.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
    var body = caught.getContentAsByteArray();
    var tag = caught.getHeader(HttpHeaders.ETAG);
    var plain = new Spelling(tag == null ? Tags.of(body) : tag, body);
    if (request.getRequestURI().startsWith(API)) {
      speakOfFiguresOnly(caught);
    }
    var headers = headers(caught);
    var vary = new LinkedHashSet<String>();
    caught.getHeaders(HttpHeaders.VARY).forEach(line -> vary.addAll(List.of(line.split(", *"))));
    vary.add(HttpHeaders.ACCEPT_ENCODING);
    var answer =
        new Answer(
            now,
            nanoTime.getAsLong() + goodFor.toNanos(),
            headers,
            String.valueOf(caught.getContentType()),
            String.join(", ", vary),
            plain,
            packed(plain));
    kept.put(key, answer);
    for (var name : List.copyOf(response.getHeaderNames())) {
      response.setHeader(name, null);
    }
    give(answer, request, response);
  }

  /** How long an answer just made may be given to others. */
  private static Duration goodFor(
      HttpServletRequest request, ContentCachingResponseWrapper answer) {
    if (answer.getStatus() != HttpStatus.OK.value()
        || answer.getHeader(HttpHeaders.SET_COOKIE) != null
        || answer.getContentSize() > LONGEST) {
      return Duration.ZERO;
    }
    if (request.getRequestURI().startsWith(API)) {
      return request.getAttribute(KEEP) == null ? Duration.ZERO : AT_MOST;
    }
    var type = answer.getContentType();
    if (!Uis.actor(request).isVisitor()
        || type == null
        || !type.startsWith(MediaType.TEXT_HTML_VALUE)
        || new String(answer.getContentAsByteArray(), UTF_8).contains(FORM_TOKEN)) {
      return Duration.ZERO;
    }
    return request.getAttribute(KEEP) == null ? A_MOMENT : AT_MOST;
  }

  private static void give(Answer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var headers = answer.headers();
    for (int i = 0; i < headers.length; i += 2) {
      response.addHeader(headers[i], headers[i + 1]);
    }
    var packed = answer.packed();
    var spelling = packed != null && accepts(request) ? packed : answer.plain();
    response.setHeader(HttpHeaders.ETAG, spelling.tag());
    response.setHeader(HttpHeaders.VARY, answer.vary());
    if (isKnown(answer, request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(answer.type());
    if (spelling == packed) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    response.setContentLength(spelling.bytes().length);
    if (!isHead(request)) {
      response.getOutputStream().write(spelling.bytes());
    }
  }

  /** Both spellings have the same figures, so a reader who knows one knows the other. */
  private static boolean isKnown(Answer answer, @Nullable String known) {
    return known != null
        && (known.strip().equals("*")
            || known.contains(answer.plain().tag())
            || (answer.packed() != null && known.contains(answer.packed().tag())));
  }

  /**
   * Somebody signed in sees more than a visitor, so their pages are made for them. So are parts of
   * pages, but for a dataset's figure.
   */
  private static boolean isVisitorsPage(String path, HttpServletRequest request) {
    return PAGE.matcher(path).matches()
        && !hasSession(request)
        && Uis.actor(request).isVisitor()
        && ((request.getHeader("HX-Request") == null && request.getHeader("HX-Target") == null)
            || DATASET.matcher(path).matches());
  }

  private static boolean hasSession(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.COOKIE) == null) {
      return false;
    }
    var lines = request.getHeaders(HttpHeaders.COOKIE);
    while (lines.hasMoreElements()) {
      if (lines.nextElement().contains(SESSION_COOKIE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean accepts(HttpServletRequest request) {
    var encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (encodings == null) {
      return false;
    }
    for (var part : encodings.toLowerCase(Locale.ROOT).split(",")) {
      var encoding = part.strip();
      if (encoding.startsWith("gzip")) {
        return !encoding.replace(" ", "").matches("gzip;q=0(\\.0*)?");
      }
    }
    return false;
  }

  private static boolean isHead(HttpServletRequest request) {
    return request instanceof AsGet || request.getMethod().equals("HEAD");
  }

  private static String key(String path, HttpServletRequest request) {
    var start = request.isSecure() ? "s " : "";
    if (path.startsWith(API)) {
      start += Uis.language(request).tag();
    } else if ("figure".equals(request.getHeader("HX-Target"))) {
      start += "figure";
    }
    var query = request.getQueryString();
    if (query == null) {
      return start + path;
    }
    if (query.indexOf('&') < 0) {
      return start + path + '?' + query;
    }
    var parts = query.split("&");
    // By name only: which of two rows comes first is a different table.
    Arrays.sort(parts, Comparator.comparing(part -> part.split("=", 2)[0]));
    return start + path + '?' + String.join("&", parts);
  }

  /**
   * What a page may do is no question for a table, which may do nothing. The server encodes every
   * header anew for every answer, which is a good part of what a kept one costs.
   */
  private static void speakOfFiguresOnly(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", NOTHING);
    response.setHeader("Permissions-Policy", null);
    response.setHeader("Cross-Origin-Opener-Policy", null);
  }

  private static String[] headers(HttpServletResponse response) {
    var headers = new ArrayList<String>();
    for (var name : response.getHeaderNames()) {
      if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
        headers.add(name);
        headers.add(String.join(", ", response.getHeaders(name)));
      }
    }
    return headers.toArray(String[]::new);
  }

  private static @Nullable Spelling packed(Spelling plain) throws IOException {
    if (plain.bytes().length < WORTH_PACKING) {
      return null;
    }
    var out = new ByteArrayOutputStream(plain.bytes().length / 3);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain.bytes());
    }
    var tag = plain.tag().substring(0, plain.tag().length() - 1) + "-gz\"";
    return out.size() < plain.bytes().length ? new Spelling(tag, out.toByteArray()) : null;
  }

  private static void openToOtherSites(HttpServletResponse response) {
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response.setHeader(
        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
        "ETag, Content-Disposition, Content-Length, Repr-Digest, Retry-After");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals(HttpMethod.OPTIONS.name())
        && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
  }

  private static void answerPreflight(HttpServletResponse response) {
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
    response.setHeader(
        HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Accept-Language, If-None-Match");
    response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
