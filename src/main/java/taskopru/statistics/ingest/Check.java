package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/**
 * One thing that can be wrong with a file, or that its reader should know: one class, with its code
 * (the class's name), its severity, its words ({@code statistics.ingest.<code>}) and its test.
 */
interface Check {

  Severity severity();

  default String code() {
    return getClass()
        .getSimpleName()
        .replaceAll("([a-z])([A-Z])", "$1-$2")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
