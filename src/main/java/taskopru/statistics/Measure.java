package taskopru.statistics;

import java.util.Locale;
import taskopru.kernel.LocalizedText;

/**
 * One figure of a row (SDMX: measure).
 *
 * @param code the column's name: letters, digits and underscores, lower case
 * @param label what readers see
 * @param unit the unit of measure in words, empty where the label says it all
 * @param decimals digits after the decimal mark; 0 for counts, which are then kept as integers
 * @param aggregation what happens when a table leaves a dimension out
 */
public record Measure(
    String code, LocalizedText label, LocalizedText unit, int decimals, Aggregation aggregation) {

  /** How figures of several rows make one. */
  public enum Aggregation {
    /** Flows, such as applications in a year: add up over every dimension, time too. */
    SUM,
    /**
     * Stocks, such as people registered on a day: add up over every dimension but time. A table
     * that leaves the time out shows the newest period in its range, and says so. What an import
     * proposes: adding up stocks over years is the commonest mistake with such figures.
     */
    STOCK,
    /**
     * Rates, shares, means: never made from other cells; the cell stays empty unless it is one row.
     */
    NONE;

    /** The word in the database and in the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
