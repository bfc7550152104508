package taskopru.statistics.ingest;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.statistics.Finding;
import taskopru.statistics.Structure;

/**
 * A release that is finished on disk and not yet in the books.
 *
 * @param parquet null where the findings have errors
 */
public record Built(
    @Nullable Path parquet,
    @Nullable Structure structure,
    List<CodeList> codes,
    long rows,
    @Nullable String timeFrom,
    @Nullable String timeTo,
    String sha256,
    long bytes,
    List<Finding> findings) {

  /** The codes of one dimension, in order. */
  public record CodeList(String dimension, List<Entry> entries) {
    public CodeList {
      entries = List.copyOf(entries);
    }
  }

  /** One code. */
  public record Entry(String code, LocalizedText label) {}

  public Built {
    codes = List.copyOf(codes);
    findings = List.copyOf(findings);
  }

  static Built rejected(List<Finding> findings) {
    return new Built(null, null, List.of(), 0, null, null, "", 0, findings);
  }
}
