package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;
import taskopru.statistics.ingest.Rows.Row;

/** Notes and source lines below the table, which are no data and were left out. */
final class Footnotes implements Check {

  @Override
  public Severity severity() {
    return Severity.INFO;
  }

  void found(Findings findings, Layout layout, Row row) {
    findings.add(
        this,
        "",
        Findings.row(layout.sheet(), row.number(), null, String.join(" ", row.cells()).strip()));
  }
}
