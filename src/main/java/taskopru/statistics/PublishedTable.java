package taskopru.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.Dataset;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.statistics.CodeList.Code;
import taskopru.statistics.TableQuery.Sort;

/**
 * A table that may be shown. {@link Tables} makes it from what the engine found, and there is no
 * other way to make one: whoever holds a figure in his hands has it from here.
 */
public final class PublishedTable {

  /** Figures of one measure, under one code of each dimension across the top. */
  public record Column(String code, Measure measure, List<Code> under) {}

  /** One line: its codes down the side, then its cells in the order of the columns. */
  public record Row(List<Code> heads, List<Cell> cells) {}

  /** What stands where a row and a column meet. */
  public sealed interface Cell {}

  /** A figure, rounded to the decimals of its measure. */
  public record Shown(BigDecimal value, boolean partial) implements Cell {}

  /** No figure. Never zero: the status says why. */
  public record Empty(Status status) implements Cell {}

  /** Why a cell is empty, or what must be known about a figure. The words are part of the API. */
  public enum Status {
    /** The source has no value here. */
    MISSING,
    /** The source has no such row. */
    ABSENT,
    /** A rate or a mean of several rows cannot be made from theirs. */
    NOT_ADDITIVE,
    /** Withheld to protect people. */
    WITHHELD,
    /** A sum in which the values of some rows are missing. */
    PARTIAL,
    /** About the whole table: stocks are those of the newest period. */
    NEWEST_PERIOD,
    /** About the whole table: flows add up several periods. */
    ADDED_UP;

    /** The word in the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Something to know about the table or some of its cells.
   *
   * @param cells places as row and column, both from 0; empty where it is about the whole table
   */
  public record Note(Status status, LocalizedText text, List<Place> cells) {}

  /** A cell by its row and its figure column, both from 0. */
  public record Place(int row, int column) {}

  private final TableQuery query;
  private final Dataset dataset;
  private final Release release;
  private final boolean forEverybody;
  private final LocalizedText sentence;
  private final List<Dimension> rowDimensions;
  private final List<Dimension> columnDimensions;
  private final List<Measure> measures;
  private final List<Column> columns;
  private final List<Row> rows;
  private final int total;
  private final List<Note> tableNotes;
  private final List<Note> notes;
  private final Wording wording;

  /** Says what cells have to say, in all languages. */
  interface Wording {
    LocalizedText of(Status status, Object... args);
  }

  private PublishedTable(
      TableQuery query,
      Dataset dataset,
      Release release,
      boolean forEverybody,
      LocalizedText sentence,
      List<Dimension> rowDimensions,
      List<Dimension> columnDimensions,
      List<Measure> measures,
      List<Column> columns,
      List<Row> rows,
      int total,
      List<Note> tableNotes,
      Wording wording) {
    this.query = query;
    this.dataset = dataset;
    this.release = release;
    this.forEverybody = forEverybody;
    this.sentence = sentence;
    this.rowDimensions = rowDimensions;
    this.columnDimensions = columnDimensions;
    this.measures = measures;
    this.columns = columns;
    this.rows = rows;
    this.total = total;
    this.tableNotes = tableNotes;
    this.wording = wording;
    var all = new ArrayList<>(tableNotes);
    all.addAll(cellNotes(rows, wording));
    this.notes = List.copyOf(all);
  }

  /** The gate's last step. Only {@link Tables} calls it, with what the engine found. */
  static PublishedTable of(
      TableQuery spelled,
      OfficialFigures figures,
      Question question,
      Map<String, CodeList> lists,
      List<RawRow> found,
      int most,
      LocalizedText sentence,
      Wording wording) {
    var pivot = new Pivot(question, lists, found);
    var columns = pivot.columns();
    if ((long) pivot.lines.size() * Math.max(1, columns.size()) > most) {
      throw new Problem.Refused("statistics.query.too-many-cells", most);
    }
    var rows = new ArrayList<>(pivot.rows(columns.size()));
    var sort = question.sort();
    if (sort != null) {
      rows.sort(order(sort, question, lists, columns));
    }
    return new PublishedTable(
        spelled,
        figures.dataset(),
        figures.release(),
        figures.areForEverybody(),
        sentence,
        question.rows(),
        question.columns(),
        question.measures(),
        columns,
        List.copyOf(rows),
        rows.size(),
        tableNotes(question, wording),
        wording);
  }

