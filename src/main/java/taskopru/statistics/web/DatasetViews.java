package taskopru.statistics.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Freshness;
import taskopru.catalogue.Publishers;
import taskopru.kernel.Actor;
import taskopru.kernel.IsoPeriod;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.statistics.Measure.Aggregation;
import taskopru.statistics.Release;
import taskopru.statistics.TableQuery;
import taskopru.statistics.Tables;
import taskopru.statistics.Tables.Edition;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Download;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** What is told about a dataset around its figures. */
@Component
class DatasetViews {

  private static final int LAST_RELEASES = 5;

  private final Headlines headlines;
  private final Citations citations;
  private final Publishers publishers;
  private final Site site;
  private final Clock clock;

  DatasetViews(
      Headlines headlines, Citations citations, Publishers publishers, Site site, Clock clock) {
    this.headlines = headlines;
    this.citations = citations;
    this.publishers = publishers;
    this.site = site;
    this.clock = clock;
  }

  /** A dataset whose figures are open. */
  DatasetView open(
      Edition edition,
      TableQuery query,
      Controls controls,
      FigureView figure,
      List<Release> history,
      Actor actor,
      Ui ui) {
    var dataset = edition.dataset();
    var release = edition.release();
    var language = ui.language();
    return new DatasetView(
        dataset.slug().value(),
        dataset.metadata().title().in(language),
        fallback(dataset.metadata().title(), language),
        headlines.of(edition, actor, language),
        crumbs(dataset, ui),
        tags(dataset, release, ui),
        release.isPublic() ? null : ui.text("statistics.dataset.preview", release.number()),
        older(release, history, ui),
        null,
        null,
        controls,
        figure,
        dataset.metadata().description().in(language),
        paragraphs(dataset.metadata().method().in(language)),
        terms(dataset, release, ui),
        reading(release, ui),
        downloads(edition, ui),
        citations.of(dataset, release, publisher(dataset, language), language),
        snippets(query),
        history.stream()
            .limit(LAST_RELEASES)
            .map(entry -> line(entry, history, dataset, ui))
            .toList(),
        TableAddresses.page(language, dataset.slug()) + "/releases");
  }

  /** A dataset without figures to show: why, and all that may be told about it. */
  DatasetView closed(Dataset dataset, String key, List<Release> history, Ui ui) {
    var language = ui.language();
    return new DatasetView(
        dataset.slug().value(),
        dataset.metadata().title().in(language),
        fallback(dataset.metadata().title(), language),
        null,
        crumbs(dataset, ui),
        tags(dataset, null, ui),
        null,
        null,
        ui.text(key + ".title"),
        ui.text(key + ".text"),
        null,
        null,
        dataset.metadata().description().in(language),
        paragraphs(dataset.metadata().method().in(language)),
        terms(dataset, null, ui),
        List.of(),
        List.of(),
        new DatasetView.Citation("", "", ""),
        List.of(),
        history.stream().map(entry -> line(entry, history, dataset, ui)).toList(),
        TableAddresses.page(language, dataset.slug()) + "/releases");
  }

  List<Crumb> crumbs(Dataset dataset, Ui ui) {
    return List.of(
        Crumb.to(ui.text("statistics.crumb.data"), ui.path("/data")),
        Crumb.here(ui.text(dataset.metadata().title())));
  }

  DatasetView.ReleaseLine line(Release release, List<Release> history, Dataset dataset, Ui ui) {
    var base = TableAddresses.page(ui.language(), dataset.slug());
    var before =
        history.stream()
            .filter(other -> other.number() < release.number() && other.withdrawnAt() == null)
            .findFirst();
    return new DatasetView.ReleaseLine(
        release.number(),
        base + "/releases/" + release.number(),
        release.publishedAt() == null
            ? null
            : ui.date(LocalDate.ofInstant(release.publishedAt(), site.zone())),
        period(release, ui.language()),
        ui.number(release.rows()),
        state(release, ui),
        release.withdrawnAt() != null
            ? null
            : before
                .map(older -> base + "/compare?from=" + older.number() + "&to=" + release.number())
                .orElse(null));
  }

