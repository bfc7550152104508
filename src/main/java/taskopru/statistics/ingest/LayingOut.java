package taskopru.statistics.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.statistics.ingest.Rows.Row;

/** Finds out how a file is to be read, from its first rows. */
final class LayingOut {

  private static final int SAMPLE_BYTES = 1 << 20;
  private static final int SAMPLE_ROWS = 400;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  private final Path file;
  private final FileKind kind;
  private final String name;
  private final Wishes wishes;

  LayingOut(Path file, FileKind kind, String name, Wishes wishes) {
    this.file = file;
    this.kind = kind;
    this.name = name;
    this.wishes = wishes;
  }

  /**
   * @param survey of a text; null for the rest
   */
  Layout find(@Nullable Survey survey) throws IOException {
    return switch (kind) {
      case TEXT, GZIPPED_TEXT -> text(Objects.requireNonNull(survey));
      case WORKBOOK -> workbook();
      case WEB_PAGE -> webPage();
    };
  }

  private Layout text(Survey survey) throws IOException {
    byte[] sample;
    try (var in = TextRows.open(file, kind, name)) {
      sample = in.readNBytes(SAMPLE_BYTES);
    }
    var mark = Encoding.ofMark(sample);
    var encoding = encoding(sample, mark, survey);
    var text = encoding.decode(ByteBuffer.wrap(sample)).toString();
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    if (sample.length == SAMPLE_BYTES && text.lastIndexOf('\n') > 0) {
      text = text.substring(0, text.lastIndexOf('\n') + 1);
    }
    var wished = wishes.delimiterSign();
    char quote = quote(text);
    char delimiter = wished != null ? wished : delimiter(text, quote);
    mustBeNarrow(text, delimiter);
    var rows = parse(text, delimiter, quote, SAMPLE_ROWS);
    if (rows.isEmpty()) {
      throw Recognition.refused("unclosed-quote", name);
    }
    var grid = grid(rows);
    boolean plain =
        survey.utf8()
            && survey.nullLine() == 0
            && encoding == StandardCharsets.UTF_8
            && grid.isPlain()
            && !text.contains("\r\r")
            && text.indexOf('\r') < 0 == !text.contains("\r\n");
    return grid.layout(encoding, mark != null, delimiter, quote, plain, List.of(), null);
  }

  private static void mustBeNarrow(String text, char delimiter) {
    int end = text.indexOf('\n');
    long columns =
        text.substring(0, end < 0 ? text.length() : end).chars().filter(c -> c == delimiter).count()
            + 1;
    if (columns > Limits.COLUMNS) {
      throw Recognition.refused("too-many-columns", columns, Limits.COLUMNS);
    }
  }

  private Charset encoding(byte[] sample, @Nullable Charset mark, @Nullable Survey survey) {
    if (wishes.encoding() != null) {
      return Encoding.named(wishes.encoding());
    }
    if (mark != null) {
      return mark;
    }
    var utf16 = Encoding.looksLikeUtf16(sample);
    if (utf16 != null) {
      return utf16;
    }
    if (survey != null && survey.utf8()) {
      return StandardCharsets.UTF_8;
    }
    return Encoding.guess(survey != null && survey.utf8() ? sample : nonAscii(sample));
  }

  /** The sample may be plain ASCII although the file is not: then nothing speaks for Arabic. */
  private static byte[] nonAscii(byte[] sample) {
    return sample;
  }

  private Layout workbook() throws IOException {
    var sheets = WorkbookRows.sheets(file, name);
    if (sheets.isEmpty()) {
      throw Recognition.refused("no-table", name);
    }
    if (wishes.sheet() != null) {
      return sheet(sheets, wishes.sheet());
    }
    Layout best = null;
    long most = -1;
    for (var sheet : sheets.subList(0, Math.min(sheets.size(), 60))) {
      var rows = rows(WorkbookRows.of(file, sheet, name));
      long weight = grid(rows).weight();
      if (weight > most) {
        most = weight;
        best = grid(rows).layout(StandardCharsets.UTF_8, false, ',', '"', false, sheets, sheet);
      }
    }
    return Objects.requireNonNull(best);
  }

  private Layout sheet(List<String> sheets, String sheet) throws IOException {
    try (var source = WorkbookRows.of(file, sheet, name)) {
      var exact = source.sheet();
      return grid(rows(source))
          .layout(StandardCharsets.UTF_8, false, ',', '"', false, sheets, exact);
    }
  }

  private Layout webPage() throws IOException {
    byte[] bytes;
    try (var in = java.nio.file.Files.newInputStream(file)) {
      bytes = in.readNBytes(8 * SAMPLE_BYTES);
      var survey =
          Survey.of(
              new java.io.ByteArrayInputStream(bytes),
              0,
              taskopru.statistics.ImportProgress.SILENT);
      var mark = Encoding.ofMark(bytes);
      var encoding = encoding(bytes, mark, survey);
      var tables = WebPageRows.tables(file, encoding, name);
      var source = WebPageRows.of(file, encoding, wishes.sheet(), name);
      return grid(rows(source)).layout(encoding, false, ',', '"', false, tables, wishes.sheet());
    }
  }

  private Grid grid(List<Row> rows) {
    return new Grid(kind, name, wishes, rows, rows.size() == SAMPLE_ROWS);
  }

  private static List<Row> rows(Rows source) throws IOException {
    try (source) {
      var rows = new ArrayList<Row>();
      for (var row = source.next(); row != null && rows.size() < SAMPLE_ROWS; row = source.next()) {
        rows.add(row);
      }
      return rows;
    }
  }

  private static List<Row> parse(String text, char delimiter, char quote, int most) {
    var rows = new ArrayList<Row>();
    try (var reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter(quote)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .maxBufferSize(Survey.LONGEST_LINE + 1)
            .ofCsvRecord(new StringReader(text))) {
      for (var next : reader) {
        rows.add(new Row(next.getStartingLineNumber(), next.getFields().toArray(String[]::new)));
        if (rows.size() == most) {
          break;
        }
      }
    } catch (CsvParseException | IOException e) {
      return rows;
    }
    return rows;
  }

  private static char quote(String text) {
    return text.indexOf('"') < 0
            && Pattern.compile("(^|[,;\\t|])'[^'\\n]*'([,;\\t|\\r\\n])", Pattern.MULTILINE)
                    .matcher(text)
                    .results()
                    .limit(20)
                    .count()
                >= 10
        ? '\''
        : '"';
  }

  /** The one that parts most rows into the same number of cells, and into more than one. */
  private static char delimiter(String text, char quote) {
    char best = ',';
    double most = 0;
    for (var delimiter : DELIMITERS) {
      if (text.lines().findFirst().orElse("").chars().filter(c -> c == delimiter).count()
          > Limits.COLUMNS) {
        return delimiter;
      }
    }
    for (var delimiter : DELIMITERS) {
      var rows = parse(text, delimiter, quote, 200);
      if (rows.size() > 5 && text.length() >= SAMPLE_BYTES) {
        rows = rows.subList(0, rows.size() - 1);
      }
      var counts = new HashMap<Integer, Integer>();
      for (var row : rows) {
        if (row.cells().length > 1) {
          counts.merge(row.cells().length, 1, Integer::sum);
        }
      }
      for (var count : counts.entrySet()) {
        double even = count.getValue() / (double) rows.size();
        double score = even * even * Math.log1p(count.getKey());
        if (score > most) {
          most = score;
          best = delimiter;
        }
      }
    }
    return best;
  }
}