  /** The same table, only these rows of it. */
  PublishedTable page(int offset, @Nullable Integer limit) {
    if (offset == 0 && (limit == null || limit >= rows.size())) {
      return this;
    }
    var from = Math.min(offset, rows.size());
    var to = limit == null ? rows.size() : (int) Math.min((long) from + limit, rows.size());
    return new PublishedTable(
        query.page(offset, limit),
        dataset,
        release,
        forEverybody,
        sentence,
        rowDimensions,
        columnDimensions,
        measures,
        columns,
        rows.subList(from, to),
        total,
        tableNotes,
        wording);
  }

  /** The question in full; it has a release number only if one was asked for. */
  public TableQuery query() {
    return query;
  }

  public Dataset dataset() {
    return dataset;
  }

  public Release release() {
    return release;
  }

  /** Whether anybody may see it, so that it may be kept for others. */
  public boolean isForEverybody() {
    return forEverybody;
  }

  public LocalizedText title() {
    return dataset.metadata().title();
  }

  /** What it shows, in words: "Refugees by year, Türkiye, 2010–2025". */
  public LocalizedText sentence() {
    return sentence;
  }

  /** The dimensions down the side. */
  public List<Dimension> rowDimensions() {
    return rowDimensions;
  }

  /** The dimensions across the top. */
  public List<Dimension> columnDimensions() {
    return columnDimensions;
  }

  public List<Measure> measures() {
    return measures;
  }

  /** The columns of figures, without those of the row's codes. */
  public List<Column> columns() {
    return columns;
  }

  public List<Row> rows() {
    return rows;
  }

  /** How many rows there are on all pages together. */
  public int total() {
    return total;
  }

  public List<Note> notes() {
    return notes;
  }

  /** The only figure of a table of one row and one column. */
  public Optional<BigDecimal> single() {
    return rows.size() == 1
            && columns.size() == 1
            && rows.getFirst().cells().getFirst() instanceof Shown shown
        ? Optional.of(shown.value())
        : Optional.empty();
  }

  int cells() {
    return rows.size() * (rowDimensions.size() + columns.size());
  }

  private static List<Note> tableNotes(Question question, Wording wording) {
    var notes = new ArrayList<Note>();
    if (question.leavesTimeOut() && question.periods().size() > 1) {
      if (question.has(Measure.Aggregation.STOCK)) {
        notes.add(
            new Note(
                Status.NEWEST_PERIOD,
                wording.of(Status.NEWEST_PERIOD, question.stockPeriod()),
                List.of()));
      }
      if (question.has(Measure.Aggregation.SUM)) {
        notes.add(
            new Note(
                Status.ADDED_UP,
                wording.of(
                    Status.ADDED_UP, question.periods().getFirst(), question.periods().getLast()),
                List.of()));
      }
    }
    return notes;
  }

  private static List<Note> cellNotes(List<Row> rows, Wording wording) {
    var places = new EnumMap<Status, List<Place>>(Status.class);
    for (int r = 0; r < rows.size(); r++) {
      var cells = rows.get(r).cells();
      for (int c = 0; c < cells.size(); c++) {
        var status =
            switch (cells.get(c)) {
              case Empty empty -> empty.status();
              case Shown shown -> shown.partial() ? Status.PARTIAL : null;
            };
        if (status != null) {
          places.computeIfAbsent(status, _ -> new ArrayList<>()).add(new Place(r, c));
        }
      }
    }
    return places.entrySet().stream()
        .map(entry ->
            new Note(entry.getKey(), wording.of(entry.getKey()), List.copyOf(entry.getValue())))
        .toList();
  }

  private static Comparator<Row> order(
      Sort sort, Question question, Map<String, CodeList> lists, List<Column> columns) {
    for (int i = 0; i < question.rows().size(); i++) {
      if (question.rows().get(i).code().equals(sort.by())) {
        var place = i;
        var list = Objects.requireNonNull(lists.get(sort.by()));
        Comparator<Row> byCode =
            Comparator.comparingInt(row -> list.place(row.heads().get(place).code()));
        return sort.descending() ? byCode.reversed() : byCode;
      }
    }
    Comparator<BigDecimal> bySize =
        sort.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(row -> size(row, sort.by(), columns), Comparator.nullsLast(bySize));
  }

