package taskopru.planning.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.planning.plan.ActionState;
import taskopru.planning.plan.Measurement;
import taskopru.planning.plan.Plan;
import taskopru.planning.plan.PlanDoing;
import taskopru.planning.plan.PlanStanding;
import taskopru.planning.plan.Plans;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** What is done for a plan that stands: reports, milestones, measurements, verdicts. */
@Controller("planDeskDoingController")
@RequestMapping("/{lang:tr|en|ar}/desk/plan/{id}")
class DeskDoingController {

  private final Plans plans;
  private final PlanDoing doing;
  private final PlanPages pages;

  DeskDoingController(Plans plans, PlanDoing doing, PlanPages pages) {
    this.plans = plans;
    this.doing = doing;
    this.pages = pages;
  }

  @GetMapping("/doing/{line}")
  ModelAndView action(
      @PathVariable UUID id,
      @PathVariable UUID line,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    return actionPage(actor, id, line, done, Form.empty(), pages.ui(request));
  }

  private ModelAndView actionPage(Actor actor, UUID id, UUID line, String done, Form form, Ui ui) {
    var plan = plans.get(actor, id);
    var standing = plans.standing(plan);
    var one =
        standing
            .actions()
            .filter(each -> each.action().line().equals(line))
            .findFirst()
            .orElseThrow(() -> new Problem.NotFound("planning.plan.piece.unknown"));
    var row = pages.action(one, pages.names(standing), ui);
    var here = ui.path(DeskPlanController.HERE + "/" + id + "/doing/" + line);
    var stations = new ArrayList<DoingPage.Station>();
    for (var i = 0; i < row.milestones().size(); i++) {
      var station = row.milestones().get(i);
      stations.add(
          new DoingPage.Station(
              station.name(),
              station.when(),
              station.reached(),
              here + "/milestones/" + one.action().milestones().get(i).line()));
    }
    return page(
        plan,
        row.number(),
        row.name(),
        here,
        done,
        form,
        List.of(
            Term.of(ui.text("planning.plan.column.owner"), row.owner()),
            Term.of(ui.text("planning.plan.column.when"), row.when()),
            Term.of(ui.text("planning.plan.column.budget"), row.budget()),
            Term.of(ui.text("planning.plan.column.state"), row.state().text()),
            Term.of(ui.text("planning.plan.milestones"), row.bar().words())),
        doing.mayReport(actor, plan, one.action()) ? states(one, ui) : List.of(),
        false,
        doing.mayVerify(actor, plan, one.action()),
        stations,
        doing.reports(actor, plan, line).stream()
            .map(each ->
                new DoingPage.Said(
                    PlanPages.state(each.state(), ui),
                    ui.dateTime(each.reportedAt()),
                    each.note(),
                    each.evidence(),
                    null))
            .toList(),
        ui);
  }

  private static List<Option> states(PlanStanding.OfAction one, Ui ui) {
    return List.of(ActionState.values()).stream()
        .filter(one.state().next()::contains)
        .map(each -> Option.of(each.code(), ui.text("planning.plan.action." + each.code())))
        .toList();
  }

  @PostMapping("/doing/{line}")
  ModelAndView report(
      @PathVariable UUID id,
      @PathVariable UUID line,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    plans.get(actor, id);
    var answers = Sent.answers(sent);
    var state = answers.one("state", ActionState::find, ActionState.UNDER_WAY);
    return attempt(
        answers,
        () -> doing.report(actor, line, state, answers.text("note"), answers.text("evidence")),
        at(ui, id, "/doing/" + line),
        form -> actionPage(actor, id, line, "", form, ui));
  }

  @PostMapping("/doing/{line}/verdict")
  ModelAndView judge(
      @PathVariable UUID id,
      @PathVariable UUID line,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    plans.get(actor, id);
    var answers = Sent.answers(sent);
    var yes = yes(answers);
    return attempt(
        answers,
        () -> doing.judge(actor, line, yes, answers.text("note")),
        at(ui, id, "/doing/" + line),
        form -> actionPage(actor, id, line, "", form, ui));
  }

  @PostMapping("/doing/{line}/milestones/{milestone}")
  String reach(
      @PathVariable UUID id,
      @PathVariable UUID line,
      @PathVariable UUID milestone,
      @RequestParam(defaultValue = "yes") String reached,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    plans.get(actor, id);
    doing.reach(actor, line, milestone, reached.equals("yes") ? pages.today() : null);
    return "redirect:" + at(ui, id, "/doing/" + line);
  }

  @GetMapping("/measuring/{line}")
  ModelAndView indicator(
      @PathVariable UUID id,
      @PathVariable UUID line,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    return indicatorPage(actor, id, line, done, Form.empty(), pages.ui(request));
  }

