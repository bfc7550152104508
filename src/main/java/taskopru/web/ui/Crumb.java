package taskopru.web.ui;

import org.jspecify.annotations.Nullable;

/**
 * One step on the way to a page.
 *
 * @param text its words, in the reader's language
 * @param href its address; null for the page itself
 */
public record Crumb(String text, @Nullable String href) {

  public static Crumb to(String text, String href) {
    return new Crumb(text, href);
  }

  public static Crumb here(String text) {
    return new Crumb(text, null);
  }
}