  private static @Nullable BigDecimal size(Row row, String measure, List<Column> columns) {
    BigDecimal sum = null;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).measure().code().equals(measure)
          && row.cells().get(i) instanceof Shown shown) {
        sum = sum == null ? shown.value() : sum.add(shown.value());
      }
    }
    return sum;
  }

  /** Turns groups into lines and columns. */
  private static final class Pivot {

    final Question question;
    final Map<String, CodeList> lists;
    final Map<List<String>, Map<List<String>, RawRow>> lines = new HashMap<>();
    final List<List<String>> across;

    Pivot(Question question, Map<String, CodeList> lists, List<RawRow> found) {
      this.question = question;
      this.lists = lists;
      var down = question.rows().size();
      var tops = new LinkedHashMap<List<String>, Boolean>();
      for (var row : found) {
        var codes = row.codes();
        var top = codes.subList(down, codes.size());
        tops.put(top, true);
        lines.computeIfAbsent(codes.subList(0, down), _ -> new HashMap<>()).put(top, row);
      }
      across = new ArrayList<>(tops.keySet());
      across.sort(inOrder(question.columns()));
      if (question.columns().isEmpty() && across.isEmpty()) {
        across.add(List.of());
      }
    }

    List<Column> columns() {
      var columns = new ArrayList<Column>();
      for (var top : across) {
        var under = codes(question.columns(), top);
        for (var measure : question.measures()) {
          columns.add(new Column(name(top, measure), measure, under));
        }
      }
      return List.copyOf(columns);
    }

    List<Row> rows(int width) {
      return lines.keySet().stream()
          .sorted(inOrder(question.rows()))
          .map(side -> new Row(codes(question.rows(), side), cells(lines.get(side), width)))
          .toList();
    }

    private List<Cell> cells(@Nullable Map<List<String>, RawRow> line, int width) {
      var cells = new Cell[width];
      int next = 0;
      for (var top : across) {
        var raw = Objects.requireNonNull(line).get(top);
        for (int m = 0; m < question.measures().size(); m++) {
          cells[next++] =
              raw == null
                  ? new Empty(Status.ABSENT)
                  : cell(question.measures().get(m), raw.figures().get(m));
        }
      }
      return Arrays.asList(cells);
    }

    private static Cell cell(Measure measure, RawRow.Figure figure) {
      if (figure.rows() == 0) {
        return new Empty(Status.ABSENT);
      }
      if (figure.present() == 0) {
        return new Empty(Status.MISSING);
      }
      var value = figure.value();
      if (value == null) {
        return new Empty(
            measure.aggregation() == Measure.Aggregation.NONE
                ? Status.NOT_ADDITIVE
                : Status.MISSING);
      }
      return new Shown(
          value.setScale(measure.decimals(), RoundingMode.HALF_UP),
          figure.present() < figure.rows());
    }

    /** The measure alone; under codes those, and the measure where there are several. */
    private String name(List<String> top, Measure measure) {
      if (top.isEmpty()) {
        return measure.code();
      }
      var codes = String.join("|", top);
      return question.measures().size() == 1 ? codes : codes + "|" + measure.code();
    }

    private List<Code> codes(List<Dimension> dimensions, List<String> codes) {
      var found = new Code[codes.size()];
      for (int i = 0; i < found.length; i++) {
        found[i] = Objects.requireNonNull(lists.get(dimensions.get(i).code())).get(codes.get(i));
      }
      return List.of(found);
    }

    private Comparator<List<String>> inOrder(List<Dimension> dimensions) {
      Comparator<List<String>> order = (_, _) -> 0;
      for (int i = 0; i < dimensions.size(); i++) {
        var place = i;
        var list = Objects.requireNonNull(lists.get(dimensions.get(i).code()));
        order =
            order
                .thenComparingInt((List<String> codes) -> list.place(codes.get(place)))
                .thenComparing(codes -> codes.get(place));
      }
      return order;
    }
  }
}
