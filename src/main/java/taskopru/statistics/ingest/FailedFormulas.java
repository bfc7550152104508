package taskopru.statistics.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.statistics.Finding.Severity;

/** Cells of a workbook that show an error, such as {@code #DIV/0!}: read as missing. */
final class FailedFormulas implements Check {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  void found(Findings findings, @Nullable String sheet, long total) {
    findings.add(this, sheet == null ? "" : sheet, total, List.of());
  }
}
