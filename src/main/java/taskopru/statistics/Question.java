package taskopru.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;
import taskopru.statistics.Measure.Aggregation;
import taskopru.statistics.TableQuery.Period;
import taskopru.statistics.TableQuery.Sort;

/**
 * A {@link TableQuery} that a release can answer: every name in it is one of its dimensions,
 * measures or codes, and nothing is left to be guessed.
 *
 * @param filters codes in the order of their lists, dimensions in the order of the structure
 * @param stockPeriod the newest period in range, of which stocks are shown where the table leaves
 *     the time out; null where it does not, or where there is none in range
 */
record Question(
    Structure structure,
    List<Dimension> rows,
    List<Dimension> columns,
    List<Measure> measures,
    Map<Dimension, List<String>> filters,
    Period period,
    @Nullable Sort sort,
    @Nullable String newestPeriod,
    List<String> periods) {

  static final int MOST_CODES_IN_A_FILTER = 1_000;

  static Question check(TableQuery query, Structure structure, Map<String, CodeList> lists) {
    var rows =
        dimensions(query.rows() == null ? usualRows(query, structure) : query.rows(), structure);
    var columns = dimensions(query.columns(), structure);
    var both = new HashSet<>(rows);
    both.retainAll(columns);
    if (!both.isEmpty()) {
      throw new Problem.Refused("statistics.query.dimension-twice", both.iterator().next().code());
    }
    var measures = measures(query, structure);
    var filters = filters(query, structure, lists);
    if (!query.period().isAlways() && structure.time().isEmpty()) {
      throw new Problem.Refused("statistics.query.no-time");
    }
    var shown = Stream.concat(rows.stream(), columns.stream()).toList();
    var periods = periods(structure, filters, query.period(), lists);
    var leavesTimeOut = structure.time().map(time -> !shown.contains(time)).orElse(false);
    var newest = leavesTimeOut && !periods.isEmpty() ? periods.getLast() : null;
    checkSort(query.sort(), rows, measures);
    return new Question(
        structure, rows, columns, measures, filters, query.period(), query.sort(), newest, periods);
  }

  List<Dimension> dimensions() {
    return Stream.concat(rows.stream(), columns.stream()).toList();
  }

  Dimension time() {
    return structure.time().orElseThrow();
  }

  boolean has(Aggregation aggregation) {
    return measures.stream().anyMatch(measure -> measure.aggregation() == aggregation);
  }

  /** Whether the table adds up or picks out periods, instead of showing each. */
  boolean leavesTimeOut() {
    return newestPeriod != null;
  }

  String stockPeriod() {
    return Objects.requireNonNull(newestPeriod);
  }

  /** Stocks alone and no time in the table: nothing but one period needs to be read. */
  boolean onlyStockPeriod() {
    return leavesTimeOut() && measures.stream().allMatch(m -> m.aggregation() == Aggregation.STOCK);
  }

  /** Stocks beside flows and no time in the table: flows add up, stocks are of one period. */
  boolean stocksNeedTheirOwnPeriod() {
    return leavesTimeOut() && !onlyStockPeriod() && periods.size() > 1;
  }

  /** The same question in full, as an address that will always mean this table. */
  TableQuery spelled(TableQuery query) {
    var codes = new LinkedHashMap<String, List<String>>();
    filters.forEach((dimension, kept) -> codes.put(dimension.code(), kept));
    return new TableQuery(
        query.dataset(),
        query.release(),
        rows.stream().map(Dimension::code).toList(),
        columns.stream().map(Dimension::code).toList(),
        measures.stream().map(Measure::code).toList(),
        codes,
        period,
        sort,
        query.offset(),
        query.limit());
  }

  private static List<String> usualRows(TableQuery query, Structure structure) {
    return structure
        .time()
        .or(() -> structure.dimensions().stream().findFirst())
        .map(Dimension::code)
        .filter(code -> !query.columns().contains(code))
        .map(List::of)
        .orElse(List.of());
  }

  private static List<Dimension> dimensions(List<String> codes, Structure structure) {
    return codes.stream().map(code -> dimension(code, structure)).toList();
  }

  private static Dimension dimension(String code, Structure structure) {
    return structure
        .dimension(code)
        .orElseThrow(() ->
            new Problem.Refused(
                "statistics.query.unknown-dimension",
                code,
                Nearest.to(
                    code,
                    structure.dimensions().stream()
                        .map(d -> new Nearest.Word(d.code(), d.label().tr()))
                        .toList())));
  }

  private static List<Measure> measures(TableQuery query, Structure structure) {
    if (query.measures().isEmpty()) {
      return query.columns().isEmpty()
          ? structure.measures()
          : List.of(structure.measures().getFirst());
    }
    return query.measures().stream()
        .map(code ->
            structure
                .measure(code)
                .orElseThrow(() ->
                    new Problem.Refused(
                        "statistics.query.unknown-measure",
                        code,
                        Nearest.to(
                            code,
                            structure.measures().stream()
                                .map(m -> new Nearest.Word(m.code(), m.label().tr()))
                                .toList()))))
        .toList();
  }

  private static Map<Dimension, List<String>> filters(
      TableQuery query, Structure structure, Map<String, CodeList> lists) {
    query.filters().keySet().forEach(code -> dimension(code, structure));
    var filters = new LinkedHashMap<Dimension, List<String>>();
    for (var dimension : structure.dimensions()) {
      var codes = query.filters().get(dimension.code());
      if (codes == null || codes.isEmpty()) {
        continue;
      }
      if (codes.size() > MOST_CODES_IN_A_FILTER) {
        throw new Problem.Refused("statistics.query.too-many-codes", MOST_CODES_IN_A_FILTER);
      }
      var list = Objects.requireNonNull(lists.get(dimension.code()));
      for (var code : codes) {
        if (list.find(code).isEmpty()) {
          throw new Problem.Refused(
              "statistics.query.unknown-code",
              code,
              dimension.code(),
              Nearest.to(
                  code,
                  list.codes().stream()
                      .map(c -> new Nearest.Word(c.code(), c.label().tr()))
                      .toList()));
        }
      }
      filters.put(dimension, codes.stream().sorted(Comparator.comparingInt(list::place)).toList());
    }
    return java.util.Collections.unmodifiableMap(filters);
  }

  /** The periods that the table is about. */
  private static List<String> periods(
      Structure structure,
      Map<Dimension, List<String>> filters,
      Period period,
      Map<String, CodeList> lists) {
    var time = structure.time().orElse(null);
    if (time == null) {
      return List.of();
    }
    var kept = filters.get(time);
    var all =
        kept != null
            ? kept
            : Objects.requireNonNull(lists.get(time.code())).codes().stream()
                .map(CodeList.Code::code)
                .toList();
    var periods = new ArrayList<>(all.stream().filter(period::includes).toList());
    periods.sort(Comparator.naturalOrder());
    return List.copyOf(periods);
  }

  private static void checkSort(@Nullable Sort sort, List<Dimension> rows, List<Measure> measures) {
    if (sort == null
        || rows.stream().anyMatch(dimension -> dimension.code().equals(sort.by()))
        || measures.stream().anyMatch(measure -> measure.code().equals(sort.by()))) {
      return;
    }
    throw new Problem.Refused(
        "statistics.query.unknown-sort",
        sort.by(),
        Nearest.listed(
            Stream.concat(rows.stream().map(Dimension::code), measures.stream().map(Measure::code))
                .toList()));
  }
}
