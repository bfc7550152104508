package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.List;
import taskopru.statistics.Finding.Place;
import taskopru.statistics.Finding.Severity;

/** Numbers such as {@code 1.234} that may be a thousand and some, or one and some. */
final class AmbiguousDecimals implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    for (var measure : in.mapping().measures()) {
      var it = in.profile(measure);
      if (it.ambiguous()) {
        var example = it.examples().isEmpty() ? null : it.examples().getFirst();
        findings.add(
            this,
            measure.heading(),
            1,
            List.of(new Place(in.stage().layout().sheet(), null, it.decimalMark(), example)));
      }
    }
  }
}
