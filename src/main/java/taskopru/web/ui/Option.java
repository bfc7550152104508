package taskopru.web.ui;

import org.jspecify.annotations.Nullable;

/** One choice of a select, of radios or of checkboxes. */
public record Option(String value, String text, @Nullable String hint) {

  public static Option of(String value, String text) {
    return new Option(value, text, null);
  }
}
