package taskopru.catalogue.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import taskopru.catalogue.DatasetPage.Facet;
import taskopru.catalogue.DatasetQuery;
import taskopru.catalogue.Freshness;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Licence;
import taskopru.catalogue.Theme;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;

/**
 * Reads a {@link DatasetQuery} from an address: {@code q}, the facets (repeated, or with commas),
 * {@code sort}, {@code page}, {@code pageSize}. A program is told what is wrong with its question;
 * a reader with an old bookmark gets the list without what no longer means anything.
 */
final class DatasetParameters {

  private final Map<String, String[]> sent;
  private final Language language;
  private final boolean strict;

  private DatasetParameters(Map<String, String[]> sent, Language language, boolean strict) {
    this.sent = sent;
    this.language = language;
    this.strict = strict;
  }

  static DatasetQuery ofProgram(Map<String, String[]> sent, Language language) {
    return new DatasetParameters(sent, language, true).read();
  }

  static DatasetQuery ofReader(Map<String, String[]> sent, Language language) {
    return new DatasetParameters(sent, language, false).read();
  }

  private DatasetQuery read() {
    var text = first("q");
    return new DatasetQuery(
        text,
        all(Facet.THEME, Theme::find),
        all(Facet.PUBLISHER, DatasetParameters::code),
        all(Facet.LICENCE, Licence::find),
        all(Facet.FRESHNESS, Freshness::find),
        all(Facet.KIND, DatasetParameters::kind),
        all(Facet.SPATIAL, DatasetParameters::code),
        sort(),
        language,
        number("page", 1, 1, 100_000),
        number("pageSize", DatasetQuery.DEFAULT_PAGE, 1, DatasetQuery.LARGEST_PAGE));
  }

  private DatasetQuery.Sort sort() {
    var wanted = first("sort");
    return switch (wanted) {
      case "", "relevance" -> DatasetQuery.Sort.RELEVANCE;
      case "newest" -> DatasetQuery.Sort.NEWEST;
      case "title" -> DatasetQuery.Sort.TITLE;
      default -> {
        refuse("sort", wanted);
        yield DatasetQuery.Sort.RELEVANCE;
      }
    };
  }

  private <T> Set<T> all(Facet facet, Function<String, Optional<T>> find) {
    var found = new LinkedHashSet<T>();
    for (var values : sent.getOrDefault(facet.word(), new String[0])) {
      for (var value : values.split(",")) {
        if (!value.isBlank()) {
          find.apply(value.strip())
              .ifPresentOrElse(found::add, () -> refuse(facet.word(), value.strip()));
        }
      }
    }
    return found;
  }

  private int number(String name, int usual, int least, int most) {
    var wanted = first(name);
    if (wanted.isEmpty()) {
      return usual;
    }
    try {
      var number = Integer.parseInt(wanted);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    refuse(name, wanted);
    return usual;
  }

  private void refuse(String name, String value) {
    if (strict) {
      throw new Problem.Refused("catalogue.list.value", name, cut(value));
    }
  }

  private String first(String name) {
    return Arrays.stream(sent.getOrDefault(name, new String[0])).findFirst().orElse("").strip();
  }

  private static Optional<Kind> kind(String code) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  private static Optional<String> code(String code) {
    return code.length() <= 80 && code.matches("[A-Za-z0-9-]+")
        ? Optional.of(code)
        : Optional.empty();
  }

  private static String cut(String value) {
    return value.length() > 80 ? value.substring(0, 80) + "…" : value;
  }
}
