package taskopru.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Says a problem the way the reader asked: as a page, as a piece of a page, as problem+json. */
@Component
class ProblemAnswers {

  /** Seconds after which a busy house is asked again. */
  private static final String SOON = "5";

  Object to(HttpServletRequest request, HttpStatusCode status, String code, String reason) {
    return to(request, status, code, reason, null, HttpHeaders.EMPTY);
  }

  Object to(
      HttpServletRequest request,
      HttpStatusCode status,
      String code,
      String reason,
      @Nullable String reference,
      HttpHeaders headers) {
    return isForMachine(request)
        ? detail(status, code, reason, reference, headers)
        : page(request, status, code, reason, reference);
  }

  /** Under these addresses, or asking for JSON and not for a page. */
  static boolean isForMachine(HttpServletRequest request) {
    var path = addressOf(request);
    if (path.startsWith("/api/") || path.equals("/api") || path.startsWith("/oparl/")) {
      return true;
    }
    var accept = request.getHeader("Accept");
    return accept != null && accept.contains("json") && !accept.contains("html");
  }

  /** The address the reader asked for, also where the container shows its failure page. */
  static String addressOf(HttpServletRequest request) {
    return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String failed
        ? failed
        : request.getRequestURI();
  }

  private static ModelAndView page(
      HttpServletRequest request,
      HttpStatusCode status,
      String code,
      String reason,
      @Nullable String reference) {
    var fragment =
        request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null;
    var page =
        new ModelAndView(
            fragment ? "web/problemNotice" : "web/problem", HttpStatus.valueOf(status.value()));
    page.addObject("problem", new ProblemPage(worded(status), code, reason, reference));
    return page;
  }

  private static ResponseEntity<ProblemDetail> detail(
      HttpStatusCode status,
      String code,
      String reason,
      @Nullable String reference,
      HttpHeaders headers) {
    var detail = ProblemDetail.forStatusAndDetail(status, reason);
    detail.setType(URI.create("about:blank"));
    detail.setProperty("code", code);
    if (reference != null) {
      detail.setProperty("reference", reference);
    }
    var answer = ResponseEntity.status(status).headers(headers);
    if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, SOON);
    }
    return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail);
  }

  /** The status whose words the page shows: its own where we have some, else that of its kind. */
  static int worded(HttpStatusCode status) {
    return switch (status.value()) {
      case 400, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 500, 503 -> status.value();
      case 401 -> 403;
      default -> status.is4xxClientError() ? 400 : 500;
    };
  }
}