  Tag state(Release release, Ui ui) {
    if (release.withdrawnAt() != null) {
      return new Tag(ui.text("statistics.release.state.withdrawn"), Tone.BAD);
    }
    return release.publishedAt() == null
        ? new Tag(ui.text("statistics.release.state.draft"), Tone.WAIT)
        : new Tag(ui.text("statistics.release.state.published"), Tone.GOOD);
  }

  static String period(Release release, Language language) {
    var from = release.timeFrom();
    var to = release.timeTo();
    return from == null || to == null ? "" : IsoPeriod.inWords(from, to, language);
  }

  private List<Tag> tags(Dataset dataset, @Nullable Release release, Ui ui) {
    var tags = new ArrayList<Tag>();
    var freshness = dataset.expectation().on(LocalDate.now(clock.withZone(site.zone())));
    if (freshness != Freshness.UNKNOWN) {
      tags.add(
          new Tag(
              ui.text("catalogue.freshness." + freshness),
              switch (freshness) {
                case FRESH -> Tone.GOOD;
                case DUE -> Tone.WAIT;
                case OVERDUE -> Tone.BAD;
                case UNKNOWN -> Tone.PLAIN;
              }));
    }
    tags.add(
        new Tag(
            publisher(dataset, ui.language())
                + " · "
                + ui.text("catalogue.licence." + dataset.metadata().licence()),
            Tone.PLAIN));
    if (release != null) {
      tags.add(new Tag(ui.text("statistics.tag.release", release.number()), Tone.PLAIN));
      if (release.referenceDate() != null) {
        tags.add(
            new Tag(
                ui.text("statistics.tag.reference", ui.date(release.referenceDate())), Tone.PLAIN));
      }
    }
    return tags;
  }

  private String publisher(Dataset dataset, Language language) {
    var code = dataset.metadata().publisher();
    return publishers.list().stream()
        .filter(publisher -> publisher.code().value().equals(code))
        .map(publisher -> publisher.name().in(language))
        .findFirst()
        .orElse(code);
  }

  private static @Nullable String older(Release release, List<Release> history, Ui ui) {
    return history.stream()
        .filter(Release::isPublic)
        .findFirst()
        .filter(newest -> newest.number() > release.number())
        .map(newest -> ui.text("statistics.dataset.older", release.number(), newest.number()))
        .orElse(null);
  }

  private List<Term> terms(Dataset dataset, @Nullable Release release, Ui ui) {
    var metadata = dataset.metadata();
    var terms = new ArrayList<Term>();
    terms.add(Term.of(ui.text("statistics.about.publisher"), publisher(dataset, ui.language())));
    var source =
        release == null || release.source().isEmpty() ? metadata.source() : release.source();
    if (!source.isEmpty()) {
      terms.add(
          new Term(
              ui.text("statistics.about.source"),
              source,
              metadata.sourceUrl().isEmpty() ? null : metadata.sourceUrl()));
    }
    terms.add(
        new Term(
            ui.text("statistics.about.licence"),
            ui.text("catalogue.licence." + metadata.licence()),
            metadata.licence().uri().orElse(null)));
    terms.add(
        Term.of(
            ui.text("statistics.about.periodicity"),
            ui.text("catalogue.periodicity." + metadata.periodicity())));
    var due = dataset.expectation().due();
    if (due != null) {
      terms.add(Term.of(ui.text("statistics.about.expected"), ui.date(due)));
    }
    if (release != null) {
      var period = period(release, ui.language());
      if (!period.isEmpty()) {
        terms.add(Term.of(ui.text("statistics.about.period"), period));
      }
      terms.add(Term.of(ui.text("statistics.about.rows"), ui.number(release.rows())));
      if (!release.note().in(ui.language()).isEmpty()) {
        terms.add(Term.of(ui.text("statistics.about.note"), release.note().in(ui.language())));
      }
    }
    if (!metadata.contact().isEmpty()) {
      terms.add(Term.of(ui.text("statistics.about.contact"), metadata.contact()));
    }
    return terms;
  }

