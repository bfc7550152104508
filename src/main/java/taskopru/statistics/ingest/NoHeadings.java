package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/** A table without headings: its columns have been given numbers for names. */
final class NoHeadings implements Check {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }
}
