package taskopru.statistics.ingest;

import java.sql.SQLException;
import taskopru.statistics.Finding.Severity;

/** A column of numbers with some words in it, kept as text: perhaps a figure that got lost. */
final class MixedTypes implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    for (var column : in.mapping().columns()) {
      var it = in.profile(column);
      if (it.typed()
          || column.use() == Mapping.Use.MEASURE
          || column.use() == Mapping.Use.LEAVE_OUT
          || it.isFigures()
          || column.use() == Mapping.Use.TIME) {
        continue;
      }
      if (it.numbers() * 2 > it.filled()) {
        var words =
            "c%d is not null and trim(c%d) <> '' and not %s and %s is null"
                .formatted(
                    it.index(), it.index(), Numbers.missingSql("c" + it.index()), it.numberSql());
        findings.add(
            this,
            column.heading(),
            it.filled() - it.numbers() - it.missing(),
            in.places(column, words));
      }
    }
  }
}
