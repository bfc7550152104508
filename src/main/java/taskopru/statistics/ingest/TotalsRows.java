package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/**
 * Rows that add up others, such as {@code TOPLAM}, proved by adding up: left out, since whoever
 * adds up the column would count everybody twice.
 */
final class TotalsRows implements Check {

  @Override
  public Severity severity() {
    return Severity.INFO;
  }
}
