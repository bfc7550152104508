package taskopru.frontpage.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.DatasetPage;
import taskopru.catalogue.DatasetQuery;
import taskopru.catalogue.DatasetSearch;
import taskopru.catalogue.Publishers;
import taskopru.council.SeatGroup;
import taskopru.council.Seats;
import taskopru.frontpage.FrontPageSettings;
import taskopru.frontpage.FrontPageSettings.Headline;
import taskopru.kernel.Actor;
import taskopru.kernel.IsoPeriod;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.meetings.Decision;
import taskopru.meetings.Decisions;
import taskopru.opinions.Opinions;
import taskopru.statistics.Dimension;
import taskopru.statistics.Measure;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.PublishedTable.Shown;
import taskopru.statistics.TableQuery;
import taskopru.statistics.Tables;
import taskopru.web.Ui;
import taskopru.web.ui.Entry;
import taskopru.web.ui.Figure;
import taskopru.web.ui.Share;
import taskopru.web.ui.Sparkline;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/**
 * What the first page shows: the newest figures, the newest datasets, what the group says and
 * decides, who is at the table, how to take part.
 *
 * @param table the seats; null where the charter is empty
 */
public record FrontPage(
    List<Figure> figures,
    List<Entry> newest,
    List<Entry> opinions,
    List<Entry> decisions,
    @Nullable Figure table,
    List<Way> ways) {

  /** One way to take part: what, why, and where it leads. */
  public record Way(String title, String text, String link, String href) {}

  private static final int NEWEST = 5;
  private static final int OPINIONS = 3;
  private static final int DECISIONS = 3;

  @Component
  static class Query {

    private final Tables tables;
    private final DatasetSearch datasets;
    private final Publishers publishers;
    private final Seats seats;
    private final Opinions opinions;
    private final Decisions decisions;
    private final FrontPageSettings settings;

    Query(
        Tables tables,
        DatasetSearch datasets,
        Publishers publishers,
        Seats seats,
        Opinions opinions,
        Decisions decisions,
        FrontPageSettings settings) {
      this.tables = tables;
      this.datasets = datasets;
      this.publishers = publishers;
      this.seats = seats;
      this.opinions = opinions;
      this.decisions = decisions;
      this.settings = settings;
    }

    FrontPage in(Ui ui) {
      return new FrontPage(
          settings.headlines().stream().flatMap(headline -> figure(headline, ui).stream()).toList(),
          datasets.find(DatasetQuery.newest(ui.language(), NEWEST)).rows().stream()
              .map(row -> entry(row, ui))
              .toList(),
          opinions.newest(OPINIONS).stream().map(one -> entry(one, ui)).toList(),
          decisions.newest(DECISIONS).stream().map(one -> entry(one, ui)).toList(),
          table(ui),
          List.of(
              way("read", ui.path("/data"), ui),
              way("ask", "mailto:" + ui.site().contact(), ui),
              way("build", ui.path("/api"), ui)));
    }

    private @Nullable Figure table(Ui ui) {
      var groups = seats.list();
      var all = groups.stream().mapToInt(SeatGroup::quota).sum();
      var open = groups.stream().mapToInt(SeatGroup::open).sum();
      return all == 0
          ? null
          : Figure.of(
                  ui.text("frontpage.table.seats"),
                  ui.number(all),
                  ui.text("frontpage.table.source"))
              .of(new Share(all - open, all, ui.text("frontpage.table.share", all - open, open)))
              .at(ui.path("/council"));
    }

    private static Way way(String name, String href, Ui ui) {
      var key = "frontpage.part." + name;
      return new Way(ui.text(key), ui.text(key + ".text"), ui.text(key + ".link"), href);
    }

    /**
     * The figure's newest value, how it went and what it comes from; nothing where there is none.
     */
    private Optional<Figure> figure(Headline headline, Ui ui) {
      try {
        var structure =
            tables.edition(Actor.visitor(), headline.dataset(), null).release().structure();
        var time = structure.time().map(Dimension::code).map(List::of).orElse(List.of());
        var table =
            tables.table(
                TableQuery.of(headline.dataset())
                    .withRows(time)
                    .withMeasures(List.of(headline.measure())));
        return figure(table, ui);
      } catch (Problem.NotFound | Problem.Refused | Problem.Gone notShown) {
        return Optional.empty();
      }
    }

    private Optional<Figure> figure(PublishedTable table, Ui ui) {
      var values = new ArrayList<Double>();
      var period = "";
      for (var row : table.rows()) {
        if (row.cells().getFirst() instanceof Shown shown) {
          values.add(shown.value().doubleValue());
          period = row.heads().isEmpty() ? "" : row.heads().getFirst().label().in(ui.language());
        }
      }
      if (values.isEmpty()) {
        return Optional.empty();
      }
      var measure = table.measures().getFirst();
      return Optional.of(
          Figure.of(
                  measure.label().in(ui.language()),
                  number(values.getLast(), measure, ui),
                  period + " · " + publisher(table.dataset(), ui))
              .saying(table.title().in(ui.language()))
              .going(values.size() > 2 ? new Sparkline(values) : null)
              .at(ui.path("/data/" + table.dataset().slug())));
    }

    private static Entry entry(DatasetPage.Row row, Ui ui) {
      var meta = new ArrayList<String>();
      if (row.publisherName() != null) {
        meta.add(row.publisherName().in(ui.language()));
      }
      if (row.from() != null && row.to() != null) {
        meta.add(IsoPeriod.inWords(row.from(), row.to(), ui.language()));
      }
      if (row.release() != null) {
        meta.add(ui.text("frontpage.rows", row.release().rows()));
      }
      return Entry.of(row.title().in(ui.language()), ui.path("/data/" + row.slug()), meta);
    }

    private static Entry entry(Opinions.Published one, Ui ui) {
      return new Entry(
          ui.text(one.title()),
          ui.path("/opinions/" + one.slug()),
          null,
          new Tag(ui.text("opinions.stand." + one.state().code()), Tone.NEWS),
          List.of(
              ui.text(
                  "frontpage.deciding.opinion",
                  ui.date(one.publishedAt().atZone(ui.site().zone()).toLocalDate()))),
          List.of(),
          elsewhere(one.title().shownIn(ui.language()), ui));
    }

    /** Decisions are written in Turkish. */
    private static Entry entry(Decision one, Ui ui) {
      return new Entry(
          one.title(),
          ui.path("/decisions/" + one.id()),
          null,
          null,
          List.of(ui.text("frontpage.deciding.decision", one.label(), ui.date(one.decidedOn()))),
          List.of(),
          elsewhere(Language.TR, ui));
    }

    /** The language something is in, where it is not the reader's. */
    private static @Nullable Language elsewhere(Language in, Ui ui) {
      return in == ui.language() ? null : in;
    }

    private String publisher(Dataset dataset, Ui ui) {
      return publishers
          .find(dataset.metadata().publisher())
          .map(publisher -> publisher.name().in(ui.language()))
          .orElse(dataset.metadata().source());
    }

    private static String number(double value, Measure measure, Ui ui) {
      return measure.decimals() == 0
          ? ui.number(Math.round(value))
          : ui.number(value, measure.decimals());
    }
  }
}
