package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/** Among rows with the same key, those that are the same in every cell: mostly copied twice. */
final class RepeatedRows implements Check {

  @Override
  public Severity severity() {
    return Severity.INFO;
  }
}
