package taskopru.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/**
 * One page of what was found.
 *
 * @param query what was asked
 * @param total how many there are on all pages
 * @param similar true where no word was found as typed and these are spelled alike
 * @param marks the spellings, lower case and without accents, that a snippet may mark
 * @param facets for each facet the values that occur under the other filters, most frequent first
 */
public record DatasetPage(
    DatasetQuery query,
    long total,
    boolean similar,
    List<String> marks,
    List<Row> rows,
    Map<Facet, List<Count>> facets) {

  /** By what a list can be narrowed; its word is the parameter's name. */
  public enum Facet {
    THEME,
    PUBLISHER,
    LICENCE,
    FRESHNESS,
    KIND,
    SPATIAL;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How many datasets of the result have that value. */
  public record Count(String code, long datasets) {}

  /**
   * One dataset of the list.
   *
   * @param updatedAt when its newest release came, or it was first published
   */
  public record Row(
      Slug slug,
      Kind kind,
      LocalizedText title,
      LocalizedText description,
      @Nullable String publisher,
      @Nullable LocalizedText publisherName,
      Licence licence,
      List<Theme> themes,
      List<String> spatial,
      Periodicity periodicity,
      Freshness freshness,
      @Nullable ReleaseNote release,
      @Nullable String from,
      @Nullable String to,
      Instant updatedAt) {}

  public int pages() {
    return (int) ((total + query.pageSize() - 1) / query.pageSize());
  }
}
