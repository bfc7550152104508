package taskopru.statistics.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sheet of an Excel workbook, read as a stream. Numbers come with a point and without
 * grouping, days as ISO dates, results of formulas as they were last computed.
 */
final class WorkbookRows implements Rows {

  private static final int MOST_PARTS = 10_000;

  private final ReadableWorkbook workbook;
  private final String sheet;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private final Merges merges;
  private final String name;
  private final List<Long> formulasWithoutResult = new ArrayList<>();
  private long formulas;
  private long errors;

  private WorkbookRows(ReadableWorkbook workbook, Sheet sheet, Merges merges, String name)
      throws IOException {
    this.workbook = workbook;
    this.sheet = sheet.getName();
    this.rows = sheet.openStream().iterator();
    this.merges = merges;
    this.name = name;
  }

  static List<String> sheets(Path file, String name) throws IOException {
    try (var workbook = open(file, name)) {
      return visible(workbook).stream().map(Sheet::getName).toList();
    }
  }

  static WorkbookRows of(Path file, String sheet, String name) throws IOException {
    var workbook = open(file, name);
    try {
      var chosen =
          workbook
              .getSheets()
              .filter(it -> it.getName().equalsIgnoreCase(sheet))
              .findFirst()
              .orElseThrow(() ->
                  Recognition.refused(
                      "no-such-sheet",
                      sheet,
                      String.join(", ", visible(workbook).stream().map(Sheet::getName).toList())));
      return new WorkbookRows(workbook, chosen, Merges.of(file, chosen.getIndex()), name);
    } catch (RuntimeException | IOException e) {
      workbook.close();
      throw e;
    }
  }

  private static List<Sheet> visible(ReadableWorkbook workbook) {
    var visible =
        workbook.getSheets().filter(it -> it.getVisibility() == SheetVisibility.VISIBLE).toList();
    return visible.isEmpty() ? workbook.getSheets().toList() : visible;
  }

  private static ReadableWorkbook open(Path file, String name) throws IOException {
    try {
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    } catch (ZipException | ExcelReaderException e) {
      throw Recognition.refused("damaged", name);
    } catch (RuntimeException e) {
      throw Recognition.refused("damaged", name);
    }
  }

  /**
   * Unpacks every part once, counting, before any reader trusts it: bombs, document type
   * declarations (which Excel never writes and attackers do) and links to the outside.
   *
   * @return whether it points to other workbooks
   */
  static boolean inspect(Path file, String name) throws IOException {
    long packed = Files.size(file);
    boolean links = false;
    try (var zip = new ZipFile(file.toFile())) {
      long total = 0;
      if (zip.size() > MOST_PARTS) {
        throw Recognition.refused("bomb", name);
      }
      for (var entry : Collections.list(zip.entries())) {
        var part = entry.getName().toLowerCase(Locale.ROOT);
        links |= part.startsWith("xl/externallinks/");
        long most =
            part.endsWith("sharedstrings.xml") ? Limits.SHARED_STRINGS : Limits.WORKBOOK_PART;
        try (var in = zip.getInputStream(entry)) {
          total += count(Limits.counted(in, packed, most, name), part, name);
        }
        if (total > Limits.WORKBOOK_PART) {
          throw Recognition.refused("bomb", name);
        }
      }
    } catch (ZipException | IllegalArgumentException | java.io.EOFException e) {
      throw Recognition.refused("damaged", name);
    }
    return links;
  }

  private static long count(InputStream in, String part, String name) throws IOException {
    boolean xml = part.endsWith(".xml") || part.endsWith(".rels");
    var forbidden = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    var buffer = new byte[1 << 16];
    long total = 0;
    int matched = 0;
    int read;
    while ((read = in.read(buffer)) > 0) {
      if (xml
          && total == 0
          && read >= 2
          && (Encoding.ofMark(buffer) != null && buffer[0] != (byte) 0xef || buffer[1] == 0)) {
        throw Recognition.refused("damaged", name);
      }
      for (int i = 0; xml && i < read; i++) {
        matched = buffer[i] == forbidden[matched] ? matched + 1 : buffer[i] == '<' ? 1 : 0;
        if (matched == forbidden.length) {
          throw Recognition.refused("entities", name);
        }
      }
      total += read;
    }
    return total;
  }

  @Override
  public @Nullable Row next() {
    try {
      while (rows.hasNext()) {
        var row = rows.next();
        var cells = new String[Math.min(row.getCellCount(), Limits.COLUMNS + 1)];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = text(row.getOptionalCell(i).orElse(null), row.getRowNum());
        }
        var filled = merges.fill(row.getRowNum(), cells);
        var result = new Row(row.getRowNum(), filled);
        if (!result.isBlank()) {
          return result;
        }
      }
      return null;
    } catch (ExcelReaderException | java.io.UncheckedIOException e) {
      throw Recognition.refused("damaged", name);
    }
  }

  private String text(@Nullable Cell cell, long row) {
    if (cell == null) {
      return "";
    }
    if (cell.getFormula() != null && !cell.getFormula().isEmpty()) {
      formulas++;
      if (cell.getValue() == null && (cell.getRawValue() == null || cell.getRawValue().isEmpty())) {
        formulasWithoutResult.add(row);
        return "";
      }
    }
    return switch (cell.getType()) {
      case EMPTY -> "";
      case ERROR -> {
        errors++;
        yield "";
      }
      case BOOLEAN -> String.valueOf(cell.getValue());
      case NUMBER -> number(cell);
      case STRING -> cell.getText() == null ? "" : cell.getText();
      case FORMULA -> cell.getRawValue() == null ? "" : cell.getRawValue();
    };
  }

  private static String number(Cell cell) {
    var format = cell.getDataFormatString();
    if (format != null && isDate(format)) {
      LocalDateTime moment = cell.asDate();
      return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? moment.toLocalDate().toString()
          : moment.toString();
    }
    if (cell.getValue() instanceof BigDecimal number) {
      return plain(number);
    }
    return cell.getRawValue() == null ? "" : cell.getRawValue();
  }

  /** Excel keeps binary fractions: 319.66666666666703 was meant as fifteen digits. */
  private static String plain(BigDecimal number) {
    if (number.precision() > 15) {
      number = number.round(new java.math.MathContext(15));
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static boolean isDate(String format) {
    var codes =
        format
            .replaceAll("\\[[^\\]]*\\]|\"[^\"]*\"|\\\\.|_.", "")
            .toLowerCase(Locale.ROOT)
            .replace("general", "");
    return codes.matches(".*[yd].*")
        || codes.matches(".*m.*") && codes.matches(".*[:/\\-. ].*") && !codes.matches(".*[0#].*");
  }

  String sheet() {
    return sheet;
  }

  long formulas() {
    return formulas;
  }

  List<Long> formulasWithoutResult() {
    return formulasWithoutResult;
  }

  long errors() {
    return errors;
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