  private ModelAndView indicatorPage(
      Actor actor, UUID id, UUID line, String done, Form form, Ui ui) {
    var plan = plans.get(actor, id);
    var row =
        pages.view(plans.standing(plan), ui).goals().stream()
            .flatMap(goal -> goal.objectives().stream())
            .flatMap(objective -> objective.indicators().stream())
            .filter(each -> each.line().equals(line.toString()))
            .findFirst()
            .orElseThrow(() -> new Problem.NotFound("planning.plan.piece.unknown"));
    var here = ui.path(DeskPlanController.HERE + "/" + id + "/measuring/" + line);
    var stands = plan.state() == Plan.State.ADOPTED;
    return page(
        plan,
        row.number(),
        row.name(),
        here,
        done,
        form,
        List.of(
            Term.of(ui.text("planning.plan.column.baseline"), row.baseline()),
            Term.of(ui.text("planning.plan.column.target"), row.target()),
            Term.of(
                ui.text("planning.plan.column.now"),
                row.now() == null ? row.nowWhen() : row.now() + " · " + row.nowWhen()),
            Term.of(ui.text("planning.plan.column.progress"), row.bar().words())),
        List.of(),
        stands,
        false,
        List.of(),
        doing.measurements(actor, plan, line).stream()
            .map(each -> said(each, actor, here, stands, ui))
            .toList(),
        ui);
  }

  private static DoingPage.Said said(
      Measurement one, Actor actor, String here, boolean stands, Ui ui) {
    return new DoingPage.Said(
        new Tag(
            ui.text("planning.plan.measurement." + one.state().code()),
            switch (one.state()) {
              case REPORTED -> Tone.WAIT;
              case VERIFIED -> Tone.GOOD;
              case REFUSED -> Tone.BAD;
            }),
        ui.text(
            "planning.plan.value.on", PlanPages.number(one.value(), ui), ui.date(one.measuredOn())),
        one.verdict() == null ? one.note() : (one.note() + "\n" + one.verdict()).strip(),
        one.evidence(),
        stands && one.state() == Measurement.State.REPORTED && !one.reportedBy().equals(actor.id())
            ? here + "/" + one.id()
            : null);
  }

  @PostMapping("/measuring/{line}")
  ModelAndView measure(
      @PathVariable UUID id,
      @PathVariable UUID line,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    plans.get(actor, id);
    var answers = Sent.answers(sent);
    var value = answers.number("value", "planning.plan.value.missing");
    var day = answers.day("day");
    return attempt(
        answers,
        () ->
            doing.measure(actor, line, day, value, answers.text("note"), answers.text("evidence")),
        at(ui, id, "/measuring/" + line),
        form -> indicatorPage(actor, id, line, "", form, ui));
  }

  @PostMapping("/measuring/{line}/{measurement}")
  ModelAndView verify(
      @PathVariable UUID id,
      @PathVariable UUID line,
      @PathVariable UUID measurement,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    plans.get(actor, id);
    var answers = Sent.answers(sent);
    var yes = yes(answers);
    return attempt(
        answers,
        () -> doing.verify(actor, measurement, yes, answers.text("note")),
        at(ui, id, "/measuring/" + line),
        form -> indicatorPage(actor, id, line, "", form, ui));
  }

  private static boolean yes(Answers answers) {
    if (!answers.text("verdict").matches("yes|no")) {
      answers.refuse("verdict", "web.choice.missing");
    }
    return answers.text("verdict").equals("yes");
  }

  private static ModelAndView attempt(
      Answers answers, Runnable deed, String to, Function<Form, ModelAndView> again) {
    var form = answers.form();
    if (!answers.isRefused()) {
      try {
        deed.run();
        return new ModelAndView("redirect:" + to);
      } catch (Problem.Refused no) {
        form = form.refuse(answers.place(no), no);
      }
    }
    var page = again.apply(form);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static String at(Ui ui, UUID id, String rest) {
    return ui.path(DeskPlanController.HERE + "/" + id + rest) + "?done=saved";
  }

  private static ModelAndView page(
      Plan plan,
      String number,
      String name,
      String here,
      String done,
      Form form,
      List<Term> facts,
      List<Option> states,
      boolean measures,
      boolean verdict,
      List<DoingPage.Station> stations,
      List<DoingPage.Said> said,
      Ui ui) {
    var title = ui.text("planning.plan.numbered", number, name);
    return new ModelAndView(
        "planning/plan/web/doing",
        "page",
        new DoingPage(
            title,
            ui.text(plan.title()),
            DeskPlanController.way(ui, plan, title),
            here,
            DeskPlanController.done(ui, done),
            form,
            facts,
            states,
            measures,
            verdict,
            stations,
            said,
            ui.text("planning.plan.said.none")));
  }
}
