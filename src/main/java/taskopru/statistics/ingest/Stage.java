package taskopru.statistics.ingest;

import java.nio.file.Path;
import java.util.List;
import taskopru.statistics.Finding;

/**
 * A file brought into columns, on disk: everything later is asked of this. Column {@code i} of the
 * layout is {@code c<i>}; {@code source_row} is the row in the file.
 *
 * @param figures which columns the fast reader has already found to be numbers throughout
 * @param findings what reading found
 */
public record Stage(
    Path parquet, Layout layout, long rows, List<Boolean> figures, List<Finding> findings) {

  public Stage {
    figures = List.copyOf(figures);
    findings = List.copyOf(findings);
  }

  /** Its rows, as SQL. */
  String sql() {
    return "(select *, file_row_number + "
        + layout.firstRow()
        + " as line from read_parquet("
        + Workbench.quoted(parquet.toString())
        + ", file_row_number = true))";
  }

  /** The row in the file, as SQL. */
  String rowSql() {
    return numbered() ? "source_row" : "line";
  }

  boolean numbered() {
    return !layout.plain();
  }
}
