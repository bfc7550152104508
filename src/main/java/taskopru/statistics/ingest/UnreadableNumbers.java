package taskopru.statistics.ingest;

import java.sql.SQLException;
import taskopru.statistics.Finding.Severity;

/** Cells of a measure that hold neither a number nor a known mark for missing. */
final class UnreadableNumbers implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    for (var measure : in.mapping().measures()) {
      var it = in.profile(measure);
      if (it.typed()) {
        var bad = "not isfinite(c" + it.index() + ")";
        long total = in.count(bad);
        if (total > 0) {
          findings.add(this, measure.heading(), total, in.places(measure, bad));
        }
        continue;
      }
      var bad =
          "not "
              + Numbers.missingSql("t")
              + " and "
              + Numbers.sql("t", it.mark(), it.plain())
              + " is null";
      long total = in.texts().count(it.index(), bad);
      if (total > 0) {
        findings.add(this, measure.heading(), total, in.texts().places(measure, bad, true));
      }
    }
  }
}
