package taskopru.web;

import org.jspecify.annotations.Nullable;

/**
 * What a problem page shows.
 *
 * @param status the HTTP status; its words are {@code web.problem.title.<status>} and {@code
 *     web.problem.todo.<status>}
 * @param code the problem's message key; where there is a {@code <code>.title} or {@code
 *     <code>.todo}, it is said instead of the status's
 * @param reason one sentence in the reader's language
 * @param reference what the reader may quote and the log holds; only for failures of ours
 */
public record ProblemPage(int status, String code, String reason, @Nullable String reference) {

  /** The key of the page's title. */
  public String title(Ui ui) {
    return ui.says(code + ".title") ? code + ".title" : "web.problem.title." + status;
  }

  /** The key of what the reader can do now. */
  public String todo(Ui ui) {
    return ui.says(code + ".todo") ? code + ".todo" : "web.problem.todo." + status;
  }
}
