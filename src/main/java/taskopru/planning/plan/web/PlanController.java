package taskopru.planning.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import taskopru.kernel.Problem;
import taskopru.planning.plan.Frameworks;
import taskopru.planning.plan.Objective;
import taskopru.planning.plan.Plan;
import taskopru.planning.plan.PlanStanding;
import taskopru.planning.plan.PlanStanding.OfAction;
import taskopru.planning.plan.Plans;
import taskopru.web.Ui;
import taskopru.web.ui.Alternate;
import taskopru.web.ui.Download;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Term;

/** The plan as everybody reads it, year by year and in its frameworks, with twins for programs. */
@Controller
class PlanController {

  private static final String PLAN = "/{lang:tr|en|ar}/plan";
  private static final String EDITION = PLAN + "/editions/{id:[0-9a-f-]{36}}";
  private static final String YEAR = PLAN + "/{year:[0-9]{4}}";
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Plans plans;
  private final PlanPages pages;
  private final Frameworks frameworks;

  PlanController(Plans plans, PlanPages pages, Frameworks frameworks) {
    this.plans = plans;
    this.pages = pages;
    this.frameworks = frameworks;
  }

  @GetMapping(PLAN)
  String plan(HttpServletRequest request, Model model) {
    var plan = plans.current();
    if (plan.isEmpty()) {
      return "planning/plan/web/noPlan";
    }
    return show(plan.get(), pages.ui(request), model);
  }

  @GetMapping(EDITION)
  String edition(@PathVariable UUID id, HttpServletRequest request, Model model) {
    return show(plans.getPublic(id), pages.ui(request), model);
  }

  private String show(Plan plan, Ui ui, Model model) {
    var here = ui.path("/plan/editions/" + plan.id());
    model.addAttribute(
        "page",
        new PublicPlan(
            pages.view(plans.standing(plan), ui),
            notice(plan, ui),
            editions(ui),
            List.of(
                new Download(
                    ui.text("planning.plan.take.json"), here + ".json", "JSON", null, null)),
            List.of(Alternate.json(here + ".json"))));
    return "planning/plan/web/plan";
  }

  private PlanView.@Nullable Link notice(Plan plan, Ui ui) {
    return switch (plan.state()) {
      case SUPERSEDED ->
          new PlanView.Link(ui.text("planning.plan.notice.superseded"), ui.path("/plan"));
      case CLOSED -> new PlanView.Link(ui.text("planning.plan.notice.closed"), ui.path("/plan"));
      case DRAFT, ADOPTED, DROPPED -> null;
    };
  }

  private List<Term> editions(Ui ui) {
    return plans.listPublic().stream()
        .map(one ->
            new Term(
                ui.text("planning.plan.edition.said", String.valueOf(one.edition())),
                ui.text(
                    "planning.plan.edition.when",
                    ui.text(one.title()),
                    one.adoptedOn() == null ? "" : ui.date(one.adoptedOn()),
                    ui.text("planning.plan.state." + one.state().code())),
                ui.path("/plan/editions/" + one.id())))
        .toList();
  }

  @GetMapping(PLAN + "/frameworks")
  String frameworks(HttpServletRequest request, Model model) {
    var ui = pages.ui(request);
    var whole = plans.whole(current());
    var parts = new ArrayList<FrameworksPage.Part>();
    for (var framework : frameworks.list()) {
      var rows =
          framework.points().stream()
              .map(point ->
                  new FrameworksPage.Row(
                      ui.text(point.name()),
                      whole
                          .objectives()
                          .filter(one ->
                              one.marks()
                                  .contains(new Objective.Mark(framework.code(), point.code())))
                          .map(one ->
                              new PlanView.Link(
                                  ui.text(
                                      "planning.plan.numbered", one.number(), ui.text(one.name())),
                                  ui.path("/plan#objective-" + one.number())))
                          .toList()))
              .filter(row -> !row.objectives().isEmpty())
              .toList();
      parts.add(
          new FrameworksPage.Part(
              framework.code(),
              PlanPages.framework(framework, ui),
              framework.source(),
              ui.text("planning.plan.framework.said", rows.size(), framework.points().size()),
              rows));
    }
    model.addAttribute("page", new FrameworksPage(parts));
    return "planning/plan/web/frameworks";
  }

