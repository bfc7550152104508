package taskopru.statistics.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import taskopru.statistics.ImportProgress;
import taskopru.statistics.ImportProgress.Step;
import taskopru.statistics.ingest.Rows.Row;

/**
 * The patient way to read: every row of whatever it is becomes a clean UTF-8 row of as many cells
 * as there are columns, preceded by its number. What does not fit is found out and told.
 */
final class Normalising {

  private static final int MOST_FOOTNOTES = 200;

  private final Path file;
  private final Layout layout;
  private final String name;
  private final Findings findings;
  private final ImportProgress progress;
  private final RaggedRows ragged = new RaggedRows();
  private final Footnotes footnotes = new Footnotes();
  private final ReplacedCharacters replaced = new ReplacedCharacters();
  private final ControlCharacters controls = new ControlCharacters();
  private final Outline outline;

  Normalising(Path file, Layout layout, String name, Findings findings, ImportProgress progress) {
    this.file = file;
    this.layout = layout;
    this.outline = new Outline(layout.levels());
    this.name = name;
    this.findings = findings;
    this.progress = progress;
  }

  /** Writes the clean rows; returns how many. */
  long to(Path clean) throws IOException {
    long written = 0;
    int columns = layout.columns().size();
    var suspects = new ArrayList<Row>();
    try (var rows = open();
        var out =
            new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(clean), StandardCharsets.UTF_8),
                1 << 16)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        if (row.number() < layout.firstRow() || row.isBlank()) {
          continue;
        }
        if (row.width() > columns) {
          ragged.found(findings, layout, row, columns);
          continue;
        }
        if (isSuspect(row, columns)) {
          suspects.add(row);
          if (suspects.size() <= MOST_FOOTNOTES) {
            continue;
          }
        }
        for (var suspect : suspects) {
          if (isTooShort(suspect, columns)) {
            ragged.found(findings, layout, suspect, columns);
          } else {
            write(out, outline.fill(suspect), columns);
            written++;
          }
        }
        if (suspects.isEmpty() || suspects.getLast() != row) {
          if (isTooShort(row, columns)) {
            ragged.found(findings, layout, row, columns);
          } else {
            write(out, outline.fill(row), columns);
            written++;
          }
        }
        suspects.clear();
        if (written % 20_000 == 0) {
          if (progress.isCancelled()) {
            throw new Cancelled();
          }
          progress.at(Step.READ, -1, written);
        }
      }
      written += end(out, suspects, columns, written);
      if (rows instanceof WorkbookRows workbook) {
        tell(workbook);
      }
    }
    return written;
  }

  /** What is left at the end and fills one cell of many are notes below the table. */
  private long end(BufferedWriter out, List<Row> suspects, int columns, long before)
      throws IOException {
    long written = 0;
    boolean notes = before > 0;
    for (var suspect : suspects) {
      if (notes) {
        footnotes.found(findings, layout, suspect);
      } else {
        write(out, outline.fill(suspect), columns);
        written++;
      }
    }
    return written;
  }

  private void tell(WorkbookRows workbook) {
    var without = workbook.formulasWithoutResult();
    new FormulasWithoutResult().found(findings, layout, without);
    new FailedFormulas().found(findings, workbook.sheet(), workbook.errors());
  }

  /** One filled cell in a wide row: a note, a source line, or a heading between rows. */
  private static boolean isSuspect(Row row, int columns) {
    return columns > 2 && row.filled() == 1 || columns == 2 && row.cells().length == 1;
  }

  /** In text, a row with cells missing has lost something; a sheet leaves empty ends out. */
  private boolean isTooShort(Row row, int columns) {
    return layout.isText() && row.cells().length < columns;
  }

  private Rows open() throws IOException {
    return switch (layout.kind()) {
      case TEXT, GZIPPED_TEXT ->
          new TextRows(
              file,
              layout.kind(),
              Charset.forName(layout.encoding()),
              layout.delimiter(),
              layout.quote(),
              name);
      case WORKBOOK ->
          WorkbookRows.of(file, java.util.Objects.requireNonNull(layout.sheet()), name);
      case WEB_PAGE ->
          WebPageRows.of(file, Charset.forName(layout.encoding()), layout.sheet(), name);
    };
  }

  private void write(BufferedWriter out, Row row, int columns) throws IOException {
    out.write(Long.toString(row.number()));
    for (int i = 0; i < columns; i++) {
      out.write(',');
      var cell = row.cell(i).strip();
      if (cell.isEmpty()) {
        continue;
      }
      if (cell.indexOf('\uFFFD') >= 0) {
        replaced.found(findings, layout, row.number(), i, cell);
      }
      if (hasControl(cell)) {
        controls.found(findings, layout, row.number(), i, cell);
        cell = cell.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", "");
      }
      out.write('"');
      out.write(cell.indexOf('"') < 0 ? cell : cell.replace("\"", "\"\""));
      out.write('"');
    }
    out.write('\n');
  }

  private static boolean hasControl(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f) {
        return true;
      }
    }
    return false;
  }
}
