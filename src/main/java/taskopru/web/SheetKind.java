package taskopru.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import taskopru.kernel.Problem;

/**
 * A kind of small sheet that people take along, fill in and send back, as CSV or XLSX, under fixed
 * column names in its first row. What a spreadsheet would run as a formula gets an apostrophe in
 * front when it goes out, and loses it when it comes back.
 *
 * @param words what its message keys begin with: {@code tooLong}, {@code tooLarge}, {@code empty},
 *     {@code columnMissing}, {@code encoding} and {@code damaged} are said under them
 * @param tab what the sheet of a workbook is called
 * @param columns all it may have; others are passed over
 * @param needed those without which it is not read
 * @param numbers reads numbers that mean something else, such as a day
 */
public record SheetKind(
    String words, String tab, List<String> columns, List<String> needed, Numbers numbers) {

  public static final int MOST_ROWS = 1000;
  public static final int MOST_BYTES = 2_000_000;
  private static final int MOST_UNPACKED = 30_000_000;
  private static final int MOST_CELLS = 50;

  public SheetKind {
    columns = List.copyOf(columns);
    needed = List.copyOf(needed);
  }

  /** What a number is, by the format of its cell; empty where it is a number. */
  @FunctionalInterface
  public interface Numbers {
    Optional<String> read(Cell cell, String format);
  }

  /** The rows as they are kept; refused where they are too many. */
  public List<Map<String, String>> rows(List<Map<String, String>> rows) {
    if (rows.size() > MOST_ROWS) {
      throw new Problem.Refused(words + ".tooLong", MOST_ROWS);
    }
    var copy = new ArrayList<Map<String, String>>();
    rows.forEach(row -> copy.add(Map.copyOf(row)));
    return List.copyOf(copy);
  }

  /** The rows of a file somebody sent, whatever of the two it is; empty ones are passed over. */
  public List<Map<String, String>> read(byte[] bytes) {
    mustBeSmall(bytes.length);
    if (bytes.length == 0) {
      throw new Problem.Refused(words + ".empty");
    }
    var lines = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' ? xlsx(bytes) : csv(bytes);
    if (lines.isEmpty()) {
      throw new Problem.Refused(words + ".empty");
    }
    var heads =
        lines.getFirst().stream().map(head -> head.strip().toLowerCase(Locale.ROOT)).toList();
    for (var one : needed) {
      if (!heads.contains(one)) {
        throw new Problem.Refused(words + ".columnMissing", one);
      }
    }
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var row = row(heads, line);
      if (row.values().stream().anyMatch(cell -> !cell.isEmpty())) {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      throw new Problem.Refused(words + ".empty");
    }
    return rows;
  }

  /** A row from column names and their cells in turn. */
  public static Map<String, String> row(String... cells) {
    var row = new LinkedHashMap<String, String>();
    for (var i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
    return row;
  }

  /** Refuses a file before it is read. */
  public void mustBeSmall(long bytes) {
    if (bytes > MOST_BYTES) {
      throw new Problem.Refused(words + ".tooLarge", MOST_BYTES / 1_000_000);
    }
  }

  /** With the mark by which spreadsheets know UTF-8. */
  public static byte[] csv(List<String> columns, List<Map<String, String>> rows) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(columns);
      for (var row : rows) {
        csv.writeRecord(columns.stream().map(column -> safe(row, column)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
  }

  public byte[] xlsx(List<String> columns, List<Map<String, String>> rows) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Taskopru", "1.0")) {
      var sheet = book.newWorksheet(tab);
      for (var column = 0; column < columns.size(); column++) {
        sheet.value(0, column, columns.get(column));
        sheet.style(0, column).bold().set();
      }
      for (var line = 0; line < rows.size(); line++) {
        for (var column = 0; column < columns.size(); column++) {
          sheet.value(line + 1, column, safe(rows.get(line), columns.get(column)));
        }
      }
      sheet.freezePane(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private Map<String, String> row(List<String> heads, List<String> line) {
    var row = new HashMap<String, String>();
    for (var i = 0; i < heads.size(); i++) {
      if (columns.contains(heads.get(i))) {
        row.put(heads.get(i), i < line.size() ? plain(line.get(i)) : "");
      }
    }
    return row;
  }

  private static String safe(Map<String, String> row, String column) {
    var cell = row.getOrDefault(column, "");
    return isFormula(cell) ? "'" + cell : cell;
  }

  private static String plain(String cell) {
    var stripped = cell.strip();
    return stripped.startsWith("'") && isFormula(stripped.substring(1))
        ? stripped.substring(1)
        : stripped;
  }

  private static boolean isFormula(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
  }

  private List<List<String>> csv(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new Problem.Refused(words + ".encoding");
    }
    var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    var head = plain.lines().findFirst().orElse("");
    var separator =
        head.chars().filter(c -> c == ';').count() > head.chars().filter(c -> c == ',').count()
            ? ';'
            : ',';
    var lines = new ArrayList<List<String>>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().fieldSeparator(separator).ofCsvRecord(plain)) {
      for (var line : csv) {
        lines.add(line.getFields());
        mustBeShort(lines);
      }
    } catch (CsvParseException | IOException damaged) {
      throw damaged();
    }
    return lines;
  }

  private List<List<String>> xlsx(byte[] bytes) {
    mustUnpackSmall(bytes);
    var lines = new ArrayList<List<String>>();
    try (var book =
            new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false));
        var rows = book.getFirstSheet().openStream()) {
      for (var row : (Iterable<Row>) rows::iterator) {
        var cells = new ArrayList<String>();
        for (var i = 0; i < Math.min(row.getCellCount(), MOST_CELLS); i++) {
          cells.add(row.getOptionalCell(i).map(this::text).orElse(""));
        }
        lines.add(cells);
        mustBeShort(lines);
      }
    } catch (ExcelReaderException | IOException damaged) {
      throw damaged();
    } catch (Problem.Refused no) {
      throw no;
    } catch (RuntimeException damaged) {
      throw damaged();
    }
    return lines;
  }

  private String text(Cell cell) {
    return switch (cell.getType()) {
      case NUMBER ->
          numbers
              .read(cell, String.valueOf(cell.getDataFormatString()).toLowerCase(Locale.ROOT))
              .orElseGet(() -> cell.asNumber().stripTrailingZeros().toPlainString());
      case STRING, FORMULA, BOOLEAN, EMPTY, ERROR -> String.valueOf(cell.getText());
    };
  }

  private void mustBeShort(List<List<String>> lines) {
    if (lines.size() > MOST_ROWS + 1) {
      throw new Problem.Refused(words + ".tooLong", MOST_ROWS);
    }
  }

  /** A small file may hold a huge one. */
  private void mustUnpackSmall(byte[] bytes) {
    var buffer = new byte[65_536];
    var all = 0L;
    try {
      var file = Files.createTempFile("sheet", ".xlsx");
      try {
        Files.write(file, bytes);
        try (var zip = new ZipFile(file.toFile())) {
          for (var entry : Collections.list(zip.entries())) {
            try (var in = zip.getInputStream(entry)) {
              for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all += read;
                if (all > MOST_UNPACKED) {
                  throw new Problem.Refused(words + ".tooLarge", MOST_BYTES / 1_000_000);
                }
              }
            }
          }
        }
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw damaged();
    }
  }

  private Problem.Refused damaged() {
    return new Problem.Refused(words + ".damaged");
  }
}
