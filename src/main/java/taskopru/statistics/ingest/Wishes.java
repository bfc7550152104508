package taskopru.statistics.ingest;

import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/**
 * What somebody knows better than detection does about how to read a file; null where they leave it
 * to us.
 *
 * @param sheet of a workbook, or the number of a table of a web page
 * @param encoding such as {@code windows-1254}
 * @param delimiter one character, or {@code tab}
 * @param decimal {@code .} or {@code ,}
 * @param headerRows how many rows are headings; 0 for none
 * @param firstRow the row the headings start at, or the data where there are none, from 1
 * @param keepTotals whether rows that only add up others stay
 * @param lengthen whether columns that are years or countries become rows; null as detected
 */
public record Wishes(
    @Nullable String sheet,
    @Nullable String encoding,
    @Nullable String delimiter,
    @Nullable String decimal,
    @Nullable Integer headerRows,
    @Nullable Integer firstRow,
    boolean keepTotals,
    @Nullable Boolean lengthen) {

  public static final Wishes NONE = new Wishes(null, null, null, null, null, null, false, null);

  private static final int MOST_HEADER_ROWS = 10;

  public Wishes {
    sheet = blankToNull(sheet);
    encoding = blankToNull(encoding);
    decimal = blankToNull(decimal);
    if (delimiter != null && delimiter.isEmpty()) {
      delimiter = null;
    }
    if (encoding != null) {
      Encoding.named(encoding);
    }
    if (delimiter != null && !delimiter.equalsIgnoreCase("tab") && delimiter.length() != 1) {
      throw new Problem.Refused("statistics.ingest.wish.delimiter", delimiter);
    }
    if (decimal != null && !decimal.equals(".") && !decimal.equals(",")) {
      throw new Problem.Refused("statistics.ingest.wish.decimal", decimal);
    }
    if (headerRows != null && (headerRows < 0 || headerRows > MOST_HEADER_ROWS)) {
      throw new Problem.Refused("statistics.ingest.wish.header-rows", MOST_HEADER_ROWS);
    }
    if (firstRow != null && firstRow < 1) {
      throw new Problem.Refused("statistics.ingest.wish.first-row");
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  @Nullable Character delimiterSign() {
    return delimiter == null
        ? null
        : delimiter.equalsIgnoreCase("tab")
            ? Character.valueOf('\t')
            : Character.valueOf(delimiter.charAt(0));
  }
}