  @GetMapping(YEAR)
  String year(@PathVariable int year, HttpServletRequest request, Model model) {
    var ui = pages.ui(request);
    var standing = covering(year);
    var plan = standing.whole().plan();
    var names = pages.names(standing);
    var here = ui.path("/plan/" + year);
    var actions = standing.actionsIn(year);
    model.addAttribute(
        "page",
        new ProgrammePage(
            ui.text("planning.plan.programme.title", String.valueOf(year)),
            ui.text("planning.plan.programme.lead", ui.text(plan.title())),
            ui.path("/plan"),
            IntStream.rangeClosed(plan.facts().from(), plan.facts().to())
                .mapToObj(one -> new Tab(String.valueOf(one), ui.path("/plan/" + one), one == year))
                .toList(),
            actions.stream().map(one -> pages.action(one, names, ui)).toList(),
            ui.text("planning.plan.programme.none", String.valueOf(year)),
            totals(actions, ui),
            List.of(
                new Download(ui.text("planning.plan.take.csv"), here + ".csv", "CSV", null, null),
                new Download(
                    ui.text("planning.plan.take.xlsx"), here + ".xlsx", "Excel", null, null),
                new Download(
                    ui.text("planning.plan.take.json"), here + ".json", "JSON", null, null)),
            List.of(Alternate.json(here + ".json"), Alternate.csv(here + ".csv"))));
    return "planning/plan/web/programme";
  }

  private static List<String> totals(List<OfAction> actions, Ui ui) {
    var sums = new TreeMap<String, BigDecimal>();
    actions.forEach(one -> {
      var budget = one.action().facts().budget();
      if (budget != null) {
        sums.merge(budget.currency(), budget.amount(), BigDecimal::add);
      }
    });
    return sums.entrySet().stream()
        .map(sum ->
            ui.text("planning.plan.money", PlanPages.number(sum.getValue(), ui), sum.getKey()))
        .toList();
  }

  @GetMapping({PLAN + ".json", "/api/v1/plan"})
  ResponseEntity<PlanJson> forPrograms(HttpServletRequest request) {
    return json(current(), request);
  }

  @GetMapping(EDITION + ".json")
  ResponseEntity<PlanJson> editionForPrograms(@PathVariable UUID id, HttpServletRequest request) {
    return json(plans.getPublic(id), request);
  }

  private ResponseEntity<PlanJson> json(Plan plan, HttpServletRequest request) {
    var standing = plans.standing(plan);
    return kept().body(PlanJson.of(standing, pages.names(standing), pages.ui(request)));
  }

  @GetMapping({YEAR + ".json", "/api/v1/plan/{year:[0-9]+}"})
  ResponseEntity<ProgrammeJson> yearForPrograms(
      @PathVariable int year, HttpServletRequest request) {
    var ui = pages.ui(request);
    var standing = covering(year);
    var names = pages.names(standing);
    return kept()
        .body(
            new ProgrammeJson(
                year,
                standing.whole().plan().id().toString(),
                ui.text(standing.whole().plan().title()),
                ui.site().baseUrl() + ui.path("/plan/" + year),
                standing.actionsIn(year).stream()
                    .map(one -> PlanJson.action(one, names, ui))
                    .toList()));
  }

  @GetMapping(YEAR + ".csv")
  ResponseEntity<byte[]> yearAsCsv(@PathVariable int year, HttpServletRequest request) {
    return sheet(year, pages.ui(request)).csv().answer();
  }

  @GetMapping(YEAR + ".xlsx")
  ResponseEntity<byte[]> yearAsXlsx(@PathVariable int year, HttpServletRequest request) {
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("plan-" + year + ".xlsx").build().toString())
        .body(sheet(year, pages.ui(request)).xlsx(String.valueOf(year)));
  }

  private ProgrammeSheet sheet(int year, Ui ui) {
    var standing = covering(year);
    return new ProgrammeSheet(standing.actionsIn(year), pages.names(standing), ui);
  }

  private Plan current() {
    return plans.current().orElseThrow(() -> new Problem.NotFound("planning.plan.none"));
  }

  private PlanStanding covering(int year) {
    var plan = current();
    if (!plan.covers(year)) {
      throw new Problem.NotFound("planning.plan.year.outside", String.valueOf(year));
    }
    return plans.standing(plan);
  }

  private static ResponseEntity.BodyBuilder kept() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .varyBy("Accept-Language")
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic());
  }
}
