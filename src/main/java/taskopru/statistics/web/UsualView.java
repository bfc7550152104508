package taskopru.statistics.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import taskopru.statistics.Dimension;
import taskopru.statistics.Dimension.Role;
import taskopru.statistics.Measure;
import taskopru.statistics.Measure.Aggregation;
import taskopru.statistics.TableQuery;
import taskopru.statistics.TableQuery.Period;
import taskopru.statistics.TableQuery.Sort;
import taskopru.statistics.Tables.Edition;

/** What a dataset's page shows when nothing is asked: what most readers come for. */
final class UsualView {

  private static final int LAST_PERIODS = 15;
  private static final int MOST_MEASURES = 4;

  /** Where people are says more than where they came from. */
  private static final Pattern DESTINATION =
      Pattern.compile("(coa|dest|host|to|asylum|target|varis|alan)(_.*)?|.*_(dest|to|asylum|host)");

  private UsualView() {}

  /** The last periods; without time the first dimension, the largest figure first. */
  static TableQuery of(Edition edition) {
    var structure = edition.release().structure();
    var asked = TableQuery.of(edition.dataset().slug()).withMeasures(measures(edition));
    var periods = structure.time().map(time -> edition.codes(time).codes()).orElse(List.of());
    if (periods.size() > 1) {
      var first = periods.get(Math.max(0, periods.size() - LAST_PERIODS));
      return asked
          .withRows(List.of(structure.time().orElseThrow().code()))
          .during(new Period(first.code(), periods.getLast().code()));
    }
    return structure.dimensions().stream()
        .filter(dimension -> !dimension.isTime())
        .findFirst()
        .map(dimension ->
            asked
                .withRows(List.of(dimension.code()))
                .sortedBy(new Sort(asked.measures().getFirst(), true)))
        .orElse(asked.withRows(structure.time().map(Dimension::code).stream().toList()));
  }

  /** The first figure by place, for a map; of the newest period. */
  static Optional<TableQuery> map(Edition edition, TableQuery shown) {
    return place(edition)
        .map(place -> {
          var periods =
              edition.release().structure().time().map(edition::codes).map(list -> list.codes());
          var newest =
              periods
                  .filter(list -> !list.isEmpty())
                  .map(list -> new Period(list.getLast().code(), list.getLast().code()))
                  .orElse(Period.ALWAYS);
          return TableQuery.of(shown.dataset())
              .ofRelease(shown.release())
              .withRows(List.of(place.code()))
              .withMeasures(List.of(measures(edition).getFirst()))
              .during(newest);
        });
  }

  private static Optional<Dimension> place(Edition edition) {
    var places =
        edition.release().structure().dimensions().stream()
            .filter(d -> d.role() == Role.COUNTRY || d.role() == Role.PROVINCE)
            .filter(d -> edition.codes(d).codes().size() > 1)
            .toList();
    return places.stream()
        .filter(place -> DESTINATION.matcher(place.code()).matches())
        .findFirst()
        .or(() -> places.stream().findFirst());
  }

  /**
   * All of a small family of figures, the first of a large one; rates only where nothing else is.
   */
  static List<String> measures(Edition edition) {
    var structure = edition.release().structure();
    var all = structure.measures();
    var isWhole = structure.dimensions().stream().filter(d -> !d.isTime()).count() == 0;
    var additive =
        all.stream().filter(m -> isWhole || m.aggregation() != Aggregation.NONE).toList();
    var first = additive.isEmpty() ? all.getFirst() : additive.getFirst();
    var family = additive.stream().filter(m -> m.unit().equals(first.unit())).toList();
    return (family.isEmpty() || family.size() > MOST_MEASURES ? List.of(first) : family)
        .stream().map(Measure::code).toList();
  }
}
