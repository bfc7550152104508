package taskopru.statistics.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  private static final int MOST_BOXES = 400;

  /**
   * Some of many.
   *
   * @param name the parameter
   * @param chosen the values that are on
   * @param words what is on, in short
   * @param more how many codes are not listed
   */
  public record Choice(
      String id,
      String name,
      String label,
      List<Option> options,
      List<String> chosen,
      List<String> words,
      int more) {

    /** Whether a search within helps. */
    public boolean isLong() {
      return options.size() > 12;
    }

    public boolean has(String value) {
      return chosen.contains(value);
    }
  }

  static Controls of(Edition edition, TableQuery query, Language language) {
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
              filter(dimension.code(), dimension.label().in(language), list, chosen, language));
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
        0);
  }

  /**
   * A list too long for boxes shows those chosen and its beginning; the search asks for the rest.
   */
  private static Choice filter(
      String dimension, String label, CodeList list, List<String> chosen, Language language) {
    var shown =
        list.codes().stream()
            .filter(code -> chosen.contains(code.code()))
            .limit(MOST_BOXES)
            .toList();
    var rest =
        list.codes().stream()
            .filter(code -> !chosen.contains(code.code()))
            .limit(MOST_BOXES - shown.size())
            .toList();
    var all = new ArrayList<>(shown);
    all.addAll(rest);
    return new Choice(
        "filter-" + dimension,
        "filter",
        label,
        all.stream()
            .map(code ->
                Option.of(dimension + ":" + escaped(code.code()), code.label().in(language)))
            .toList(),
        chosen.stream().map(code -> dimension + ":" + escaped(code)).toList(),
        shown.stream().map(code -> code.label().in(language)).toList(),
        list.codes().size() - all.size());
  }

  private static String escaped(String code) {
    return code.replace("\\", "\\\\").replace(",", "\\,");
  }
}
