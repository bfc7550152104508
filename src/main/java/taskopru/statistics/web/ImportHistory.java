package taskopru.statistics.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.Dataset;
import taskopru.web.ui.Tag;

/**
 * The releases of a dataset and the imports they came of.
 *
 * @param here its address
 */
public record ImportHistory(
    Dataset dataset,
    String here,
    boolean mayImport,
    boolean collected,
    List<ReleaseLine> releases,
    List<ImportLine> imports) {

  /** One release; {@code publish} and {@code withdraw} are addresses, null where one may not. */
  public record ReleaseLine(
      int number,
      Tag state,
      long rows,
      String period,
      String source,
      @Nullable String referenceDate,
      String note,
      String imported,
      @Nullable String publish,
      @Nullable String withdraw) {}

  /** One import; {@code href} is null where its reader may not look into it. */
  public record ImportLine(
      String file, @Nullable String href, Tag state, long rows, String who, String when) {}
}
