package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/** Bytes that are no characters in the encoding that was used: letters have been lost. */
final class ReplacedCharacters implements Check {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  void found(Findings findings, Layout layout, long row, int column, String cell) {
    findings.add(
        this,
        layout.encoding(),
        Findings.row(layout.sheet(), row, layout.columns().get(column), cell));
  }
}
