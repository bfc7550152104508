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
      var c = "c" + it.index();
      var bad =
          it.typed()
              ? "not isfinite(" + c + ")"
              : "%s is not null and trim(%s) <> '' and not %s and %s is null"
                  .formatted(c, c, Numbers.missingSql(c), it.numberSql());
      long total = in.count(bad);
      if (total > 0) {
        findings.add(this, measure.heading(), total, in.places(measure, bad));
      }
    }
  }
}
