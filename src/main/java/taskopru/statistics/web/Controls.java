package taskopru.statistics.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.statistics.CodeList;
import taskopru.statistics.TableQuery;
import taskopru.statistics.Tables.Edition;
import taskopru.web.ui.Option;

/**
 * With what a reader turns the table: a plain form of selects and boxes.
 *
 * @param rows chosen for the side, first and second; empty for none
 * @param hidden parameters that the form carries along
 */
public record Controls(
    List<Option> dimensions,
    List<String> rows,
    String column,
    Choice measures,
    List<Choice> filters,
    List<Option> periods,
    @Nullable String from,
    @Nullable String to,
    List<Option> hidden) {

  /** A longer list shows its beginning, and what is searched for. */
  private static final int MOST_BOXES = 300;

  private static final int BEGINNING = 60;
  private static final String FIND = "find-";

  /**
   * Some of many.
   *
   * @param name the parameter
   * @param chosen the values that are on
   * @param words what is on, in short
   * @param search where the list is too long to show; null for one shown whole
   * @param more how many codes are not listed
   */
  public record Choice(
      String id,
      String name,
      String label,
      List<Option> options,
      List<String> chosen,
      List<String> words,
      @Nullable Search search,
      int more) {

    /** Whether a search within what is shown helps. */
    public boolean isLong() {
      return search == null && options.size() > 12;
    }

    /** Whether somebody has just searched in it. */
    public boolean isSearched() {
      return search != null && !search.text().isEmpty();
    }

    public boolean has(String value) {
      return chosen.contains(value);
    }
  }

  /** A field whose letters say which codes of a long list to show. */
  public record Search(String field, String text) {}

  /**
   * @param typed what stands in the field of that name
   */
  static Controls of(
      Edition edition, TableQuery query, UnaryOperator<String> typed, Language language) {
    var structure = edition.release().structure();
    var dimensions =
        structure.dimensions().stream()
            .map(d -> Option.of(d.code(), d.label().in(language)))
            .toList();
    var rows = Objects.requireNonNullElse(query.rows(), List.<String>of());
    var filters = new ArrayList<Choice>();
    for (var dimension : structure.dimensions()) {
      if (!dimension.isTime()) {
        var list = edition.codes(dimension);
        var chosen = query.filters().getOrDefault(dimension.code(), List.of());
        if (list.codes().size() > 1) {
          filters.add(
              filter(
                  dimension.code(),
                  dimension.label().in(language),
                  list,
                  chosen,
                  typed.apply(FIND + dimension.code()),
                  language));
        }
      }
    }
    var periods =
        structure.time().stream()
            .flatMap(time -> edition.codes(time).codes().stream())
            .map(code -> Option.of(code.code(), code.label().in(language)))
            .toList();
    var hidden = new ArrayList<Option>();
    if (query.release() != null) {
      hidden.add(Option.of("release", query.release().toString()));
    }
    return new Controls(
        dimensions,
        rows,
        query.columns().isEmpty() ? "" : query.columns().getFirst(),
        measures(edition, query, language),
        List.copyOf(filters),
        periods,
        query.period().from(),
        query.period().to(),
        List.copyOf(hidden));
  }

  /** Whether a list is being searched, so that it must be seen. */
  public boolean isSearching() {
    return filters.stream().anyMatch(Choice::isSearched);
  }

  public String row(int place) {
    return rows.size() > place ? rows.get(place) : "";
  }

  private static Choice measures(Edition edition, TableQuery query, Language language) {
    var measures = edition.release().structure().measures();
    return new Choice(
        "measure",
        "measure",
        "",
        measures.stream().map(m -> Option.of(m.code(), m.label().in(language))).toList(),
        query.measures(),
        measures.stream()
            .filter(m -> query.measures().contains(m.code()))
            .map(m -> m.label().in(language))
            .toList(),
        null,
        0);
  }

  /** Those chosen stay in sight; of the others, all or those that were searched for. */
  private static Choice filter(
      String dimension,
      String label,
      CodeList list,
      List<String> chosen,
      String typed,
      Language language) {
    boolean isLong = list.codes().size() > MOST_BOXES;
    var on = list.codes().stream().filter(code -> chosen.contains(code.code())).toList();
    var words = folded(typed, language);
    var off =
        list.codes().stream()
            .filter(code -> !chosen.contains(code.code()))
            .filter(code ->
                words.isEmpty()
                    || folded(code.label().in(language), language).contains(words)
                    || folded(code.code(), language).startsWith(words))
            .toList();
    var shown = off.stream().limit(isLong ? BEGINNING : MOST_BOXES).toList();
    return new Choice(
        "filter-" + dimension,
        "filter",
        label,
        Stream.concat(on.stream().limit(MOST_BOXES), shown.stream())
            .map(code ->
                Option.of(dimension + ":" + escaped(code.code()), code.label().in(language)))
            .toList(),
        chosen.stream().map(code -> dimension + ":" + escaped(code)).toList(),
        on.stream().limit(MOST_BOXES).map(code -> code.label().in(language)).toList(),
        isLong ? new Search(FIND + dimension, typed) : null,
        off.size() - shown.size());
  }

  /** Without accents and case, as searches are typed. */
  private static String folded(String text, Language language) {
    return Normalizer.normalize(text.toLowerCase(language.locale()), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('ı', 'i')
        .strip();
  }

  private static String escaped(String code) {
    return code.replace("\\", "\\\\").replace(",", "\\,");
  }
}
