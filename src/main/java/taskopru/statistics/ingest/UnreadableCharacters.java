package taskopru.statistics.ingest;

import java.sql.SQLException;
import taskopru.statistics.Finding.Severity;

/** Letters that somebody lost before us: the file itself holds the sign for “no such character”. */
final class UnreadableCharacters implements TableCheck {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    in.texts(
        this,
        findings,
        "contains(t, '\uFFFD') or regexp_matches(t, 'Ã[¼¶§‡–]|Ä[±ŸŞž°]|Å[Ÿž]|Ð[°-¿]Ñ')",
        true,
        _ -> true);
  }
}
