package taskopru.statistics.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import taskopru.kernel.Language;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.PublishedTable.Empty;
import taskopru.statistics.PublishedTable.Shown;
import taskopru.web.Messages;

/** A table as a workbook: a cover that says what it is and where from, then the figures. */
final class TableXlsx {

  private static final int MOST_WIDTH = 60;

  private final PublishedTable table;
  private final Language language;
  private final Messages messages;

  private TableXlsx(PublishedTable table, Language language, Messages messages) {
    this.table = table;
    this.language = language;
    this.messages = messages;
  }

  static void write(
      PublishedTable table, Language language, String address, Messages messages, OutputStream out)
      throws IOException {
    try (var book = new Workbook(out, "Taskopru", "1.0")) {
      var xlsx = new TableXlsx(table, language, messages);
      xlsx.cover(book.newWorksheet(xlsx.text("statistics.xlsx.cover")), address);
      xlsx.figures(book.newWorksheet(xlsx.text("statistics.xlsx.figures")));
    }
  }

  private void cover(Worksheet sheet, String address) {
    direct(sheet);
    sheet.value(0, 0, table.title().in(language));
    sheet.style(0, 0).bold().fontSize(16).set();
    sheet.value(1, 0, table.sentence().in(language));
    var release = table.release();
    var metadata = table.dataset().metadata();
    var lines =
        List.of(
            Map.entry("source", release.source()),
            Map.entry("source-address", metadata.sourceUrl()),
            Map.entry("licence", metadata.licence().code()),
            Map.entry("release", String.valueOf(release.number())),
            Map.entry(
                "reference-date",
                release.referenceDate() == null ? "" : release.referenceDate().toString()),
            Map.entry("sha256", release.sha256()),
            Map.entry("address", address));
    int line = 3;
    for (var entry : lines) {
      if (!entry.getValue().isEmpty()) {
        sheet.value(line, 0, text("statistics.xlsx." + entry.getKey()));
        sheet.style(line, 0).bold().set();
        sheet.value(line, 1, entry.getValue());
        line++;
      }
    }
    line++;
    for (var note : table.notes()) {
      sheet.value(line++, 0, note.text().in(language));
    }
    sheet.width(0, 24);
    sheet.width(1, MOST_WIDTH);
  }

  /** Codes beside labels, so that the sheet can be joined with others. */
  private void figures(Worksheet sheet) {
    direct(sheet);
    int column = 0;
    for (var dimension : table.rowDimensions()) {
      if (!dimension.isTime()) {
        head(sheet, column++, dimension.code());
      }
      head(sheet, column++, dimension.label().in(language));
    }
    for (var figure : table.columns()) {
      head(sheet, column++, Words.heading(figure, table, language));
    }
    int line = 1;
    for (var row : table.rows()) {
      column = 0;
      for (int i = 0; i < row.heads().size(); i++) {
        var code = row.heads().get(i);
        sheet.value(line, column++, code.code());
        if (!table.rowDimensions().get(i).isTime()) {
          sheet.value(line, column++, code.label().in(language));
        }
      }
      for (int i = 0; i < row.cells().size(); i++) {
        switch (row.cells().get(i)) {
          case Shown shown -> {
            sheet.value(line, column, shown.value());
            sheet.style(line, column).format(format(shown.value().scale())).set();
          }
          case Empty _ -> {}
        }
        column++;
      }
      line++;
    }
    sheet.freezePane(0, 1);
  }

  private static void head(Worksheet sheet, int column, String text) {
    sheet.value(0, column, text);
    sheet.style(0, column).bold().wrapText(true).set();
    sheet.width(column, Math.clamp(text.length() + 4L, 12, 32));
  }

  private void direct(Worksheet sheet) {
    if (language == Language.AR) {
      sheet.rightToLeft();
    }
  }

  private static String format(int decimals) {
    return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
  }

  private String text(String key) {
    return messages.text(language, key);
  }
}
