package taskopru.statistics.web;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.kernel.Language;
import taskopru.statistics.Measure;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.PublishedTable.Cell;
import taskopru.statistics.PublishedTable.Empty;
import taskopru.statistics.PublishedTable.Shown;
import taskopru.statistics.PublishedTable.Status;
import taskopru.statistics.TableQuery;
import taskopru.statistics.TableQuery.Sort;
import taskopru.web.Messages;
import taskopru.web.ui.Column;
import taskopru.web.ui.Column.Sorted;
import taskopru.web.ui.Download;
import taskopru.web.ui.Pager;
import tools.jackson.databind.json.JsonMapper;

/** Makes the changing part of a dataset's page from tables that passed the gate. */
@Component
class FigureViews {

  static final int ROWS_ON_A_PAGE = 60;

  private final Messages messages;
  private final JsonMapper json;

  FigureViews(Messages messages, JsonMapper json) {
    this.messages = messages;
    this.json = json;
  }

  /**
   * @param whole the table with all its rows
   * @param mapped the table a map draws, which may be the same; null for no map
   * @param shapes codes that have a shape on the map
   */
  FigureView of(
      PublishedTable whole, @Nullable PublishedTable mapped, int page, Language language) {
    var chart = Chart.of(whole, language).orElse(null);
    var map =
        mapped == null
            ? null
            : WorldMap.of(mapped, language, (from, to) -> range(from, to, language)).orElse(null);
    var pager =
        new Pager(
            page,
            ROWS_ON_A_PAGE,
            whole.total(),
            TableAddresses.page(language, whole.dataset().slug()) + "?" + whole.query().address());
    var from = pager.offset();
    var to = Math.min(from + ROWS_ON_A_PAGE, whole.rows().size());
    return new FigureView(
        null,
        whole.sentence().in(language),
        whole.single().map(value -> Words.figure(value, language)).orElse(null),
        chart == null ? null : json.writeValueAsString(chart),
        chart == null ? "" : words(chart, language),
        chart == null || chart.leftOut() == 0
            ? null
            : messages.text(language, "statistics.chart.left-out", chart.leftOut()),
        map == null ? null : json.writeValueAsString(map),
        mapped == null ? "" : mapped.sentence().in(language),
        map == null ? List.of() : map.classes().stream().map(WorldMap.Shade::words).toList(),
        map == null ? null : highest(map, language),
        map == null || mapped == whole
            ? null
            : TableAddresses.page(language, whole.dataset().slug())
                + "?"
                + Objects.requireNonNull(mapped)
                    .query()
                    .sortedBy(new Sort(mapped.measures().getFirst().code(), true))
                    .address(),
        whole.sentence().in(language),
        unit(whole, language),
        columns(whole, language),
        lines(whole, from, to, language),
        remarks(whole, language),
        pager.isNeeded() ? pager : null,
        downloads(whole.query(), language));
  }

  private List<Column> columns(PublishedTable table, Language language) {
    var columns = new ArrayList<Column>();
    for (var dimension : table.rowDimensions()) {
      columns.add(
          sortable(
              Column.of(dimension.label().in(language)), dimension.code(), false, table, language));
    }
    for (var column : table.columns()) {
      var head = Column.ofNumbers(Words.heading(column, table, language));
      columns.add(
          table.columnDimensions().isEmpty()
              ? sortable(head, column.measure().code(), true, table, language)
              : head);
    }
    return columns;
  }

  private static Column sortable(
      Column column, String code, boolean largestFirst, PublishedTable table, Language language) {
    var now = table.query().sort();
    var isSorted = now != null && now.by().equals(code);
    var next = new Sort(code, isSorted ? !Objects.requireNonNull(now).descending() : largestFirst);
    var sorted =
        !isSorted ? Sorted.NOT : Objects.requireNonNull(now).descending() ? Sorted.DOWN : Sorted.UP;
    return column.sortable(
        TableAddresses.page(language, table.dataset().slug())
            + "?"
            + table.query().sortedBy(next).address(),
        sorted);
  }

  private List<FigureView.Line> lines(PublishedTable table, int from, int to, Language language) {
    var marks = marks(table);
    return table.rows().subList(from, to).stream()
        .map(row ->
            new FigureView.Line(
                row.heads().stream().map(code -> code.label().in(language)).toList(),
                row.cells().stream().map(cell -> spot(cell, marks, table, language)).toList()))
        .toList();
  }

