package taskopru.planning.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.catalogue.Freshness;
import taskopru.council.CouncilDay;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.statistics.Dimension;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.PublishedTable.Shown;
import taskopru.statistics.TableAddress;
import taskopru.statistics.TableQuery;
import taskopru.statistics.Tables;

/**
 * Figures of ours that follow the newest release: a question to a table, kept without a release and
 * without a period, and read as a visitor reads it, so that nothing is shown that is not public.
 */
@Component
public class LiveFigures {

  private static final int MOST_SERIES = 200;

  private final Tables tables;
  private final CouncilDay day;

  LiveFigures(Tables tables, CouncilDay day) {
    this.tables = tables;
    this.day = day;
  }

  /** One figure through the time, and the question that asks for it alone. */
  public record Series(String live, LocalizedText label, BigDecimal newest) {}

  /**
   * The newest figure of a series.
   *
   * @param period of the figure; null where the dataset has no time
   * @param history the figures of all periods, oldest first
   * @param href the table's page without the language
   * @param stale whether newer figures should have been here
   */
  public record Figure(
      BigDecimal value,
      LocalizedText unit,
      @Nullable LocalizedText period,
      List<BigDecimal> history,
      LocalizedText dataset,
      String source,
      @Nullable LocalDate referenceDate,
      int release,
      String href,
      boolean stale) {

    public Figure {
      history = List.copyOf(history);
    }
  }

  /** The series of the table at an address, to choose from; one where it has only one. */
  public List<Series> series(String address) {
    var query = read(address);
    var table = tables.table(Actor.visitor(), query, Tables.Size.SCREEN);
    var time = table.release().structure().time().map(Dimension::code).orElse(null);
    var found = new LinkedHashMap<String, Series>();
    for (var row : table.rows()) {
      for (int c = 0; c < table.columns().size() && found.size() < MOST_SERIES; c++) {
        if (row.cells().get(c) instanceof Shown shown) {
          var column = table.columns().get(c);
          var live = written(alone(table, row, column, time));
          found.put(live, new Series(live, label(table, row, column, time), shown.value()));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** The newest figure; empty where it is not, or no longer, there for everybody. */
  public Optional<Figure> newest(String live) {
    try {
      var table = tables.table(read("/tr/data/" + live));
      var history = new ArrayList<BigDecimal>();
      LocalizedText period = null;
      for (var row : table.rows()) {
        if (row.cells().size() == 1 && row.cells().getFirst() instanceof Shown shown) {
          history.add(shown.value());
          period = row.heads().isEmpty() ? null : row.heads().getFirst().label();
        }
      }
      if (history.isEmpty()) {
        return Optional.empty();
      }
      var release = table.release();
      return Optional.of(
          new Figure(
              history.getLast(),
              table.measures().getFirst().unit(),
              period,
              history,
              table.title(),
              release.source(),
              release.referenceDate(),
              release.number(),
              "/data/" + live,
              table.dataset().expectation().on(day.today()) == Freshness.OVERDUE));
    } catch (Problem gone) {
      return Optional.empty();
    }
  }

  private static TableQuery read(String address) {
    var query =
        TableAddress.read(address)
            .orElseThrow(() -> new Problem.Refused("planning.plan.live.address"));
    return query.ofRelease(null).page(0, null).sortedBy(null);
  }

  /** The same question, narrowed to one series and open to all periods. */
  private static TableQuery alone(
      PublishedTable table,
      PublishedTable.Row row,
      PublishedTable.Column column,
      @Nullable String time) {
    var filters = new LinkedHashMap<>(table.query().filters());
    for (int i = 0; i < table.rowDimensions().size(); i++) {
      filters.put(table.rowDimensions().get(i).code(), List.of(row.heads().get(i).code()));
    }
    for (int i = 0; i < table.columnDimensions().size(); i++) {
      filters.put(table.columnDimensions().get(i).code(), List.of(column.under().get(i).code()));
    }
    if (time != null) {
      filters.remove(time);
    }
    return new TableQuery(
        table.query().dataset(),
        null,
        time == null ? List.of() : List.of(time),
        List.of(),
        List.of(column.measure().code()),
        filters,
        TableQuery.Period.ALWAYS,
        null,
        0,
        null);
  }

  private static LocalizedText label(
      PublishedTable table,
      PublishedTable.Row row,
      PublishedTable.Column column,
      @Nullable String time) {
    var parts = new ArrayList<LocalizedText>();
    parts.add(column.measure().label());
    for (int i = 0; i < table.rowDimensions().size(); i++) {
      if (!table.rowDimensions().get(i).code().equals(time)) {
        parts.add(row.heads().get(i).label());
      }
    }
    for (int i = 0; i < table.columnDimensions().size(); i++) {
      if (!table.columnDimensions().get(i).code().equals(time)) {
        parts.add(column.under().get(i).label());
      }
    }
    return new LocalizedText(
        joined(parts, Language.TR), joined(parts, Language.EN), joined(parts, Language.AR));
  }

  private static String joined(List<LocalizedText> parts, Language language) {
    return String.join(", ", parts.stream().map(one -> one.in(language)).toList());
  }

  private static String written(TableQuery query) {
    return query.dataset() + "?" + query.address();
  }
}
