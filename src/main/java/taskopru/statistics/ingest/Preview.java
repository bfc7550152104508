package taskopru.statistics.ingest;

import java.util.List;
import java.util.Map;

/**
 * What a person is shown of a file to correct what we think of it.
 *
 * @param rows how many there are
 * @param first the first of them, as they were read
 * @param examples a few values of each column, commonest first
 * @param distinct how many different ones each has
 */
public record Preview(
    Layout layout,
    long rows,
    List<List<String>> first,
    Map<Integer, List<String>> examples,
    Map<Integer, Long> distinct) {

  public static Preview of(Examined.Readable it) {
    var examples = new java.util.TreeMap<Integer, List<String>>();
    var distinct = new java.util.TreeMap<Integer, Long>();
    for (var column : it.profile().columns()) {
      examples.put(column.index(), column.examples());
      distinct.put(column.index(), column.distinct());
    }
    return new Preview(
        it.stage().layout(), it.profile().rows(), it.profile().preview(), examples, distinct);
  }
}
