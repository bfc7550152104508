package taskopru.documents.web;

import org.jspecify.annotations.Nullable;
import taskopru.documents.Verification.Known;
import taskopru.web.ui.Form;

/**
 * Checking a paper.
 *
 * @param known the paper the code or the file led to
 * @param notFound whether a code was looked up that nobody gave
 * @param file what was found about a file; null where none was sent
 */
public record VerifyPage(
    Form form, @Nullable Known known, boolean notFound, @Nullable Compared file, long longest) {

  /** How a file compares. */
  public enum Match {
    PDF,
    DOCX,
    /** The code's paper has other files. */
    OTHER,
    /** No paper has it. */
    UNKNOWN
  }

  public record Compared(Match match, String sha256) {}
}
