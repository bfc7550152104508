package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.List;
import taskopru.statistics.Finding.Severity;

/** Whole numbers so large that they cannot be kept to the last digit. */
final class HugeNumbers implements TableCheck {

  private static final double EXACT = 9007199254740992d;

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    for (var measure : in.mapping().measures()) {
      var it = in.profile(measure);
      var least = it.least();
      var most = it.most();
      if (it.whole() && least != null && most != null && Math.max(-least, most) > EXACT) {
        findings.add(this, measure.heading(), 1, List.of());
      }
    }
  }
}
