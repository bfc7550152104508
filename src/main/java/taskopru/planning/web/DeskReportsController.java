package taskopru.planning.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.planning.Report;
import taskopru.planning.Report.State;
import taskopru.planning.ReportPapers;
import taskopru.planning.ReportWriting;
import taskopru.planning.Reports;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Entry;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** Annual reports on the desk: each page says where the report is and what comes next. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/reports")
class DeskReportsController {

  private static final int YEARS = 5;
  private static final List<String> DONE =
      List.of("written", "frozen", "submitted", "returned", "published", "dropped", "started");

  private final Reports reports;
  private final ReportWriting writing;
  private final ReportPapers papers;
  private final Uis uis;

  DeskReportsController(Reports reports, ReportWriting writing, ReportPapers papers, Uis uis) {
    this.reports = reports;
    this.writing = writing;
    this.papers = papers;
    this.uis = uis;
  }

  /** A deed of a form. */
  @FunctionalInterface
  private interface Deed {
    void run();
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    writing.mustSee(actor);
    return list(Form.empty(), done, actor, uis.of(request), model);
  }

  @PostMapping
  String start(
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    writing.mustSee(actor);
    var ui = uis.of(request);
    var form = Form.of(sent);
    var year = form.value("year").matches("[0-9]{4}") ? Integer.parseInt(form.value("year")) : 0;
    try {
      return "redirect:" + address(writing.start(actor, year), ui) + "?done=started";
    } catch (Problem.Refused | Problem.Conflict no) {
      response.setStatus(no instanceof Problem.Conflict ? 409 : 422);
      return list(form.refuse("year", no), "", actor, ui, model);
    }
  }

  private String list(Form form, String done, Actor actor, Ui ui, Model model) {
    var all = reports.list();
    var taken =
        all.stream()
            .filter(report -> report.state() != State.SUPERSEDED)
            .map(Report::year)
            .toList();
    var last = writing.lastYear();
    model.addAttribute(
        "page",
        new DeskReports(
            all.stream().map(report -> entry(report, actor, ui)).toList(),
            writing.mayWrite(actor),
            form,
            IntStream.concat(
                    IntStream.iterate(last, year -> year - 1).limit(YEARS), IntStream.of(last + 1))
                .filter(year -> !taken.contains(year))
                .mapToObj(year -> Option.of(String.valueOf(year), String.valueOf(year)))
                .toList(),
            done(done)));
    return "planning/web/deskReports";
  }

  private Entry entry(Report report, Actor actor, Ui ui) {
    return Entry.of(
            titled(report, ui),
            address(report, ui),
            Stream.of(
                    ui.text("planning.report.edition.said", String.valueOf(report.edition())),
                    report.asOf() == null
                        ? null
                        : ui.text("planning.report.counted", ui.date(report.asOf())),
                    report.isInterim() ? ui.text("planning.report.interim") : null)
                .filter(Objects::nonNull)
                .toList())
        .told(next(report, actor, ui))
        .tagged(new Tag(ui.text("planning.report.state." + report.state().code()), tone(report)));
  }

  private static Tone tone(Report report) {
    return switch (report.state()) {
      case DRAFT, FROZEN, SUBMITTED -> Tone.WAIT;
      case PUBLISHED -> Tone.GOOD;
      case SUPERSEDED, DROPPED -> Tone.PLAIN;
    };
  }

