package taskopru.web.ui;

import org.jspecify.annotations.Nullable;

/** One line of a definition list. */
public record Term(String name, String text, @Nullable String href) {

  public static Term of(String name, String text) {
    return new Term(name, text, null);
  }
}
