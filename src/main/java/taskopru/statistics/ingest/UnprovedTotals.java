package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/**
 * Rows that call themselves totals but do not equal the sum of the others: left out all the same.
 */
final class UnprovedTotals implements Check {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }
}
