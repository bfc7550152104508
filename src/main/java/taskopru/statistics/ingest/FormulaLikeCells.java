package taskopru.statistics.ingest;

import java.sql.SQLException;
import taskopru.statistics.Finding.Severity;

/**
 * Cells that a spreadsheet would run as a formula when somebody opens a download: kept as they are
 * (they are data), disarmed in what we hand out.
 */
final class FormulaLikeCells implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    in.texts(
        this,
        findings,
        "regexp_matches(t, '^[=+@-]') and length(t) > 1 and not regexp_full_match(t, '[+-]?[0-9.,% ]+') and not "
            + Numbers.missingSql("t"),
        true,
        column -> !in.profile(column).isFigures());
  }
}
