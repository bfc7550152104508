package taskopru.statistics.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.statistics.Finding;
import taskopru.statistics.Release;
import taskopru.statistics.ReleaseComparison;
import taskopru.statistics.ReleaseComparison.Change;
import taskopru.statistics.ReportText;
import taskopru.statistics.Tables;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Column;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Download;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** A dataset's releases: their history, one of them, and what is different between two. */
@Controller
class ReleasesController {

  private static final int CHANGES_ON_A_PAGE = 50;
  private static final int MOST_IN_A_FILE = 100_000;

  private final Tables tables;
  private final Datasets datasets;
  private final DatasetViews views;
  private final ReportText reports;
  private final Uis uis;

  ReleasesController(
      Tables tables, Datasets datasets, DatasetViews views, ReportText reports, Uis uis) {
    this.tables = tables;
    this.reports = reports;
    this.datasets = datasets;
    this.views = views;
    this.uis = uis;
  }

  @GetMapping("/{lang:tr|en|ar}/data/{dataset}/releases")
  String history(
      @PathVariable String dataset, Actor actor, HttpServletRequest request, Model model) {
    var ui = uis.of(request);
    var found = datasets.getVisibleTo(actor, TableController.slug(dataset));
    var releases = tables.history(actor, found.slug());
    model.addAttribute(
        "view",
        new ReleaseHistory(
            ui.text("statistics.releases.of", ui.text(found.metadata().title())),
            crumbs(found, ui, List.of(Crumb.here(ui.text("statistics.releases")))),
            releases.stream().map(release -> views.line(release, releases, found, ui)).toList(),
            "/api/v1/datasets/" + found.slug() + "/releases"));
    return "statistics/web/releases";
  }

  @GetMapping("/{lang:tr|en|ar}/data/{dataset}/releases/{number:[0-9]{1,9}}")
  String release(
      @PathVariable String dataset,
      @PathVariable int number,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    var ui = uis.of(request);
    var record = tables.record(actor, TableController.slug(dataset), number);
    var found = record.dataset();
    var release = record.release();
    var line = views.line(release, tables.history(actor, found.slug()), found, ui);
    var isOpen = release.withdrawnAt() == null;
    model.addAttribute(
        "view",
        new ReleaseView(
            ui.text("statistics.release.title", ui.text(found.metadata().title()), number),
            crumbs(
                found,
                ui,
                List.of(
                    Crumb.to(ui.text("statistics.releases"), releasesOf(found, ui)),
                    Crumb.here(ui.text("statistics.tag.release", number)))),
            line.state(),
            isOpen ? null : ui.text("statistics.release.withdrawn", number),
            isOpen ? TableAddresses.page(ui.language(), found.slug()) + "?release=" + number : null,
            line.compare(),
            terms(release, record.withdrawalReason(), ui),
            record.findings().stream().map(finding -> finding(finding, ui)).toList(),
            isOpen ? List.of(file(found.slug(), release, ui)) : List.of()));
    return "statistics/web/release";
  }

