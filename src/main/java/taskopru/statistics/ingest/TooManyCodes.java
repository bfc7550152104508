package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.List;
import taskopru.statistics.Finding.Severity;

/** A dimension with more codes than anybody could choose from. */
final class TooManyCodes implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    for (var dimension : in.mapping().dimensions()) {
      long codes = in.profile(dimension).distinct();
      if (codes > Limits.CODES) {
        findings.add(this, dimension.heading(), codes, List.of());
      }
    }
  }
}
