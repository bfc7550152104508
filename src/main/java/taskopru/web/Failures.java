package taskopru.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.view.RedirectView;
import taskopru.kernel.Language;

/**
 * Everything nobody foresaw: an address that is not there, a parameter that cannot be read, a bug.
 * A bug gets a reference, which the page shows and the log explains; its stack trace never leaves
 * the house.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
@Controller
class Failures implements ErrorController {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Messages messages;
  private final ProblemAnswers answers;

  Failures(Messages messages, ProblemAnswers answers) {
    this.messages = messages;
    this.answers = answers;
  }

  @ExceptionHandler
  @Nullable Object say(Exception failure, Locale locale, HttpServletRequest request)
      throws Exception {
    if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
      throw failure; // the door's business
    }
    if (isReaderGone(failure)) {
      return null;
    }
    if (failure instanceof NoHandlerFoundException || failure instanceof NoResourceFoundException) {
      return nothingThere(locale, request);
    }
    var status = statusOf(failure);
    var headers =
        failure instanceof ErrorResponse response ? response.getHeaders() : HttpHeaders.EMPTY;
    return answer(status, failure, headers, locale, request);
  }

  /** What the container could not serve: a failing filter, an address the firewall refuses. */
  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  @Nullable Object containerSays(Locale locale, HttpServletRequest request) {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                && code >= 400
            ? HttpStatusCode.valueOf(code)
            : HttpStatus.NOT_FOUND;
    var failure =
        request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
            ? thrown
            : null;
    return answer(status, failure, HttpHeaders.EMPTY, locale, request);
  }

  /** A slash too many is forgiven; an unknown address is told as one. */
  private Object nothingThere(Locale locale, HttpServletRequest request) {
    var path = request.getRequestURI();
    if (path.matches("/(tr|en|ar)(/[^/]+)*/+") && request.getMethod().equals("GET")) {
      var query = request.getQueryString();
      var redirect =
          new RedirectView(path.replaceAll("/+$", "") + (query == null ? "" : "?" + query));
      redirect.setStatusCode(HttpStatus.PERMANENT_REDIRECT);
      redirect.setExpandUriTemplateVariables(false);
      return redirect;
    }
    var key =
        path.matches("/[a-z]{2}(-[A-Za-z]+)?(/.*)?")
                && Language.find(path.substring(1, 3)).isEmpty()
            ? "web.problem.unknownLanguage"
            : "web.problem.unknownAddress";
    return answers.to(request, HttpStatus.NOT_FOUND, key, messages.text(Language.of(locale), key));
  }

  private Object answer(
      HttpStatusCode status,
      @Nullable Throwable failure,
      HttpHeaders headers,
      Locale locale,
      HttpServletRequest request) {
    var key = "web.problem.reason." + ProblemAnswers.worded(status);
    String reference = null;
    if (status.is5xxServerError()) {
      reference = newReference();
      log.error(
          "Failure {}: {} {} answered {}",
          reference,
          request.getMethod(),
          ProblemAnswers.addressOf(request),
          status.value(),
          failure);
    }
    return answers.to(
        request, status, key, messages.text(Language.of(locale), key), reference, headers);
  }

  private static HttpStatusCode statusOf(Exception failure) {
    return switch (failure) {
      case ErrorResponse response -> response.getStatusCode();
      case MultipartException _,
          TypeMismatchException _,
          BindException _,
          HttpMessageNotReadableException _ ->
          HttpStatus.BAD_REQUEST;
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  /** The reader closed the window in the middle of an answer: nobody is left to tell. */
  private static boolean isReaderGone(Exception failure) {
    return failure instanceof AsyncRequestNotUsableException
        || failure instanceof IOException
            && failure.getClass().getSimpleName().equals("ClientAbortException");
  }

  /** Eight letters and digits that cannot be mistaken for each other on the telephone. */
  private static String newReference() {
    var letters = "ABCDEFGHJKLMNPRSTUVYZ23456789";
    return RANDOM
        .ints(8, 0, letters.length())
        .collect(
            StringBuilder::new, (text, i) -> text.append(letters.charAt(i)), StringBuilder::append)
        .toString();
  }
}
