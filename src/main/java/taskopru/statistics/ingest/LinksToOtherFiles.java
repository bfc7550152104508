package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/** A workbook that takes figures from other workbooks: we read what it last saw there. */
final class LinksToOtherFiles implements Check {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }
}
