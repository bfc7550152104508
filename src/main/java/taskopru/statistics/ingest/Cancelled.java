package taskopru.statistics.ingest;

/** Whoever started the import does not want it any more. */
public final class Cancelled extends RuntimeException {

  public Cancelled() {
    super("the import was cancelled", null, false, false);
  }
}
