package taskopru.web.ui;

import org.jspecify.annotations.Nullable;

/**
 * A table's column head.
 *
 * @param number whether it holds figures, which stand at the end of their cell
 * @param sort where a click sorts by it; null where it cannot
 * @param sorted how the table is sorted by it now
 */
public record Column(String text, boolean number, @Nullable String sort, Sorted sorted) {

  /** The order of the rows, seen from one column. */
  public enum Sorted {
    NOT,
    UP,
    DOWN;

    /** The value of {@code aria-sort}. */
    public @Nullable String aria() {
      return switch (this) {
        case NOT -> null;
        case UP -> "ascending";
        case DOWN -> "descending";
      };
    }
  }

  public static Column of(String text) {
    return new Column(text, false, null, Sorted.NOT);
  }

  public static Column ofNumbers(String text) {
    return new Column(text, true, null, Sorted.NOT);
  }

  public Column sortable(String href, Sorted now) {
    return new Column(text, number, href, now);
  }
}
