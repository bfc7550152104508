package taskopru.planning.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import taskopru.kernel.Language;
import taskopru.planning.Report;
import taskopru.planning.ReportPapers;
import taskopru.planning.ReportWords;
import taskopru.planning.Reports;
import taskopru.planning.Snapshot;
import taskopru.web.Csv;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Alternate;
import taskopru.web.ui.Entry;
import taskopru.web.ui.Term;

/** Annual reports as everybody reads them, with their twins and for programs. */
@Controller
class ReportsController {

  private static final String LIST = "/{lang:tr|en|ar}/reports";
  private static final String YEAR = LIST + "/{year:[0-9]{4}}";
  private static final String EDITION = YEAR + "/editions/{edition:[0-9]{1,3}}";
  private static final int OVERVIEW = 2;

  private final Reports reports;
  private final ReportPapers papers;
  private final Uis uis;

  ReportsController(Reports reports, ReportPapers papers, Uis uis) {
    this.reports = reports;
    this.papers = papers;
    this.uis = uis;
  }

  @GetMapping(LIST)
  String list(HttpServletRequest request, Model model) {
    var ui = uis.of(request);
    var here = ui.path("/reports");
    var standing = reports.standing();
    var snapshots = reports.snapshots(standing);
    model.addAttribute(
        "list",
        new ReportList(
            standing.stream()
                .map(
                    report -> entry(report, Objects.requireNonNull(snapshots.get(report.id())), ui))
                .toList(),
            List.of(Alternate.json(here + ".json"), Alternate.csv(here + ".csv"))));
    return "planning/web/reports";
  }

  private Entry entry(Report report, Snapshot snapshot, Ui ui) {
    var sentences =
        snapshot.chapters().stream()
            .filter(Snapshot.Chapter::recorded)
            .flatMap(chapter -> ReportWords.sentences(chapter, ui.language()).stream().limit(1))
            .limit(OVERVIEW)
            .toList();
    return Entry.of(
            titled(report, ui),
            ui.path("/reports/" + report.year()),
            Stream.of(
                    ui.text(
                        "planning.report.counted",
                        ReportWords.date(snapshot.asOf(), ui.language())),
                    ui.text("planning.report.edition.said", String.valueOf(report.edition())),
                    snapshot.isInterim() ? ui.text("planning.report.interim") : null)
                .filter(Objects::nonNull)
                .toList())
        .told(sentences.isEmpty() ? null : String.join(" ", sentences));
  }

  @GetMapping({LIST + ".json", "/api/v1/reports"})
  ResponseEntity<List<ReportEntry>> listForPrograms(HttpServletRequest request) {
    var site = uis.of(request).site();
    return kept(MediaType.APPLICATION_JSON)
        .body(reports.standing().stream().map(report -> ReportEntry.of(report, site)).toList());
  }

  @GetMapping(LIST + ".csv")
  ResponseEntity<byte[]> listAsCsv(HttpServletRequest request) {
    var site = uis.of(request).site();
    var csv = new Csv("year", "edition", "as_of", "published_at", "sha256", "url");
    for (var report : reports.standing()) {
      var entry = ReportEntry.of(report, site);
      csv.row(
          List.of(
              String.valueOf(entry.year()),
              String.valueOf(entry.edition()),
              entry.asOf().toString(),
              entry.publishedAt(),
              entry.sha256(),
              entry.url()));
    }
    return csv.answer();
  }

  @GetMapping(YEAR)
  String standing(@PathVariable int year, HttpServletRequest request, Model model) {
    return show(reports.standing(year), null, uis.of(request), model);
  }

  @GetMapping(EDITION)
  String edition(
      @PathVariable int year, @PathVariable int edition, HttpServletRequest request, Model model) {
    var ui = uis.of(request);
    var report = reports.published(year, edition);
    var newer =
        report.state() == Report.State.SUPERSEDED ? ui.path("/reports/" + report.year()) : null;
    return show(report, newer, ui, model);
  }

  private String show(Report report, @Nullable String newer, Ui ui, Model model) {
    var snapshot = reports.snapshot(report);
    var here = ui.path("/reports/%d/editions/%d".formatted(report.year(), report.edition()));
    var issued = papers.issued(report);
    model.addAttribute(
        "page",
        new PublicReport(
            ReportPage.of(report, snapshot, ui),
            titled(report, ui),
            ui.text(
                "planning.report.lead",
                snapshot.body().in(ui.language()),
                ReportWords.date(snapshot.asOf(), ui.language())),
            newer,
            ReportPage.papers(
                issued.stream().filter(paper -> paper.language() == ui.language()).toList(), ui),
            ReportPage.papers(issued, ui),
            issued.stream()
                .map(paper ->
                    new Term(
                        ui.text("planning.report.paper." + paper.language().tag()),
                        paper.code(),
                        ui.path("/verify/" + paper.code())))
                .toList(),
            editions(report, ui),
            List.of(Alternate.json(here + ".json"), Alternate.csv(here + ".csv"))));
    return "planning/web/report";
  }

