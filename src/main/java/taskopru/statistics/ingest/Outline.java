package taskopru.statistics.ingest;

import java.util.Arrays;
import java.util.List;
import taskopru.statistics.Finding.Severity;
import taskopru.statistics.ingest.Rows.Row;

/**
 * The first columns are steps under one heading, as a province, below it its districts, below each
 * its towns: what stands in a step holds until the next one begins, so it is written into the blank
 * cells below it. A row that leaves the deeper steps blank is about all of them together.
 */
final class Outline implements Check {

  private static final int FEWEST_ROWS = 4;

  private final String[] above;

  Outline(int levels) {
    above = new String[levels];
    Arrays.fill(above, "");
  }

  @Override
  public Severity severity() {
    return Severity.INFO;
  }

  /**
   * How many of the first columns are steps; 0 for a table like any other. One heading must span
   * them, the first must be blank in most rows but not in the first one, and none may hold figures.
   */
  static int levels(List<Row> headings, List<Row> data) {
    int levels = 0;
    while (isUnderFirst(headings, levels) && isText(data, levels)) {
      levels++;
    }
    while (levels > 0 && isBlank(data, levels - 1)) {
      levels--;
    }
    if (levels < 2 || data.size() < FEWEST_ROWS || data.getFirst().cell(0).isBlank()) {
      return 0;
    }
    int steps = levels;
    long begun = data.stream().filter(row -> !row.cell(0).isBlank()).count();
    boolean everyRowSays = data.stream().allMatch(row -> firstFilled(row.cells(), steps) < steps);
    return begun * 2 <= data.size() && everyRowSays ? levels : 0;
  }

  private static boolean isUnderFirst(List<Row> headings, int column) {
    return headings.stream().anyMatch(row -> !row.cell(0).isBlank())
        && headings.stream()
            .allMatch(row ->
                column == 0
                    || row.cell(column).isBlank()
                    || row.cell(column).strip().equals(row.cell(0).strip()));
  }

  private static boolean isText(List<Row> data, int column) {
    return data.stream().noneMatch(row -> Grid.isFigure(row.cell(column)))
        && data.stream().anyMatch(row -> row.width() > column);
  }

  private static boolean isBlank(List<Row> data, int column) {
    return data.stream().allMatch(row -> row.cell(column).isBlank());
  }

  /** The row with what holds for it; rows come in the order of the file. */
  Row fill(Row row) {
    int first = firstFilled(row.cells(), above.length);
    if (first == above.length) {
      return row;
    }
    var cells = Arrays.copyOf(row.cells(), Math.max(row.cells().length, above.length));
    for (int i = 0; i < above.length; i++) {
      if (i < first) {
        cells[i] = above[i];
      } else {
        above[i] = row.cell(i);
        cells[i] = above[i];
      }
    }
    return new Row(row.number(), cells);
  }

  private static int firstFilled(String[] cells, int levels) {
    int first = 0;
    while (first < levels && (first >= cells.length || cells[first].isBlank())) {
      first++;
    }
    return first;
  }

  void look(Layout layout, Findings findings) {
    if (layout.levels() > 0) {
      findings.add(this, String.join(", ", layout.columns().subList(0, layout.levels())));
    }
  }
}
