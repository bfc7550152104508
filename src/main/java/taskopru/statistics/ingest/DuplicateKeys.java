package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/** Rows with the same codes in all dimensions: which of them is right, nobody can tell. */
final class DuplicateKeys implements Check {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }
}
