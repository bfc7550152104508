package taskopru.statistics;

/** How an import ended. Both leave their report; only one leaves a release. */
public sealed interface ImportOutcome {

  ImportReport report();

  record Stored(Release release, ImportReport report) implements ImportOutcome {}

  record Rejected(ImportReport report) implements ImportOutcome {}
}
