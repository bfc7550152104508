package taskopru.statistics.ingest;

import java.util.List;
import taskopru.statistics.Finding.Severity;

/** Cells of a workbook that hold a formula whose result was never saved: there is no figure. */
final class FormulasWithoutResult implements Check {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  void found(Findings findings, Layout layout, List<Long> rows) {
    findings.add(
        this,
        "",
        rows.size(),
        rows.stream().limit(10).map(row -> Findings.row(layout.sheet(), row, null, null)).toList());
  }
}
