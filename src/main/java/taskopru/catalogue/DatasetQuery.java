package taskopru.catalogue;

import java.util.List;
import java.util.Set;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;

/**
 * What a reader looks for among the published datasets. Several values of one facet widen it,
 * several facets narrow the result.
 *
 * @param text the words typed, as they were typed
 * @param language in which titles are sorted
 * @param page counts from 1
 */
public record DatasetQuery(
    String text,
    Set<Theme> themes,
    Set<String> publishers,
    Set<Licence> licences,
    Set<Freshness> freshness,
    Set<Kind> kinds,
    Set<String> places,
    Sort sort,
    Language language,
    int page,
    int pageSize) {

  public static final int LARGEST_PAGE = 100;
  public static final int DEFAULT_PAGE = 20;
  private static final int LAST_PAGE = 100_000;
  private static final int LONGEST_TEXT = 200;

  /** In which order they come. */
  public enum Sort {
    /** What fits the words best; without words, the newest. */
    RELEVANCE,
    NEWEST,
    TITLE
  }

  public DatasetQuery {
    text = words(text);
    themes = Set.copyOf(themes);
    publishers = Set.copyOf(publishers);
    licences = Set.copyOf(licences);
    freshness = Set.copyOf(freshness);
    kinds = Set.copyOf(kinds);
    places = Set.copyOf(places);
    if (page < 1 || page > LAST_PAGE) {
      throw new Problem.Refused("catalogue.list.page", LAST_PAGE);
    }
    if (pageSize < 1 || pageSize > LARGEST_PAGE) {
      throw new Problem.Refused("catalogue.list.page-size", LARGEST_PAGE);
    }
  }

  /** The newest datasets, from the first. */
  public static DatasetQuery newest(Language language, int howMany) {
    return new DatasetQuery(
        "",
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Sort.NEWEST,
        language,
        1,
        howMany);
  }

  public DatasetQuery onPage(int number) {
    return new DatasetQuery(
        text,
        themes,
        publishers,
        licences,
        freshness,
        kinds,
        places,
        sort,
        language,
        number,
        pageSize);
  }

  public boolean hasText() {
    return !text.isEmpty();
  }

  public boolean hasFilters() {
    return List.of(themes, publishers, licences, freshness, kinds, places).stream()
        .anyMatch(chosen -> !chosen.isEmpty());
  }

  /** What no reader types on purpose goes; nobody waits for a question of ten thousand letters. */
  private static String words(String typed) {
    var clean = typed.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", " ").strip();
    return clean.length() <= LONGEST_TEXT
        ? clean
        : clean.substring(
            0, clean.offsetByCodePoints(0, clean.codePointCount(0, LONGEST_TEXT - 1)));
  }
}
