package taskopru.statistics.ingest;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.statistics.ingest.Rows.Row;

/** The first rows, and what each of them is for. */
final class Grid {

  private static final int MOST_BANNER_ROWS = 40;
  private static final int MOST_LEVELS = 5;
  private static final Pattern HASHTAG =
      Pattern.compile("\\s*#\\s*[A-Za-z][A-Za-z0-9_]*(\\s*[+]\\s*[A-Za-z0-9_]+)*\\s*");

  private final FileKind kind;
  private final String name;
  private final Wishes wishes;
  private final boolean sampled;
  private final List<Row> rows;
  private final int width;
  private int bannerEnd;
  private int headerEnd;
  private int dataStart;
  private boolean hashtags;

  /**
   * @param all the first rows of the file
   * @param sampled whether there are more of them
   */
  Grid(FileKind kind, String name, Wishes wishes, List<Row> all, boolean sampled) {
    this.kind = kind;
    this.name = name;
    this.wishes = wishes;
    this.sampled = sampled;
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
    while (end < Math.min(rows.size(), MOST_BANNER_ROWS) && width > 1 && isBanner(rows.get(end))) {
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
    return Arrays.stream(row.cells()).anyMatch(Grid::isFigure);
  }

  /** Nothing but cells in rows of one line: the fast reader can have it. */
  boolean isPlain() {
    return !hashtags
        && isEven()
        && levels() == 0
        && rows.subList(0, headerEnd).stream().allMatch(row -> isOneLine(row));
  }

  private static boolean isOneLine(Row row) {
    return Arrays.stream(row.cells()).noneMatch(cell -> cell.indexOf('\n') >= 0);
  }

  private int levels() {
    return Outline.levels(rows.subList(bannerEnd, headerEnd), rows.subList(dataStart, rows.size()));
  }

  /** Every data row fits the columns. */
  private boolean isEven() {
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
    return figures * 10 + (rows.size() - dataStart) + (sampled ? 4000L : 0);
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
        levels(),
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

  static boolean isFigure(String cell) {
    return Numbers.isNumber(cell) && !Numbers.isYear(cell);
  }
}
