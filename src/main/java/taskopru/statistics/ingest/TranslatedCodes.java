package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/** Names or local codes that were brought to international ones; those we do not know stay. */
final class TranslatedCodes implements Check {

  @Override
  public Severity severity() {
    return Severity.INFO;
  }
}
