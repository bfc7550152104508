package taskopru.statistics.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Column;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tag;

/**
 * What is different between two releases.
 *
 * @param sentence how many cells are different, in words
 * @param structure what only one of them has, in sentences
 */
public record ComparisonView(
    String title,
    List<Crumb> crumbs,
    List<Option> releases,
    String from,
    String to,
    String sentence,
    List<String> structure,
    List<Column> columns,
    List<Line> lines,
    @Nullable Pager pager,
    String csv) {

  /**
   * One cell.
   *
   * @param direction "up" or "down" as a class; null where neither
   */
  public record Line(
      Tag what,
      List<String> heads,
      String measure,
      String before,
      String after,
      String difference,
      @Nullable String direction) {}
}
