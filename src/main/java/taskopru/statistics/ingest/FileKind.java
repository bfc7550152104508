package taskopru.statistics.ingest;

/** The kinds of file we can read. */
public enum FileKind {
  /** Delimited text, plain. */
  TEXT,
  /** Delimited text, compressed with gzip. */
  GZIPPED_TEXT,
  /** An Excel workbook (Office Open XML). */
  WORKBOOK,
  /** A web page with tables, as statistical offices serve it under the name {@code .xls}. */
  WEB_PAGE
}
