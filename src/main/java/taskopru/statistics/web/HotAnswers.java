package taskopru.statistics.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
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
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import taskopru.statistics.Generation;
import taskopru.web.Uis;

/**
 * Answers that anybody may see are kept as bytes and given again before anything else of the house
 * is woken. They are good for one {@link Generation}. It also lets programs on other sites read the
 * public API, which knows no credentials.
 *
 * <p>What may be kept is said by the controller that made it, with {@link #keep}.
 */
final class HotAnswers extends OncePerRequestFilter {

  private static final String KEEP = HotAnswers.class.getName() + ".keep";
  private static final Pattern KEEPABLE =
      Pattern.compile("/api/v1/datasets/[a-z0-9-]+/table\\.(json|csv|xlsx)");
  private static final long BYTES_KEPT = 96L * 1024 * 1024;
  private static final int LONGEST = 8 * 1024 * 1024;
  private static final int WORTH_PACKING = 700;
  private static final String API = "/api/v1/";

  /** Headers the server writes itself for each answer. */
  private static final Set<String> NOT_KEPT =
      Set.of("content-length", "date", "connection", "keep-alive", "transfer-encoding", "etag");

  private final Generation generation;
  private final Cache<String, Answer> kept =
      Caffeine.newBuilder()
          .maximumWeight(BYTES_KEPT)
          .weigher((String key, Answer answer) -> key.length() + answer.weight())
          .expireAfterWrite(Duration.ofHours(1))
          .build();

  HotAnswers(Generation generation) {
    this.generation = generation;
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {

    @Bean
    FilterRegistrationBean<HotAnswers> hotAnswers(Generation generation) {
      var registration = new FilterRegistrationBean<>(new HotAnswers(generation));
      registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
      registration.addUrlPatterns("/api/v1/*");
      return registration;
    }
  }

  /** An answer with its two spellings. */
  private record Answer(
      long generation,
      String[] headers,
      String type,
      String tag,
      byte[] plain,
      byte @Nullable [] packed) {

    int weight() {
      return plain.length + (packed == null ? 0 : packed.length) + 500;
    }
  }

  /** Says that the answer to this request is the same for everybody. */
  static void keep(HttpServletRequest request) {
    request.setAttribute(KEEP, true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    var path = request.getRequestURI();
    if (!path.startsWith(API)) {
      rest.doFilter(request, response);
      return;
    }
    var method = request.getMethod();
    var isGet = method.equals("GET");
    if (isGet || method.equals("HEAD")) {
      openToOtherSites(response);
    } else if (isPreflight(request)) {
      answerPreflight(response);
      return;
    }
    if ((!isGet && !method.equals("HEAD")) || !KEEPABLE.matcher(path).matches()) {
      rest.doFilter(request, response);
      return;
    }
    var now = generation.current();
    var key = key(path, request);
    var answer = kept.getIfPresent(key);
    if (answer != null && answer.generation() == now) {
      give(answer, request, response);
    } else {
      make(now, key, isGet ? request : new AsGet(request), response, rest);
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
    var tag = caught.getHeader(HttpHeaders.ETAG);
    if (request.getAttribute(KEEP) == null
        || caught.getStatus() != HttpStatus.OK.value()
        || tag == null
        || caught.getHeader(HttpHeaders.SET_COOKIE) != null
        || caught.getContentSize() > LONGEST) {
      if (isHead(request)) {
        response.setContentLength(caught.getContentSize());
      } else {
        caught.copyBodyToResponse();
      }
      return;
    }
    var body = caught.getContentAsByteArray();
    var answer =
        new Answer(
            now, headers(caught), String.valueOf(caught.getContentType()), tag, body, packed(body));
    kept.put(key, answer);
    give(answer, request, response);
  }

  private static void give(Answer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var packed = answer.packed();
    var pack = packed != null && accepts(request);
    var tag = pack ? answer.tag().substring(0, answer.tag().length() - 1) + "-gz\"" : answer.tag();
    for (int i = 0; i < answer.headers().length; i += 2) {
      response.setHeader(answer.headers()[i], answer.headers()[i + 1]);
    }
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.VARY, "Accept-Language, Accept-Encoding");
    if (isKnown(answer.tag(), request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(answer.type());
    var body = pack && packed != null ? packed : answer.plain();
    if (pack) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    response.setContentLength(body.length);
    if (!isHead(request)) {
      response.getOutputStream().write(body);
    }
  }

  /** Both spellings have the same figures, so a reader who knows one knows the other. */
  private static boolean isKnown(String tag, @Nullable String known) {
    if (known == null) {
      return false;
    }
    var bare = tag.substring(0, tag.length() - 1);
    return known.strip().equals("*") || known.contains(tag) || known.contains(bare + "-gz\"");
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
    var query = request.getQueryString();
    var language = (request.isSecure() ? "s" : "") + Uis.language(request).tag();
    if (query == null) {
      return language + path;
    }
    if (query.indexOf('&') < 0) {
      return language + path + '?' + query;
    }
    var parts = query.split("&");
    Arrays.sort(parts);
    return language + path + '?' + String.join("&", parts);
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

  private static byte @Nullable [] packed(byte[] body) throws IOException {
    if (body.length < WORTH_PACKING) {
      return null;
    }
    var out = new ByteArrayOutputStream(body.length / 3);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.size() < body.length ? out.toByteArray() : null;
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
