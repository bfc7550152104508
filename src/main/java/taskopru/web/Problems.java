package taskopru.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;

/** Foreseen outcomes: one sentence for a person, one problem+json (RFC 9457) for a machine. */
@ControllerAdvice
@Order(0)
class Problems {

  private final Messages messages;
  private final ProblemAnswers answers;

  Problems(Messages messages, ProblemAnswers answers) {
    this.messages = messages;
    this.answers = answers;
  }

  @ExceptionHandler
  Object say(Problem problem, Locale locale, HttpServletRequest request) {
    return answers.to(
        request,
        statusOf(problem),
        problem.messageKey(),
        messages.text(Language.of(locale), problem.messageKey(), problem.args()));
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
