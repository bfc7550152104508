package taskopru.statistics.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.statistics.Measure.Aggregation;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.TableQuery;
import taskopru.statistics.TableQuery.Period;
import taskopru.statistics.Tables;
import taskopru.statistics.Tables.Edition;
import taskopru.web.Messages;

/** The newest figure of a dataset and how it changed, in one sentence; null where there is none. */
@Component
class Headlines {

  private final Tables tables;
  private final Messages messages;

  Headlines(Tables tables, Messages messages) {
    this.tables = tables;
    this.messages = messages;
  }

  /** "Refugees in 2025: 2,390,414; 550,321 fewer than in 2024." */
  @Nullable String of(Edition edition, Actor actor, Language language) {
    var structure = edition.release().structure();
    var measure =
        structure.measures().stream()
            .filter(m -> m.aggregation() != Aggregation.NONE || structure.dimensions().size() <= 1)
            .findFirst()
            .orElse(null);
    if (measure == null) {
      return null;
    }
    var query =
        TableQuery.of(edition.dataset().slug())
            .ofRelease(edition.release().number())
            .withMeasures(List.of(measure.code()));
    var periods = structure.time().map(time -> edition.codes(time).codes()).orElse(List.of());
    var what = measure.label().in(language);
    if (periods.isEmpty()) {
      return tables
          .table(actor, query.withRows(List.of()), Tables.Size.SCREEN)
          .single()
          .map(value ->
              messages.text(
                  language, "statistics.headline.total", what, Words.figure(value, language)))
          .orElse(null);
    }
    var first = periods.get(Math.max(0, periods.size() - 2)).code();
    var table =
        tables.table(
            actor,
            query
                .withRows(List.of(structure.time().orElseThrow().code()))
                .during(new Period(first, periods.getLast().code())),
            Tables.Size.SCREEN);
    return changed(table, what, language);
  }

  private @Nullable String changed(PublishedTable table, String what, Language language) {
    if (table.rows().isEmpty()) {
      return null;
    }
    var last = table.rows().getLast();
    var newest = Chart.value(last.cells().getFirst());
    if (newest == null) {
      return null;
    }
    var period = last.heads().getFirst().label().in(language);
    var value = Words.figure(newest, language);
    BigDecimal before =
        table.rows().size() < 2 ? null : Chart.value(table.rows().getFirst().cells().getFirst());
    if (before == null) {
      return messages.text(language, "statistics.headline.one", what, value, period);
    }
    var change = newest.subtract(before);
    return messages.text(
        language,
        "statistics.headline.changed",
        what,
        value,
        period,
        Words.figure(change.abs(), language),
        table.rows().getFirst().heads().getFirst().label().in(language),
        change.signum() > 0 ? "more" : change.signum() < 0 ? "fewer" : "same");
  }
}
