package taskopru.identity.web;

import org.springframework.http.HttpStatus;
import taskopru.kernel.Problem;
import taskopru.web.ui.Form;

/** Puts a rule's no at the field it is about, so that the page can say it there. */
final class FormProblems {

  private FormProblems() {}

  static Form on(Form form, Problem problem) {
    return form.refuse(field(problem.messageKey()), problem);
  }

  static HttpStatus status(Problem problem) {
    return problem instanceof Problem.TooMany
        ? HttpStatus.TOO_MANY_REQUESTS
        : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  /** Gone links and missing rights are not slips of the pen: their own page says so. */
  static boolean belongsInForm(Problem problem) {
    return problem instanceof Problem.Refused
        || problem instanceof Problem.Conflict
        || problem instanceof Problem.TooMany;
  }

  private static String field(String key) {
    return switch (key) {
      case "identity.email.shape", "identity.email.taken" -> "email";
      case "identity.name.shape" -> "name";
      case "identity.password.wrong" -> "password";
      case "identity.password.short", "identity.password.long", "identity.password.common" ->
          "newPassword";
      case "identity.code.wrong" -> "code";
      case "identity.roles.none" -> "roles";
      case "identity.passkey.labelShape" -> "label";
      default -> "";
    };
  }
}
