package taskopru.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;

/** One sentence for a person, one problem+json (RFC 9457) for a machine. */
@ControllerAdvice
class Problems {

  /** Seconds after which a busy house is asked again. */
  private static final String SOON = "5";

  private final Messages messages;

  Problems(Messages messages) {
    this.messages = messages;
  }

  @ExceptionHandler
  Object say(Problem problem, Locale locale, HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/")
        ? detail(problem, locale)
        : page(problem, locale);
  }

  private ModelAndView page(Problem problem, Locale locale) {
    var page = new ModelAndView("web/problem", statusOf(problem));
    page.addObject("problem", new ProblemPage(statusOf(problem).value(), reason(problem, locale)));
    return page;
  }

  private ResponseEntity<ProblemDetail> detail(Problem problem, Locale locale) {
    var detail = ProblemDetail.forStatusAndDetail(statusOf(problem), reason(problem, locale));
    detail.setType(URI.create("about:blank"));
    detail.setProperty("code", problem.messageKey());
    var answer = ResponseEntity.status(statusOf(problem));
    if (problem instanceof Problem.Busy) {
      answer.header(HttpHeaders.RETRY_AFTER, SOON);
    }
    return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail);
  }

  private String reason(Problem problem, Locale locale) {
    return messages.text(Language.of(locale), problem.messageKey(), problem.args());
  }

  private static HttpStatus statusOf(Problem problem) {
    return switch (problem) {
      case Problem.NotFound _ -> HttpStatus.NOT_FOUND;
      case Problem.Refused _ -> HttpStatus.UNPROCESSABLE_CONTENT;
      case Problem.Forbidden _ -> HttpStatus.FORBIDDEN;
      case Problem.Conflict _ -> HttpStatus.CONFLICT;
      case Problem.TooMany _ -> HttpStatus.TOO_MANY_REQUESTS;
      case Problem.Gone _ -> HttpStatus.GONE;
      case Problem.Busy _ -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }
}
