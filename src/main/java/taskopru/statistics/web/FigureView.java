package taskopru.statistics.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Column;
import taskopru.web.ui.Download;
import taskopru.web.ui.Pager;

/**
 * The part of a dataset's page that changes with the question: drawing, map, table, links.
 *
 * @param problem what is wrong with the question; there is nothing else to show then
 * @param single the only figure of a table of one cell, written
 * @param chart data for the script; null where no drawing helps
 * @param chartWords the same in a sentence, for those who do not see it
 * @param map data for the script
 * @param mapTitle what the map shows, in words
 */
public record FigureView(
    @Nullable String problem,
    String sentence,
    @Nullable String single,
    @Nullable String chart,
    String chartWords,
    @Nullable String chartNote,
    @Nullable String map,
    String mapTitle,
    List<String> mapClasses,
    @Nullable String mapNote,
    @Nullable String mapTable,
    String caption,
    @Nullable String unit,
    List<Column> columns,
    List<Line> lines,
    List<Remark> remarks,
    @Nullable Pager pager,
    List<Download> downloads) {

  /** One row of the table: what it is about, then its figures. */
  public record Line(List<String> heads, List<Spot> spots) {}

  /**
   * A cell.
   *
   * @param mark leads to the remark that explains it; empty for a plain figure
   * @param reason the same for screen readers
   */
  public record Spot(String text, String mark, @Nullable String reason) {}

  /** What a mark means, or what is to be known about the whole table. */
  public record Remark(String mark, String text) {}

  static FigureView refused(String problem) {
    return new FigureView(
        problem, "", null, null, "", null, null, "", List.of(), null, null, "", null, List.of(),
        List.of(), List.of(), null, List.of());
  }
}
