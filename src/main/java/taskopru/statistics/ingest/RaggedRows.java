package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;
import taskopru.statistics.ingest.Rows.Row;

/** Rows with more or fewer cells than there are columns: something was lost or cut in two. */
final class RaggedRows implements Check {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  void found(Findings findings, Layout layout, Row row, int columns) {
    findings.add(
        this,
        Integer.toString(columns),
        Findings.row(
            layout.sheet(),
            row.number(),
            null,
            row.cells().length + ": " + String.join(" ¦ ", row.cells())));
  }
}
