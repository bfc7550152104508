package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.List;
import taskopru.statistics.Finding.Severity;

/** A measure of which more than half is missing. */
final class ManyMissing implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    for (var measure : in.mapping().measures()) {
      var it = in.profile(measure);
      long missing = in.profile().rows() - it.numbers();
      if (missing * 2 > in.profile().rows()) {
        findings.add(this, measure.heading(), missing, List.of());
      }
    }
  }
}
