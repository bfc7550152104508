package taskopru.statistics.ingest;

import java.sql.SQLException;
import taskopru.statistics.Finding.Severity;

/** Cells that hold markup or a program: shown as the text they are, but somebody should look. */
final class ScriptLikeCells implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    in.texts(
        this,
        findings,
        "regexp_matches(t, '(?i)<\\s*(script|iframe|img|svg|object|embed|a|style|link|meta|form)\\b|javascript:|\\bon(error|load|click|mouseover)\\s*=')",
        true,
        column -> !in.profile(column).isFigures());
  }
}
