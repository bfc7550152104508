package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.List;
import taskopru.catalogue.Kind;
import taskopru.statistics.Finding.Place;

/**
 * What a check may look at: the staged rows, what the columns hold, and what they are to become.
 */
record Inspection(
    Workbench bench, Stage stage, Profile profile, Mapping mapping, Kind kind, Wishes wishes) {

  /** Where different texts of the used columns lie: column, text, how often, first row. */
  static final String TEXTS = "texts";

  Profile.Column profile(Mapping.Column column) {
    return profile.columns().get(column.index());
  }

  /** Places of the rows a condition holds for, the first few. */
  List<Place> places(Mapping.Column column, String condition) throws SQLException {
    return bench.list(
        "select %s, c%d::varchar from %s where %s order by 1 limit 10"
            .formatted(stage.rowSql(), column.index(), stage.sql(), condition),
        row ->
            new Place(stage.layout().sheet(), row.getLong(1), column.heading(), row.getString(2)));
  }

  long count(String condition) throws SQLException {
    return bench.count("select count(*) from " + stage.sql() + " where " + condition);
  }

  /** Gathers the different texts of the columns that will be used, once for all checks. */
  void gatherTexts() throws SQLException {
    bench.run("create or replace table " + TEXTS + " (c integer, t varchar, n bigint, r bigint)");
    for (var column : mapping.columns()) {
      var it = profile(column);
      if (column.use() != Mapping.Use.LEAVE_OUT && !it.typed()) {
        bench.run(
            "insert into %s select %d, trim(c%d), count(*), min(%s) from %s where c%d is not null and trim(c%d) <> '' group by 2"
                .formatted(
                    TEXTS,
                    column.index(),
                    column.index(),
                    stage.rowSql(),
                    stage.sql(),
                    column.index(),
                    column.index()));
      }
    }
  }

  /** Texts a condition on {@code t} holds for, by column: how many cells, and where first. */
  void texts(
      Check check,
      Findings findings,
      String condition,
      boolean show,
      java.util.function.Predicate<Mapping.Column> of)
      throws SQLException {
    for (var column : mapping.columns()) {
      if (column.use() == Mapping.Use.LEAVE_OUT || !of.test(column)) {
        continue;
      }
      var where = " from " + TEXTS + " where c = " + column.index() + " and (" + condition + ")";
      long total = bench.count("select coalesce(sum(n), 0)" + where);
      if (total > 0) {
        findings.add(
            check,
            column.heading(),
            total,
            bench.list(
                "select r, t" + where + " order by r limit 10",
                row ->
                    new Place(
                        stage.layout().sheet(),
                        row.getLong(1),
                        column.heading(),
                        show ? row.getString(2) : null)));
      }
    }
  }
}
