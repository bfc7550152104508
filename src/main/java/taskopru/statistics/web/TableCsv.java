package taskopru.statistics.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import taskopru.kernel.Language;
import taskopru.statistics.CodeList.Code;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.PublishedTable.Cell;
import taskopru.statistics.PublishedTable.Empty;
import taskopru.statistics.PublishedTable.Shown;

/**
 * A table as RFC 4180: codes, or labels in the reader's language. Text that a spreadsheet would run
 * as a formula gets an apostrophe in front.
 */
final class TableCsv {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final PublishedTable table;
  private final Language language;
  private final boolean labels;

  private TableCsv(PublishedTable table, Language language, boolean labels) {
    this.table = table;
    this.language = language;
    this.labels = labels;
  }

  static void write(
      PublishedTable table, Language language, boolean labels, boolean mark, OutputStream out)
      throws IOException {
    try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer)) {
      if (mark) {
        writer.write(BYTE_ORDER_MARK);
      }
      new TableCsv(table, language, labels).write(csv);
    }
  }

  private void write(CsvWriter csv) {
    var line = new ArrayList<String>();
    for (var dimension : table.rowDimensions()) {
      line.add(harmless(labels ? dimension.label().in(language) : dimension.code()));
    }
    for (var column : table.columns()) {
      line.add(harmless(labels ? Words.heading(column, table, language) : column.code()));
    }
    csv.writeRecord(line);
    for (var row : table.rows()) {
      line.clear();
      row.heads().forEach(code -> line.add(harmless(text(code))));
      row.cells().forEach(cell -> line.add(text(cell)));
      csv.writeRecord(line);
    }
  }

  private String text(Code code) {
    return labels ? code.label().in(language) : code.code();
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Shown shown -> shown.value().toPlainString();
      case Empty _ -> "";
    };
  }

  /** Figures never pass here, so a leading minus is never that of a number. */
  static String harmless(String text) {
    if (text.isEmpty()) {
      return text;
    }
    return switch (text.charAt(0)) {
      case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' ->
          isNumber(text) ? text : "'" + text;
      default -> text;
    };
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?[0-9]{1,30}([.][0-9]{1,30})?");
  }
}
