package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/** Characters that no one can see and no text has, such as NUL: left out. */
final class ControlCharacters implements Check {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  void found(Findings findings, Layout layout, long row, int column, String cell) {
    findings.add(this, "", Findings.row(layout.sheet(), row, layout.columns().get(column), cell));
  }
}