  private static List<String> reading(Release release, Ui ui) {
    var reading = new ArrayList<String>();
    var measures = release.structure().measures();
    for (var aggregation : Aggregation.values()) {
      var names =
          measures.stream()
              .filter(measure -> measure.aggregation() == aggregation)
              .map(measure -> measure.label().in(ui.language()))
              .toList();
      if (!names.isEmpty()) {
        reading.add(
            ui.text(
                "statistics.reading." + aggregation.word(),
                com.ibm.icu.text.ListFormatter.getInstance(
                        com.ibm.icu.util.ULocale.forLocale(ui.language().locale()))
                    .format(names)));
      }
    }
    reading.add(ui.text("statistics.reading.empty"));
    reading.add(ui.text("statistics.reading.releases"));
    return reading;
  }

  private static List<Download> downloads(Edition edition, Ui ui) {
    var slug = edition.dataset().slug();
    var release = edition.release();
    var pinned = "?release=" + release.number();
    var downloads = new ArrayList<Download>();
    var everything =
        TableQuery.of(slug)
            .ofRelease(release.number())
            .withRows(release.structure().dimensions().stream().map(d -> d.code()).toList())
            .withMeasures(release.structure().measures().stream().map(m -> m.code()).toList());
    var cells =
        release.rows()
            * (release.structure().dimensions().size() + release.structure().measures().size());
    if (cells <= Tables.Size.FILE.cells()) {
      downloads.add(
          new Download(
              ui.text("statistics.download.whole-csv"),
              TableAddresses.table(everything, "csv"),
              "CSV",
              ui.text("statistics.download.whole-csv.note"),
              null));
    }
    downloads.add(
        new Download(
            ui.text("statistics.download.parquet"),
            "/api/v1/datasets/" + slug + "/table.parquet" + pinned,
            "Parquet",
            ui.text("statistics.download.parquet.note", release.sha256()),
            release.bytes()));
    downloads.add(
        new Download(
            ui.text("statistics.download.structure"),
            "/api/v1/datasets/" + slug + "/structure" + pinned,
            "JSON",
            ui.text("statistics.download.structure.note"),
            null));
    downloads.add(
        new Download(
            ui.text("statistics.download.metadata"),
            "/api/v1/datasets/" + slug,
            "JSON",
            ui.text("statistics.download.metadata.note"),
            null));
    return downloads;
  }

  /** Code that asks the very question. */
  List<DatasetView.Snippet> snippets(TableQuery query) {
    var csv = site.baseUrl() + TableAddresses.table(query.page(0, null), "csv");
    var json = site.baseUrl() + TableAddresses.table(query.page(0, null), "json");
    return Stream.of(
            new DatasetView.Snippet("R", "library(readr)\ntable <- read_csv(\"" + csv + "\")"),
            new DatasetView.Snippet(
                "Python", "import pandas as pd\ntable = pd.read_csv(\"" + csv + "\")"),
            new DatasetView.Snippet("curl", "curl --compressed \"" + json + "\""),
            new DatasetView.Snippet(
                "Excel, Power Query",
                "let\n  Source = Csv.Document(Web.Contents(\""
                    + csv
                    + "\"), [Encoding = 65001]),\n"
                    + "  Table = Table.PromoteHeaders(Source)\nin\n  Table"))
        .toList();
  }

  private static List<String> paragraphs(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static @Nullable String fallback(LocalizedText text, Language language) {
    var shown = text.shownIn(language);
    return shown == language ? null : shown.tag();
  }
}
