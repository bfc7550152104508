package taskopru.statistics.ingest;

import java.sql.SQLException;
import taskopru.statistics.Finding.Severity;

/**
 * Characters nobody can see, such as zero-width spaces and marks that turn the direction of
 * writing: two codes may look the same and differ.
 */
final class InvisibleCharacters implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    in.texts(
        this,
        findings,
        "regexp_matches(t, '[\\x{0001}-\\x{0008}\\x{000b}\\x{000c}\\x{000e}-\\x{001f}\\x{007f}\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2060}\\x{2066}-\\x{2069}\\x{feff}]')",
        true,
        Mapping.Column::isDimension);
  }
}
