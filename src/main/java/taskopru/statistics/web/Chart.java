package taskopru.statistics.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.statistics.Dimension;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.PublishedTable.Cell;
import taskopru.statistics.PublishedTable.Empty;
import taskopru.statistics.PublishedTable.Row;
import taskopru.statistics.PublishedTable.Shown;

/**
 * The drawing that fits a table: time goes along a line, categories are bars with the longest on
 * top, two kinds of categories are grouped bars. A table that no drawing makes clearer has none.
 *
 * @param kind how it is drawn
 * @param labels along the axis
 * @param decimals of the figures
 * @param leftOut how many series or categories the drawing leaves to the table
 */
record Chart(Kind kind, List<String> labels, List<Series> series, int decimals, int leftOut) {

  private static final int MOST_LINES = 6;
  private static final int MOST_BARS = 20;
  private static final int MOST_GROUPS = 12;
  private static final int MOST_IN_A_GROUP = 4;

  /** The forms, as the script knows them. */
  enum Kind {
    LINE,
    BAR,
    GROUPED
  }

  /** One line, or the bars of one colour. */
  record Series(String name, List<@Nullable BigDecimal> values) {}

  static Optional<Chart> of(PublishedTable table, Language language) {
    if (table.rows().isEmpty() || table.columns().isEmpty() || table.rowDimensions().size() != 1) {
      return Optional.empty();
    }
    if (table.rowDimensions().getFirst().isTime() && table.rows().size() > 1) {
      return Optional.of(lines(table, language));
    }
    var across = table.columnDimensions();
    if (across.size() == 1
        && across.getFirst().isTime()
        && table.columns().size() > 1
        && table.measures().size() == 1) {
      return Optional.of(linesAcross(table, language));
    }
    if (table.rows().size() < 2) {
      return Optional.empty();
    }
    if (table.columns().size() == 1) {
      return Optional.of(bars(table, language, Kind.BAR, MOST_BARS));
    }
    return table.columns().size() <= MOST_IN_A_GROUP
        ? Optional.of(bars(table, language, Kind.GROUPED, MOST_GROUPS))
        : Optional.empty();
  }

  /** One line per column, those with the highest last figures. */
  private static Chart lines(PublishedTable table, Language language) {
    var rows =
        table.rows().stream()
            .sorted(Comparator.comparing(row -> row.heads().getFirst().code()))
            .toList();
    var all =
        IntStream.range(0, table.columns().size())
            .mapToObj(i ->
                new Series(
                    Words.heading(table.columns().get(i), table, language),
                    rows.stream().map(row -> value(row.cells().get(i))).toList()))
            .toList();
    return lines(table, rows.stream().map(row -> head(row, language)).toList(), all);
  }

  /** Time across the top: one line per row. */
  private static Chart linesAcross(PublishedTable table, Language language) {
    var all =
        table.rows().stream()
            .map(row ->
                new Series(head(row, language), row.cells().stream().map(Chart::value).toList()))
            .toList();
    var labels =
        table.columns().stream()
            .map(column -> column.under().getFirst().label().in(language))
            .toList();
    return lines(table, labels, all);
  }

  private static Chart lines(PublishedTable table, List<String> labels, List<Series> all) {
    var kept =
        all.size() <= MOST_LINES
            ? all
            : all.stream()
                .sorted(
                    Comparator.comparing(
                        Chart::last, Comparator.nullsLast(Comparator.reverseOrder())))
                .limit(MOST_LINES)
                .toList();
    return new Chart(Kind.LINE, labels, kept, decimals(table), all.size() - kept.size());
  }

  private static Chart bars(PublishedTable table, Language language, Kind kind, int most) {
    var rows =
        table.rows().stream()
            .filter(row -> value(row.cells().getFirst()) != null)
            .sorted(
                Comparator.comparing(
                    (Row row) -> value(row.cells().getFirst()),
                    Comparator.nullsLast(Comparator.reverseOrder())))
            .limit(most)
            .toList();
    var series = new ArrayList<Series>();
    for (int i = 0; i < table.columns().size(); i++) {
      var column = i;
      series.add(
          new Series(
              Words.heading(table.columns().get(i), table, language),
              rows.stream().map(row -> value(row.cells().get(column))).toList()));
    }
    return new Chart(
        kind,
        rows.stream().map(row -> head(row, language)).toList(),
        List.copyOf(series),
        decimals(table),
        table.rows().size() - rows.size());
  }

  private static int decimals(PublishedTable table) {
    return table.measures().stream().mapToInt(measure -> measure.decimals()).max().orElse(0);
  }

  private static String head(Row row, Language language) {
    return row.heads().getFirst().label().in(language);
  }

  private static @Nullable BigDecimal last(Series series) {
    for (int i = series.values().size() - 1; i >= 0; i--) {
      if (series.values().get(i) != null) {
        return series.values().get(i);
      }
    }
    return null;
  }

  static @Nullable BigDecimal value(Cell cell) {
    return switch (cell) {
      case Shown shown -> shown.value();
      case Empty _ -> null;
    };
  }

  static boolean isPlace(Dimension dimension) {
    return dimension.role() == Dimension.Role.COUNTRY
        || dimension.role() == Dimension.Role.PROVINCE;
  }
}
