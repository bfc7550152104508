package taskopru.web.ui;

/**
 * The same page for another kind of reader, named in its head: {@code application/json}, {@code
 * text/csv}, a feed.
 */
public record Alternate(String type, String title, String href) {

  public static Alternate json(String href) {
    return new Alternate("application/json", "JSON", href);
  }

  public static Alternate csv(String href) {
    return new Alternate("text/csv", "CSV", href);
  }
}
