package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.List;
import taskopru.statistics.Finding.Place;
import taskopru.statistics.ImportProgress.Step;

/**
 * The different texts of every column, each with how often and where first: gathered in one pass,
 * asked by everything after. A column of a million rows has mostly a few hundred of them, so what
 * is asked here costs next to nothing.
 *
 * <p>Table {@code texts}: column {@code c}, {@code raw} as it stands, {@code t} without blanks
 * around it, how often {@code n}, first row {@code r}.
 */
final class Texts {

  private final Workbench bench;
  private final Stage stage;

  Texts(Workbench bench, Stage stage) {
    this.bench = bench;
    this.stage = stage;
  }

  /** Gathers them if this workbench, opened anew on a staged file, has not yet. */
  void gatherOnce() throws SQLException {
    if (bench.count("select count(*) from duckdb_tables() where table_name = 'texts'") == 0) {
      gather();
    }
  }

  void gather() throws SQLException {
    bench.run(
        "create or replace table texts (c integer, raw varchar, t varchar, n bigint, r bigint)");
    int columns = stage.layout().columns().size();
    for (int i = 0; i < columns; i++) {
      bench.progress().at(Step.PROFILE, i / (double) columns, stage.rows());
      if (!stage.figures().get(i)) {
        bench.run(
            "insert into texts select %d, c%d, trim(c%d), n, r from (select c%d, count(*) as n, min(%s) as r from %s where c%d is not null group by 1)"
                .formatted(i, i, i, i, stage.rowSql(), stage.sql(), i));
      }
    }
  }

  /**
   * Where one column's texts are, as SQL to follow {@code from}; empty cells are not among them.
   */
  static String of(int column) {
    return "texts where c = " + column + " and t <> ''";
  }

  /** How many cells of a column say something that satisfies a condition on {@code t}. */
  long count(int column, String condition) throws SQLException {
    return bench.count(
        "select coalesce(sum(n), 0) from " + of(column) + " and (" + condition + ")");
  }

  /** Where such cells are first, and what stands there unless it must not be shown. */
  List<Place> places(Mapping.Column column, String condition, boolean show) throws SQLException {
    return bench.list(
        "select r, t from " + of(column.index()) + " and (" + condition + ") order by r limit 10",
        row ->
            new Place(
                stage.layout().sheet(),
                row.getLong(1),
                column.heading(),
                show ? row.getString(2) : null));
  }
}