  private FigureView.Spot spot(
      Cell cell, Map<Status, String> marks, PublishedTable table, Language language) {
    return switch (cell) {
      case Shown shown ->
          shown.partial()
              ? new FigureView.Spot(
                  Words.figure(shown.value(), language),
                  marks.getOrDefault(Status.PARTIAL, ""),
                  words(Status.PARTIAL, table, language))
              : new FigureView.Spot(Words.figure(shown.value(), language), "", null);
      case Empty empty ->
          new FigureView.Spot(
              "–", marks.getOrDefault(empty.status(), ""), words(empty.status(), table, language));
    };
  }

  private List<FigureView.Remark> remarks(PublishedTable table, Language language) {
    var marks = marks(table);
    return table.notes().stream()
        .map(note ->
            new FigureView.Remark(marks.getOrDefault(note.status(), ""), note.text().in(language)))
        .toList();
  }

  /** Letters, so that they are never taken for figures. */
  private static Map<Status, String> marks(PublishedTable table) {
    var marks = new EnumMap<Status, String>(Status.class);
    for (var note : table.notes()) {
      if (!note.cells().isEmpty()) {
        marks.put(note.status(), String.valueOf((char) ('a' + marks.size())));
      }
    }
    return marks;
  }

  private static @Nullable String words(Status status, PublishedTable table, Language language) {
    return table.notes().stream()
        .filter(note -> note.status() == status)
        .map(note -> note.text().in(language))
        .findFirst()
        .orElse(null);
  }

  private List<Download> downloads(TableQuery query, Language language) {
    return List.of(
        download("csv", "&labels=yes&bom=yes", query, language),
        download("xlsx", "", query, language),
        download("json", "", query, language));
  }

  private Download download(String ending, String more, TableQuery query, Language language) {
    var address = TableAddresses.table(query.page(0, null), ending);
    return new Download(
        messages.text(language, "statistics.download." + ending),
        address + (address.contains("?") ? "&" : "?") + "lang=" + language.tag() + more,
        ending.toUpperCase(java.util.Locale.ROOT),
        null,
        null);
  }

  private static @Nullable String unit(PublishedTable table, Language language) {
    var units =
        table.measures().stream()
            .map(Measure::unit)
            .map(unit -> unit.in(language))
            .filter(unit -> !unit.isEmpty())
            .distinct()
            .toList();
    return units.size() == 1 ? units.getFirst() : null;
  }

  /** What somebody who does not see the drawing should know of it. */
  private String words(Chart chart, Language language) {
    return switch (chart.kind()) {
      case LINE ->
          chart.series().stream()
              .map(series -> line(chart, series, language))
              .filter(words -> !words.isEmpty())
              .collect(Collectors.joining(" "));
      case BAR, GROUPED ->
          messages.text(
              language,
              "statistics.chart.bars",
              chart.labels().size(),
              chart.labels().getFirst(),
              written(chart.series().getFirst().values().getFirst(), language));
    };
  }

  private String line(Chart chart, Chart.Series series, Language language) {
    var first = -1;
    var last = -1;
    var highest = -1;
    for (int i = 0; i < series.values().size(); i++) {
      var value = series.values().get(i);
      if (value != null) {
        first = first < 0 ? i : first;
        last = i;
        if (highest < 0
            || value.compareTo(Objects.requireNonNull(series.values().get(highest))) > 0) {
          highest = i;
        }
      }
    }
    if (last < 0) {
      return "";
    }
    return messages.text(
        language,
        "statistics.chart.line",
        series.name(),
        written(series.values().get(first), language),
        chart.labels().get(first),
        written(series.values().get(last), language),
        chart.labels().get(last),
        written(series.values().get(highest), language),
        chart.labels().get(highest));
  }

  private String highest(WorldMap map, Language language) {
    var top =
        map.areas().stream()
            .sorted((a, b) -> b.value().compareTo(a.value()))
            .limit(3)
            .map(area -> area.name() + " (" + written(area.value(), language) + ")")
            .toList();
    return messages.text(
        language,
        "statistics.map.highest",
        ListFormatter.getInstance(ULocale.forLocale(language.locale())).format(top));
  }

  private String range(BigDecimal from, @Nullable BigDecimal to, Language language) {
    return to == null
        ? messages.text(language, "statistics.map.from", written(from, language))
        : messages.text(
            language, "statistics.map.between", written(from, language), written(to, language));
  }

  private static String written(@Nullable BigDecimal value, Language language) {
    return value == null ? "–" : Words.figure(value, language);
  }
}
