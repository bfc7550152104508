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
            "not "
                + Numbers.missingSql("t")
                + " and "
                + Numbers.sql("t", it.mark(), it.plain())
                + " is null";
        findings.add(
            this,
            column.heading(),
            it.filled() - it.numbers() - it.missing(),
            in.texts().places(column, words, true));
      }
    }
  }
}
