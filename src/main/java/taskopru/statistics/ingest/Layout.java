package taskopru.statistics.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read: found out by {@link LayingOut}, corrected by {@link Wishes}.
 *
 * @param sheets what a workbook or web page offers; empty for text
 * @param sheet the one chosen; null for text
 * @param encoding by its IANA name; {@code UTF-8} for workbooks
 * @param marked whether a byte order mark begins the text
 * @param delimiter between cells; a comma for what is no text
 * @param headerRows how many rows are headings
 * @param firstRow the row the data begin at, counted from 1 as the file shows it
 * @param hashtags whether a row of HXL hashtags was found and left out
 * @param banner what stood above the headings
 * @param columns their headings, levels joined; made up where there are none
 * @param levels how many of the first columns are an {@link Outline}; 0 for none
 * @param trailing whether every row ends in an empty cell that no column is for
 * @param plain whether the data rows can be read by the fast reader as they are
 */
public record Layout(
    FileKind kind,
    List<String> sheets,
    @Nullable String sheet,
    String encoding,
    boolean marked,
    char delimiter,
    char quote,
    int headerRows,
    long firstRow,
    boolean hashtags,
    List<String> banner,
    List<String> columns,
    int levels,
    boolean trailing,
    boolean plain) {

  public Layout {
    sheets = List.copyOf(sheets);
    banner = List.copyOf(banner);
    columns = List.copyOf(columns);
  }

  boolean isText() {
    return kind == FileKind.TEXT || kind == FileKind.GZIPPED_TEXT;
  }
}
