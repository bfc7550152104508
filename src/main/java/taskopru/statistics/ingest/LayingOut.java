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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.statistics.ingest.Rows.Row;

/** Finds out how a file is to be read, from its first rows. */
final class LayingOut {

  private static final int SAMPLE_BYTES = 1 << 20;
  private static final int SAMPLE_ROWS = 400;
  private static final int MOST_BANNER_ROWS = 40;
  private static final int MOST_LEVELS = 5;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final Pattern HASHTAG =
      Pattern.compile("\\s*#\\s*[A-Za-z][A-Za-z0-9_]*(\\s*[+]\\s*[A-Za-z0-9_]+)*\\s*");

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
    var grid = new Grid(rows);
    boolean plain =
        survey.utf8()
            && survey.nullLine() == 0
            && encoding == StandardCharsets.UTF_8
            && !grid.hashtags
            && grid.isEven()
            && !text.contains("\r\r")
            && text.indexOf('\r') < 0 == !text.contains("\r\n")
            && rows.stream().limit(grid.headerEnd).allMatch(row -> isOneLine(row));
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

  private static boolean isOneLine(Row row) {
    return Arrays.stream(row.cells()).noneMatch(cell -> cell.indexOf('\n') >= 0);
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
      long weight = new Grid(rows).weight();
      if (weight > most) {
        most = weight;
        best = new Grid(rows).layout(StandardCharsets.UTF_8, false, ',', '"', false, sheets, sheet);
      }
    }
    return Objects.requireNonNull(best);
  }

  private Layout sheet(List<String> sheets, String sheet) throws IOException {
    try (var source = WorkbookRows.of(file, sheet, name)) {
      var exact = source.sheet();
      return new Grid(rows(source))
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
      return new Grid(rows(source))
          .layout(encoding, false, ',', '"', false, tables, wishes.sheet());
    }
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

  /** The first rows, and what each of them is for. */
  private final class Grid {

    private final List<Row> rows;
    private final int width;
    private int bannerEnd;
    private int headerEnd;
    private int dataStart;
    boolean hashtags;

    Grid(List<Row> all) {
      rows = all.stream().filter(row -> !row.isBlank()).toList();
      width = commonWidth();
      find();
    }

    private int commonWidth() {
      var counts = new HashMap<Integer, Integer>();
      int from = rows.size() > 10 ? rows.size() / 4 : 0;
      for (var row : rows.subList(from, rows.size())) {
        counts.merge(row.width(), 1, Integer::sum);
      }
      int mode = 0;
      int best = 0;
      for (var count : counts.entrySet()) {
        if (count.getValue() > best || count.getValue() == best && count.getKey() > mode) {
          best = count.getValue();
          mode = count.getKey();
        }
      }
      int common = mode;
      int needed = Math.max(2, rows.size() / 20);
      for (var count : counts.entrySet()) {
        if (count.getKey() > common && count.getValue() >= Math.min(needed, best)) {
          common = count.getKey();
        }
      }
      return common;
    }

    private void find() {
      if (wishes.headerRows() != null || wishes.firstRow() != null) {
        bannerEnd =
            wishes.firstRow() == null
                ? bannerEnd()
                : (int) rows.stream().filter(row -> row.number() < wishes.firstRow()).count();
        headerEnd =
            wishes.headerRows() == null
                ? headerEnd()
                : Math.min(rows.size(), bannerEnd + wishes.headerRows());
        dataStart = headerEnd;
      } else {
        int tags = hashtagRow();
        bannerEnd = bannerEnd();
        if (tags >= 0) {
          bannerEnd = Math.min(bannerEnd, tags);
          headerEnd = tags;
          hashtags = true;
          dataStart = tags + 1;
          return;
        }
        headerEnd = headerEnd();
        dataStart = headerEnd;
      }
      if (dataStart < rows.size() && isHashtags(rows.get(dataStart))) {
        hashtags = true;
        dataStart++;
      }
    }

    private int hashtagRow() {
      for (int i = 0; i < Math.min(rows.size(), 25); i++) {
        if (isHashtags(rows.get(i))) {
          return i;
        }
      }
      return -1;
    }

    private static boolean isHashtags(Row row) {
      int tags = 0;
      for (var cell : row.cells()) {
        tags += HASHTAG.matcher(cell).matches() ? 1 : 0;
      }
      return tags >= 1 && tags * 2 > row.filled();
    }

    /** Titles above the table: rows that fill one cell, or say the same in all, of many. */
    private int bannerEnd() {
      int end = 0;
      while (end < Math.min(rows.size(), MOST_BANNER_ROWS)
          && width > 1
          && isBanner(rows.get(end))) {
        end++;
      }
      return end == rows.size() ? 0 : end;
    }

    private boolean isBanner(Row row) {
      var said = new HashSet<String>();
      for (var cell : row.cells()) {
        if (!cell.isBlank()) {
          said.add(cell.strip());
        }
      }
      return said.size() <= 1
          || width >= 6 && said.size() <= 2 && row.width() <= 3 && !hasFigure(row);
    }

    private int headerEnd() {
      int end = bannerEnd;
      while (end < Math.min(rows.size(), bannerEnd + MOST_LEVELS) && isHeader(end)) {
        end++;
        if (isFull(rows.get(end - 1))
            || end < rows.size() && isFull(rows.get(end)) && hasFigure(rows.get(end))) {
          break;
        }
      }
      return end;
    }

    /** No gaps: nothing is left for another level to say. */
    private boolean isFull(Row row) {
      int gaps = 0;
      for (int i = 0; i < width; i++) {
        gaps += row.cell(i).isBlank() ? 1 : 0;
      }
      return gaps == 0 && new HashSet<>(Arrays.asList(row.cells())).size() == row.cells().length
          || gaps <= 1 && row.cell(0).isBlank() && width > 3 && distinct(row);
    }

    private static boolean distinct(Row row) {
      return new HashSet<>(Arrays.asList(row.cells())).size() == row.cells().length;
    }

    private boolean isHeader(int index) {
      var row = rows.get(index);
      if (isCounting(row)) {
        return true;
      }
      if (hasFigure(row)) {
        return false;
      }
      var below = rows.subList(index + 1, Math.min(rows.size(), index + 60));
      if (below.isEmpty()) {
        return true;
      }
      int columnsOfFigures = 0;
      for (int i = 0; i < width; i++) {
        int column = i;
        long figures = below.stream().filter(it -> isFigure(it.cell(column))).count();
        if (figures * 2 > below.size() && !isFigure(row.cell(i))) {
          columnsOfFigures++;
        }
      }
      if (columnsOfFigures > 0) {
        return true;
      }
      if (below.stream().anyMatch(this::hasFigure)) {
        return !looksLikeData(row, below);
      }
      return distinct(row) && !looksLikeData(row, below);
    }

    /** Whether its cells come again below, as values do and headings do not. */
    private boolean looksLikeData(Row row, List<Row> below) {
      for (int i = 0; i < Math.min(width, row.cells().length); i++) {
        var cell = row.cell(i);
        int column = i;
        if (!cell.isBlank() && below.stream().anyMatch(it -> it.cell(column).equals(cell))) {
          return true;
        }
      }
      return false;
    }

    private boolean isCounting(Row row) {
      if (row.width() < 3) {
        return false;
      }
      for (int i = 0; i < row.width(); i++) {
        if (!row.cell(i).strip().equals(Integer.toString(i + 1))) {
          return false;
        }
      }
      return true;
    }

    /** Numbers that are no years do not stand in headings. */
    private boolean hasFigure(Row row) {
      return Arrays.stream(row.cells()).anyMatch(LayingOut::isFigure);
    }

    /** Every data row fits the columns: the fast reader can have it. */
    boolean isEven() {
      int cells = cellsPerRow();
      return rows.stream().skip(dataStart).allMatch(row -> row.cells().length == cells)
          && dataStart < rows.size();
    }

    private int cellsPerRow() {
      return dataStart < rows.size() ? rows.get(dataStart).cells().length : width;
    }

    /** How much of a table it is. */
    long weight() {
      long figures = 0;
      for (var row : rows.subList(dataStart, rows.size())) {
        figures += Arrays.stream(row.cells()).filter(cell -> Numbers.isNumber(cell)).count();
      }
      return figures * 10 + (rows.size() - dataStart) + (rows.size() == SAMPLE_ROWS ? 4000L : 0);
    }

    Layout layout(
        Charset encoding,
        boolean marked,
        char delimiter,
        char quote,
        boolean plain,
        List<String> sheets,
        @Nullable String sheet) {
      if (rows.isEmpty()) {
        throw Recognition.refused("empty", name);
      }
      if (dataStart >= rows.size()) {
        throw Recognition.refused("header-only", name);
      }
      int headed = 0;
      for (var row : rows.subList(bannerEnd, headerEnd)) {
        headed = Math.max(headed, row.width());
      }
      int columns = Math.max(headed, width);
      boolean trailing = isText() && cellsPerRow() == columns + 1 && isEven();
      if (columns > Limits.COLUMNS) {
        throw Recognition.refused("too-many-columns", columns, Limits.COLUMNS);
      }
      boolean exact = plain && (cellsPerRow() == columns || trailing);
      return new Layout(
          kind,
          sheets,
          sheet,
          encoding.name(),
          marked,
          delimiter,
          quote,
          headerEnd - bannerEnd,
          rows.get(dataStart).number(),
          hashtags,
          rows.subList(0, bannerEnd).stream()
              .map(row -> String.join(" ", new LinkedHashSet<>(Arrays.asList(row.cells()))).strip())
              .toList(),
          headings(columns),
          trailing,
          exact);
    }

    private boolean isText() {
      return kind == FileKind.TEXT || kind == FileKind.GZIPPED_TEXT;
    }

    /** One heading per column, its levels from the widest to the narrowest. */
    private List<String> headings(int columns) {
      var names = new ArrayList<String>();
      var taken = new HashMap<String, Integer>();
      var levels = new ArrayList<String[]>();
      for (int level = bannerEnd; level < headerEnd; level++) {
        levels.add(spread(rows.get(level), columns, level < headerEnd - 1));
      }
      for (int i = 0; i < columns; i++) {
        var parts = new LinkedHashSet<String>();
        for (var level : levels) {
          var part = level[i].replaceAll("\\s+", " ").strip();
          if (!part.isEmpty()) {
            parts.add(part);
          }
        }
        var heading = String.join(Columns.LEVELS, parts);
        if (heading.isEmpty()) {
          heading = Columns.UNNAMED + (i + 1);
        }
        int count = taken.merge(heading, 1, Integer::sum);
        names.add(count == 1 ? heading : heading + " (" + count + ")");
      }
      return names;
    }

    /** An upper level's heading holds until the next one begins. */
    private static String[] spread(Row row, int columns, boolean upper) {
      var cells = new String[columns];
      var last = "";
      for (int i = 0; i < columns; i++) {
        var cell = row.cell(i);
        cells[i] = cell.isBlank() && upper ? last : cell;
        last = cells[i];
      }
      return cells;
    }
  }

  private static boolean isFigure(String cell) {
    return Numbers.isNumber(cell) && !Numbers.isYear(cell);
  }
}