  @GetMapping("/{lang:tr|en|ar}/data/{dataset}/compare")
  String compare(
      @PathVariable String dataset,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "1") String page,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    var ui = uis.of(request);
    var slug = TableController.slug(dataset);
    var number = page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
    var comparison =
        tables.compare(
            actor,
            slug,
            number(from),
            number(to),
            (number - 1) * CHANGES_ON_A_PAGE,
            CHANGES_ON_A_PAGE);
    model.addAttribute("view", view(comparison, number, tables.history(actor, slug), ui));
    return "statistics/web/compare";
  }

  @GetMapping("/api/v1/datasets/{dataset}/compare.csv")
  ResponseEntity<byte[]> compareCsv(
      @PathVariable String dataset,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Actor actor)
      throws IOException {
    var comparison =
        tables.compare(
            actor, TableController.slug(dataset), number(from), number(to), 0, MOST_IN_A_FILE);
    return ResponseEntity.ok()
        .contentType(Face.CSV.type())
        .cacheControl(comparison.isForEverybody() ? CacheControl.noCache() : CacheControl.noStore())
        .headers(headers ->
            headers.setContentDisposition(
                ContentDisposition.attachment()
                    .filename(dataset + "-" + number(from) + "-" + number(to) + ".csv")
                    .build()))
        .body(csv(comparison));
  }

  private ComparisonView view(
      ReleaseComparison comparison, int page, List<Release> history, Ui ui) {
    var found = comparison.dataset();
    var columns = new ArrayList<Column>();
    columns.add(Column.of(ui.text("statistics.compare.what")));
    comparison.dimensions().forEach(d -> columns.add(Column.of(ui.text(d.label()))));
    columns.add(Column.of(ui.text("statistics.compare.measure")));
    columns.add(Column.ofNumbers(ui.text("statistics.compare.before")));
    columns.add(Column.ofNumbers(ui.text("statistics.compare.after")));
    columns.add(Column.ofNumbers(ui.text("statistics.compare.difference")));
    var parameters = "?from=" + comparison.older().number() + "&to=" + comparison.newer().number();
    var pager =
        new Pager(
            page,
            CHANGES_ON_A_PAGE,
            comparison.total(),
            TableAddresses.page(ui.language(), found.slug()) + "/compare" + parameters);
    return new ComparisonView(
        ui.text("statistics.compare.title", ui.text(found.metadata().title())),
        crumbs(
            found,
            ui,
            List.of(
                Crumb.to(ui.text("statistics.releases"), releasesOf(found, ui)),
                Crumb.here(ui.text("statistics.release.compare")))),
        history.stream()
            .filter(release -> release.withdrawnAt() == null)
            .map(release ->
                Option.of(
                    String.valueOf(release.number()),
                    ui.text("statistics.tag.release", release.number())))
            .toList(),
        String.valueOf(comparison.older().number()),
        String.valueOf(comparison.newer().number()),
        ui.text(
            "statistics.compare.sentence",
            comparison.changed(),
            comparison.added(),
            comparison.removed(),
            comparison.older().number(),
            comparison.newer().number(),
            comparison.total()),
        comparison.structure().stream()
            .map(part ->
                ui.text(
                    "statistics.compare.part."
                        + part.what().word()
                        + (part.isDimension() ? ".dimension" : ".measure"),
                    ui.text(part.label()),
                    part.code()))
            .toList(),
        columns,
        comparison.changes().stream().map(change -> line(change, ui)).toList(),
        pager.isNeeded() ? pager : null,
        "/api/v1/datasets/" + found.slug() + "/compare.csv" + parameters);
  }

  private static ComparisonView.Line line(Change change, Ui ui) {
    var difference = change.difference();
    return new ComparisonView.Line(
        new Tag(
            ui.text("statistics.compare." + change.what().word()),
            switch (change.what()) {
              case ADDED -> Tone.GOOD;
              case REMOVED -> Tone.BAD;
              case CHANGED -> Tone.PLAIN;
            }),
        change.codes().stream().map(code -> ui.text(code.label())).toList(),
        ui.text(change.measure().label()),
        figure(change.before(), ui.language()),
        figure(change.after(), ui.language()),
        difference == null
            ? "–"
            : (difference.signum() > 0 ? "+" : "") + figure(difference, ui.language()),
        difference == null || difference.signum() == 0
            ? null
            : difference.signum() > 0 ? "up" : "down");
  }

  private static byte[] csv(ReleaseComparison comparison) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8)) {
      var head = new ArrayList<String>();
      head.add("what");
      comparison.dimensions().forEach(dimension -> head.add(dimension.code()));
      head.addAll(List.of("measure", "before", "after", "difference"));
      csv.writeRecord(head);
      for (var change : comparison.changes()) {
        csv.writeRecord(
            Stream.of(
                    Stream.of(change.what().word()),
                    change.codes().stream().map(code -> TableCsv.harmless(code.code())),
                    Stream.of(
                        change.measure().code(),
                        plain(change.before()),
                        plain(change.after()),
                        plain(change.difference())))
                .flatMap(cells -> cells)
                .toList());
      }
    }
    return out.toByteArray();
  }

  private static List<Term> terms(Release release, @Nullable String reason, Ui ui) {
    var terms = new ArrayList<Term>();
    if (release.publishedAt() != null) {
      terms.add(
          Term.of(ui.text("statistics.release.published"), ui.dateTime(release.publishedAt())));
    }
    if (release.withdrawnAt() != null) {
      terms.add(
          Term.of(ui.text("statistics.release.withdrawn-on"), ui.dateTime(release.withdrawnAt())));
    }
    if (reason != null) {
      terms.add(Term.of(ui.text("statistics.release.withdrawn-why"), reason));
    }
    terms.add(Term.of(ui.text("statistics.about.source"), release.source()));
    if (release.referenceDate() != null) {
      terms.add(
          Term.of(ui.text("statistics.xlsx.reference-date"), ui.date(release.referenceDate())));
    }
    var period = DatasetViews.period(release, ui.language());
    if (!period.isEmpty()) {
      terms.add(Term.of(ui.text("statistics.about.period"), period));
    }
    terms.add(Term.of(ui.text("statistics.about.rows"), ui.number(release.rows())));
    terms.add(Term.of("SHA-256", release.sha256()));
    if (!ui.text(release.note()).isEmpty()) {
      terms.add(Term.of(ui.text("statistics.about.note"), ui.text(release.note())));
    }
    return terms;
  }

  /** The sentence alone: places and values of the file stay at the desk. */
  private ReleaseView.Finding finding(Finding finding, Ui ui) {
    return new ReleaseView.Finding(
        new Tag(
            reports.severity(finding, ui.language()),
            switch (finding.severity()) {
              case ERROR -> Tone.BAD;
              case WARNING -> Tone.WAIT;
              case INFO -> Tone.PLAIN;
            }),
        reports.sentence(finding, ui.language()));
  }

  private static Download file(Slug slug, Release release, Ui ui) {
    return new Download(
        ui.text("statistics.download.parquet"),
        "/api/v1/datasets/" + slug + "/table.parquet?release=" + release.number(),
        "Parquet",
        null,
        release.bytes());
  }

  private static List<Crumb> crumbs(Dataset dataset, Ui ui, List<Crumb> rest) {
    return Stream.concat(
            Stream.of(
                Crumb.to(ui.text("statistics.crumb.data"), ui.path("/data")),
                Crumb.to(
                    ui.text(dataset.metadata().title()),
                    TableAddresses.page(ui.language(), dataset.slug()))),
            rest.stream())
        .toList();
  }

  private static String releasesOf(Dataset dataset, Ui ui) {
    return TableAddresses.page(ui.language(), dataset.slug()) + "/releases";
  }

  private static int number(String text) {
    if (text.isBlank()) {
      throw new Problem.Refused("statistics.query.release-missing");
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new Problem.Refused("statistics.query.release-shape", text);
    }
    return Integer.parseInt(text);
  }

  private static String figure(@Nullable BigDecimal value, Language language) {
    return value == null ? "–" : Words.figure(value, language);
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }
}
