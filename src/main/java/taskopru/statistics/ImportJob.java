package taskopru.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Slug;
import taskopru.statistics.ingest.Mapping;
import taskopru.statistics.ingest.Preview;
import taskopru.statistics.ingest.Wishes;

/**
 * One attempt to make a release of a file.
 *
 * @param share of the step that is done; null where nobody knows
 * @param examined what we made of the file; null before
 * @param mapping what the columns are for, as proposed or corrected
 * @param built whether the checked release waits on disk to be kept
 * @param problem message key of the refusal it ended with
 */
public record ImportJob(
    UUID id,
    Slug dataset,
    Origin origin,
    String fileName,
    long fileBytes,
    State state,
    ImportProgress.@Nullable Step step,
    @Nullable Double share,
    long rows,
    boolean cancel,
    Wishes wishes,
    @Nullable Preview examined,
    @Nullable Mapping mapping,
    boolean built,
    List<Finding> findings,
    @Nullable String problem,
    List<String> problemArgs,
    @Nullable UUID release,
    UUID startedBy,
    Instant startedAt,
    Instant changedAt) {

  /** Where it was started. */
  public enum Origin {
    BROWSER,
    COMMAND_LINE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How it stands. */
  public enum State {
    QUEUED,
    RUNNING,
    /** For somebody to look at what was proposed or found. */
    WAITING,
    DONE,
    FAILED,
    CANCELLED;

    /** The word in the database and in message keys. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOver() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }

    public boolean isBusy() {
      return this == QUEUED || this == RUNNING;
    }
  }

  public ImportReport report() {
    return new ImportReport(fileName, findings);
  }
}