  @GetMapping("/{id}")
  String show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    writing.mustSee(actor);
    return show(reports.get(id), Form.empty(), done(done), null, actor, uis.of(request), model);
  }

  /** Makes its papers again and says whether they are the same; changes nothing. */
  @GetMapping("/{id}/check")
  String check(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    writing.mustSee(actor);
    var report = reports.get(id);
    var same = report.isPublic() ? papers.areMadeAgain(id) : null;
    return show(report, Form.empty(), "", same, actor, uis.of(request), model);
  }

  private String show(
      Report report,
      Form form,
      String done,
      @Nullable Boolean rebuilt,
      Actor actor,
      Ui ui,
      Model model) {
    model.addAttribute(
        "page",
        new DeskReport(
            titled(report, ui),
            address(report, ui),
            steps(report, ui),
            next(report, actor, ui),
            deeds(report, actor),
            report.returned(),
            report.isPublic()
                ? ui.path("/reports/%d/editions/%d".formatted(report.year(), report.edition()))
                : null,
            done,
            rebuilt,
            form,
            ReportPage.of(report, writing.numbers(actor, report), ui)));
    return "planning/web/deskReport";
  }

  private static List<Step> steps(Report report, Ui ui) {
    var words =
        Stream.of("draft", "frozen", "submitted", "published")
            .map(code -> ui.text("planning.report.state." + code))
            .toList();
    return switch (report.state()) {
      case DRAFT -> Step.line(words, 0);
      case FROZEN -> Step.line(words, 1);
      case SUBMITTED -> Step.line(words, 2);
      case PUBLISHED, SUPERSEDED -> Step.line(words, words.size());
      case DROPPED ->
          List.of(new Step(ui.text("planning.report.state.dropped"), Step.Place.STOPPED));
    };
  }

  /** One sentence about what to do, for whoever reads it. */
  private String next(Report report, Actor actor, Ui ui) {
    var key = "planning.report.next." + report.state().code();
    return switch (report.state()) {
      case DRAFT ->
          report.year() > writing.lastYear()
              ? ui.text("planning.report.next.yearRuns", String.valueOf(report.year()))
              : ui.text(key);
      case FROZEN ->
          report.texts().foreword().tr().isBlank()
              ? ui.text("planning.report.next.foreword")
              : ui.text(key);
      case SUBMITTED ->
          writing.mayPublish(actor, report)
              ? ui.text("planning.report.next.publish")
              : ui.text(key);
      case PUBLISHED, SUPERSEDED, DROPPED -> ui.text(key);
    };
  }

  private DeskReport.Deeds deeds(Report report, Actor actor) {
    var writes = writing.mayWrite(actor);
    var submitted = report.state() == State.SUBMITTED;
    var publishes = submitted && writing.mayPublish(actor, report);
    return new DeskReport.Deeds(
        writes && report.isAtWork(),
        writes && report.state() == State.DRAFT,
        writes && report.state() == State.FROZEN,
        writes && report.state() == State.FROZEN && !report.texts().foreword().tr().isBlank(),
        publishes,
        submitted && writes && !publishes,
        publishes,
        writes && report.isAtWork(),
        writes && report.state() == State.PUBLISHED);
  }

  @GetMapping("/{id}/text")
  String text(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    writing.mustSee(actor);
    var report = reports.get(id);
    return text(report, TextForm.fill(report), actor, uis.of(request), model);
  }

  @PostMapping("/{id}/text")
  String write(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    writing.mustSee(actor);
    var ui = uis.of(request);
    var report = reports.get(id);
    var snapshot = writing.numbers(actor, report);
    var form = TextForm.check(Form.of(sent), snapshot);
    if (!form.isRefused()) {
      try {
        writing.write(actor, id, version(form.value("version")), TextForm.texts(form, snapshot));
        return "redirect:" + address(report, ui) + "?done=written";
      } catch (Problem.Conflict conflict) {
        response.setStatus(409);
        // What was typed stays; sending it again writes it over what came between.
        form = form.with("version", String.valueOf(report.version())).refuse(conflict);
        return text(report, form, actor, ui, model);
      } catch (Problem.Refused no) {
        form = form.refuse(no);
      }
    }
    response.setStatus(422);
    return text(report, form, actor, ui, model);
  }

  private String text(Report report, Form form, Actor actor, Ui ui, Model model) {
    var snapshot = writing.numbers(actor, report);
    model.addAttribute(
        "page",
        new TextForm(
            titled(report, ui),
            address(report, ui) + "/text",
            address(report, ui),
            form,
            TextForm.chapters(snapshot, form, ui),
            TextForm.activities(snapshot, form, ui)));
    return "planning/web/reportText";
  }

  @PostMapping("/{id}/snapshot")
  String freeze(
      @PathVariable UUID id,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return attempt(
        id,
        Form.empty(),
        "",
        "frozen",
        () -> writing.freeze(actor, id),
        actor,
        request,
        response,
        model);
  }

  @PostMapping("/{id}/submission")
  String submit(
      @PathVariable UUID id,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return attempt(
        id,
        Form.empty(),
        "",
        "submitted",
        () -> writing.submit(actor, id),
        actor,
        request,
        response,
        model);
  }

  @PostMapping("/{id}/return")
  String giveBack(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var form = Form.of(sent);
    return attempt(
        id,
        form,
        "note",
        "returned",
        () -> writing.giveBack(actor, id, form.value("note")),
        actor,
        request,
        response,
        model);
  }

  @PostMapping("/{id}/publication")
  String publish(
      @PathVariable UUID id,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return attempt(
        id,
        Form.empty(),
        "",
        "published",
        () -> writing.publish(actor, id),
        actor,
        request,
        response,
        model);
  }

  @PostMapping("/{id}/removal")
  String drop(
      @PathVariable UUID id,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return attempt(
        id,
        Form.empty(),
        "",
        "dropped",
        () -> writing.drop(actor, id),
        actor,
        request,
        response,
        model);
  }

  @PostMapping("/{id}/correction")
  String correct(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    writing.mustSee(actor);
    var ui = uis.of(request);
    var form = Form.of(sent);
    try {
      var next = writing.correct(actor, id, form.value("reason"));
      return "redirect:" + address(next, ui) + "?done=started";
    } catch (Problem.Refused | Problem.Conflict no) {
      response.setStatus(no instanceof Problem.Conflict ? 409 : 422);
      return show(reports.get(id), form.refuse("reason", no), "", null, actor, ui, model);
    }
  }

  /** Does it, or shows the report again with the sentence that says why not. */
  private String attempt(
      UUID id,
      Form form,
      String field,
      String done,
      Deed deed,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    writing.mustSee(actor);
    var ui = uis.of(request);
    try {
      deed.run();
      return "redirect:" + address(reports.get(id), ui) + "?done=" + done;
    } catch (Problem.Refused | Problem.Conflict no) {
      response.setStatus(no instanceof Problem.Conflict ? 409 : 422);
      var refused = no instanceof Problem.Refused ? form.refuse(field, no) : form.refuse(no);
      return show(reports.get(id), refused, "", null, actor, ui, model);
    }
  }

  private static String done(String code) {
    return DONE.contains(code) ? code : "";
  }

  private static int version(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
  }

  private static String titled(Report report, Ui ui) {
    return ui.text("planning.report.titled", String.valueOf(report.year()));
  }

  private static String address(Report report, Ui ui) {
    return ui.path("/desk/reports/" + report.id());
  }
}
