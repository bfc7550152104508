package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import taskopru.catalogue.Kind;
import taskopru.statistics.Finding.Place;

/**
 * What a check may look at: the staged rows, what the columns hold, and what they are to become.
 */
record Inspection(
    Workbench bench, Stage stage, Profile profile, Mapping mapping, Kind kind, Wishes wishes) {

  Profile.Column profile(Mapping.Column column) {
    return profile.columns().get(column.index());
  }

  /** Whether it is a step of an {@link Outline}, not the first. */
  boolean isStep(Mapping.Column column) {
    return column.index() > 0 && column.index() < stage.layout().levels();
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

  Texts texts() {
    return new Texts(bench, stage);
  }

  /** Reports texts a condition on {@code t} holds for, column by column. */
  void texts(
      Check check, Findings findings, String condition, boolean show, Predicate<Mapping.Column> of)
      throws SQLException {
    for (var column : mapping.columns()) {
      if (column.use() == Mapping.Use.LEAVE_OUT || !of.test(column)) {
        continue;
      }
      long total = texts().count(column.index(), condition);
      if (total > 0) {
        findings.add(check, column.heading(), total, texts().places(column, condition, show));
      }
    }
  }
}
