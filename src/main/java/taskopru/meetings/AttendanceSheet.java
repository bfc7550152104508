package taskopru.meetings;

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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import taskopru.kernel.Problem;

/**
 * Attendance as a sheet: a row for each time somebody came, one with empty times for whoever did
 * not; fixed column names, as CSV or XLSX. What a spreadsheet would run as a formula gets an
 * apostrophe in front when it goes out, and loses it when it comes back.
 */
public record AttendanceSheet(List<Map<String, String>> rows) {

  /** The columns, in their order. */
  public static final List<String> COLUMNS =
      List.of("seat", "capacity", "name", "institution", "came", "left", "excuse");

  public static final int MOST_ROWS = 1000;
  public static final int MOST_BYTES = 2_000_000;
  private static final int MOST_UNPACKED = 30_000_000;

  public AttendanceSheet {
    if (rows.size() > MOST_ROWS) {
      throw new Problem.Refused("meetings.sheet.tooLong", MOST_ROWS);
    }
    var copy = new ArrayList<Map<String, String>>();
    rows.forEach(row -> copy.add(Map.copyOf(row)));
    rows = List.copyOf(copy);
  }

  /** A sheet somebody sent, whatever of the two it is. */
  public static AttendanceSheet read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new Problem.Refused("meetings.sheet.tooLarge", MOST_BYTES / 1_000_000);
    }
    if (bytes.length == 0) {
      throw new Problem.Refused("meetings.sheet.empty");
    }
    var lines = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' ? xlsx(bytes) : csv(bytes);
    if (lines.isEmpty()) {
      throw new Problem.Refused("meetings.sheet.empty");
    }
    var heads =
        lines.getFirst().stream().map(head -> head.strip().toLowerCase(Locale.ROOT)).toList();
    for (var needed : List.of("seat", "name", "came", "left")) {
      if (!heads.contains(needed)) {
        throw new Problem.Refused("meetings.sheet.columnMissing", needed);
      }
    }
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var row = new HashMap<String, String>();
      for (var i = 0; i < heads.size(); i++) {
        if (COLUMNS.contains(heads.get(i))) {
          row.put(heads.get(i), i < line.size() ? plain(line.get(i)) : "");
        }
      }
      if (row.values().stream().anyMatch(cell -> !cell.isEmpty())) {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      throw new Problem.Refused("meetings.sheet.empty");
    }
    return new AttendanceSheet(rows);
  }

  public byte[] csv() {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(columns());
      for (var row : rows) {
        csv.writeRecord(columns().stream().map(column -> safe(row, column)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
  }

  public byte[] xlsx() {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Taskopru", "1.0")) {
      var sheet = book.newWorksheet("attendance");
      var columns = columns();
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

  /** Those that the sheet has; one without excuses says nothing about them. */
  private List<String> columns() {
    return COLUMNS.stream()
        .filter(column -> rows.stream().anyMatch(row -> row.containsKey(column)))
        .toList();
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

  private static List<List<String>> csv(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new Problem.Refused("meetings.sheet.encoding");
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
      throw new Problem.Refused("meetings.sheet.damaged");
    }
    return lines;
  }

  private static List<List<String>> xlsx(byte[] bytes) {
    mustUnpackSmall(bytes);
    var lines = new ArrayList<List<String>>();
    try (var book =
            new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false));
        var rows = book.getFirstSheet().openStream()) {
      for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) rows::iterator) {
        var cells = new ArrayList<String>();
        for (var i = 0; i < Math.min(row.getCellCount(), 50); i++) {
          var cell = row.getOptionalCell(i);
          cells.add(cell.map(AttendanceSheet::text).orElse(""));
        }
        lines.add(cells);
        mustBeShort(lines);
      }
    } catch (ExcelReaderException | IOException damaged) {
      throw new Problem.Refused("meetings.sheet.damaged");
    } catch (Problem.Refused no) {
      throw no;
    } catch (RuntimeException damaged) {
      throw new Problem.Refused("meetings.sheet.damaged");
    }
    return lines;
  }

  /** Times come as times where the sheet holds them as such: parts of a day. */
  private static String text(org.dhatim.fastexcel.reader.Cell cell) {
    return switch (cell.getType()) {
      case NUMBER -> {
        var format = String.valueOf(cell.getDataFormatString()).toLowerCase(Locale.ROOT);
        var seconds =
            cell.asNumber()
                .remainder(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
        yield format.contains("h") && seconds >= 0 && seconds < 86_400
            ? LocalTime.ofSecondOfDay(seconds).toString()
            : cell.asNumber().stripTrailingZeros().toPlainString();
      }
      case STRING, FORMULA, BOOLEAN, EMPTY, ERROR -> String.valueOf(cell.getText());
    };
  }

  private static void mustBeShort(List<List<String>> lines) {
    if (lines.size() > MOST_ROWS + 1) {
      throw new Problem.Refused("meetings.sheet.tooLong", MOST_ROWS);
    }
  }

  /** A small file may hold a huge one. */
  private static void mustUnpackSmall(byte[] bytes) {
    var buffer = new byte[65_536];
    var all = 0L;
    try {
      var file = Files.createTempFile("attendance", ".xlsx");
      try {
        Files.write(file, bytes);
        try (var zip = new ZipFile(file.toFile())) {
          for (var entry : Collections.list(zip.entries())) {
            try (var in = zip.getInputStream(entry)) {
              for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all += read;
                if (all > MOST_UNPACKED) {
                  throw new Problem.Refused("meetings.sheet.tooLarge", MOST_BYTES / 1_000_000);
                }
              }
            }
          }
        }
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw new Problem.Refused("meetings.sheet.damaged");
    }
  }

  /** A row with empty cells left out. */
  static Map<String, String> row(String... cells) {
    var row = new LinkedHashMap<String, String>();
    for (var i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
    return row;
  }
}
