package taskopru.catalogue.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.web.ui.Chip;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tag;

/**
 * What the list of public datasets shows.
 *
 * @param text the words that were typed
 * @param similar whether nothing was found as typed, and these are spelled alike
 * @param clear the list without words and filters
 */
public record DatasetList(
    String text,
    long total,
    boolean similar,
    List<Row> rows,
    List<FacetBox> facets,
    List<Chip> chips,
    String clear,
    List<SortLink> sorts,
    Pager pager,
    String json,
    String csv) {

  /** One dataset; its texts in pieces, so that hits can be marked. */
  public record Row(
      String href,
      Marked title,
      @Nullable Language titleIn,
      Marked summary,
      @Nullable Language summaryIn,
      Tag freshness,
      List<String> facts) {}

  /** One way to narrow the list. */
  public record FacetBox(String name, String title, boolean open, List<Choice> choices) {}

  /** One value of a facet, and how many datasets it would bring. */
  public record Choice(String id, String value, String text, long datasets, boolean chosen) {}

  /** One order of the list. */
  public record SortLink(String value, String text, boolean chosen) {}

  /** Whether the reader has asked for anything in particular. */
  public boolean isAsked() {
    return !text.isEmpty() || !chips.isEmpty();
  }
}