  private List<Term> editions(Report shown, Ui ui) {
    var all = new ArrayList<Term>();
    for (var report : reports.published(shown.year())) {
      var published = Objects.requireNonNull(report.publishedAt());
      all.add(
          new Term(
              ui.text("planning.report.edition.said", String.valueOf(report.edition())),
              ui.text(
                  "planning.report.edition.when",
                  ui.date(published.atZone(ui.site().zone()).toLocalDate()),
                  report.reason() == null
                      ? ui.text("planning.report.edition.first")
                      : report.reason()),
              ui.path("/reports/%d/editions/%d".formatted(report.year(), report.edition()))));
    }
    return all;
  }

  @GetMapping(YEAR + ".json")
  ResponseEntity<ReportEntry> asJson(@PathVariable int year, HttpServletRequest request) {
    return json(reports.standing(year), request);
  }

  @GetMapping("/api/v1/reports/{year:[0-9][0-9][0-9][0-9]}")
  ResponseEntity<ReportEntry> forPrograms(@PathVariable int year, HttpServletRequest request) {
    return json(reports.standing(year), request);
  }

  @GetMapping(EDITION + ".json")
  ResponseEntity<ReportEntry> editionAsJson(
      @PathVariable int year, @PathVariable int edition, HttpServletRequest request) {
    return json(reports.published(year, edition), request);
  }

  @GetMapping("/api/v1/reports/{year:[0-9][0-9][0-9][0-9]}/facts")
  ResponseEntity<byte[]> facts(@PathVariable int year) {
    var report = reports.standing(year);
    return kept(MediaType.APPLICATION_JSON)
        .eTag('"' + Objects.requireNonNull(report.sha256()) + '"')
        .body(reports.bytes(report));
  }

  @GetMapping(YEAR + ".csv")
  ResponseEntity<byte[]> asCsv(@PathVariable int year, Language language) {
    return csv(reports.standing(year), language);
  }

  @GetMapping(EDITION + ".csv")
  ResponseEntity<byte[]> editionAsCsv(
      @PathVariable int year, @PathVariable int edition, Language language) {
    return csv(reports.published(year, edition), language);
  }

  private ResponseEntity<ReportEntry> json(Report report, HttpServletRequest request) {
    return kept(MediaType.APPLICATION_JSON)
        .body(ReportEntry.of(report, reports.bytes(report), uis.of(request).site()));
  }

  /** Every number on a line of its own: what it is, of what, and the year before. */
  private ResponseEntity<byte[]> csv(Report report, Language language) {
    var snapshot = reports.snapshot(report);
    var csv =
        new Csv("year", "as_of", "chapter", "table", "row", "measure", "name", "value", "before");
    var year = String.valueOf(snapshot.year());
    var asOf = snapshot.asOf().toString();
    for (var chapter : snapshot.chapters()) {
      for (var count : chapter.counts()) {
        csv.row(
            List.of(
                year,
                asOf,
                chapter.code(),
                "",
                "",
                count.code(),
                count.name().in(language),
                String.valueOf(count.number()),
                count.before() == null ? "" : String.valueOf(count.before())));
      }
      for (var table : chapter.tables()) {
        for (var row : table.rows()) {
          for (var i = 0; i < row.numbers().size(); i++) {
            csv.row(
                List.of(
                    year,
                    asOf,
                    chapter.code(),
                    table.code(),
                    row.name().in(language),
                    String.valueOf(i + 1),
                    table.columns().get(i).in(language),
                    String.valueOf(row.numbers().get(i)),
                    ""));
          }
        }
      }
      for (var listing : chapter.listings()) {
        for (var item : listing.items()) {
          for (var i = 0; i < item.cells().size(); i++) {
            var cell = item.cells().get(i);
            csv.row(
                List.of(
                    year,
                    asOf,
                    chapter.code(),
                    listing.code(),
                    item.name().in(language),
                    String.valueOf(i + 1),
                    listing.columns().get(i).in(language),
                    cell.exact() == null ? cell.shown().in(language) : cell.exact(),
                    ""));
          }
        }
      }
    }
    return csv.answer();
  }

  private static String titled(Report report, Ui ui) {
    return ui.text("planning.report.titled", String.valueOf(report.year()));
  }

  private static ResponseEntity.BodyBuilder kept(MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic());
  }
}
