package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.Keepers;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Decision;
import taskopru.meetings.Decisions;
import taskopru.meetings.Tasks;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;

/** What became of decisions: follow-up, tasks, what is overdue. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk")
class DeskDecisionsController {

  private static final Set<String> DONE =
      Set.of("recorded", "followed", "given", "sent", "completed", "dropped");

  private final DecisionList.Query list;
  private final DecisionViews views;
  private final Decisions decisions;
  private final Tasks tasks;
  private final Bodies bodies;
  private final Keepers keepers;
  private final Uis uis;
  private final Shelves shelves;

  DeskDecisionsController(
      DecisionList.Query list,
      DecisionViews views,
      Decisions decisions,
      Tasks tasks,
      Bodies bodies,
      Keepers keepers,
      Uis uis,
      Shelves shelves) {
    this.list = list;
    this.views = views;
    this.decisions = decisions;
    this.tasks = tasks;
    this.bodies = bodies;
    this.keepers = keepers;
    this.uis = uis;
    this.shelves = shelves;
  }

  @GetMapping("/decisions")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "1") String page,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    var own = bodies.own().stream().filter(body -> keepers.keeps(actor, body)).toList();
    var asked = DecisionViews.asked(q, year, state, page, DecisionList.Query.SIZE).withLateFirst();
    var ui = uis.of(request);
    model.addAttribute(
        "list",
        DecisionList.of(
            list.read(own.stream().map(Body::id).collect(Collectors.toSet()), asked, views.today()),
            asked,
            views.bodies(ui),
            views.institutions(ui),
            views.today(),
            true,
            ui));
    return "meetings/web/deskDecisions";
  }

  @GetMapping("/decisions/{id}")
  String show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    var decision = keep(actor, id);
    model.addAttribute(
        "page",
        views.page(
            decision,
            DONE.contains(done) ? done : null,
            fill(decision),
            Form.empty(),
            uis.of(request)));
    return show(id, uis.of(request), model);
  }

  @PostMapping("/decisions/{id}")
  String follow(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var before = keep(actor, id);
    var form = Form.of(sent);
    try {
      decisions.follow(
          actor,
          id,
          Typed.number(form.value("version")),
          Decision.State.find(form.value("state")).orElse(before.state()),
          form.value("followUp"),
          form.value("institution").isEmpty() ? null : Typed.uuid(form.value("institution")),
          PlanForm.day(form.value("due")).orElse(null));
      return to(language, id, "followed");
    } catch (Problem.Conflict conflict) {
      response.setStatus(409);
      var now = decisions.get(id);
      form = form.with("version", String.valueOf(now.version())).refuse(conflict);
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      form =
          form.refuse(refused.messageKey().equals("meetings.decision.due") ? "due" : "", refused);
    }
    model.addAttribute(
        "page", views.page(decisions.get(id), null, form, Form.empty(), uis.of(request)));
    return show(id, uis.of(request), model);
  }

  @PostMapping("/decisions/{id}/tasks")
  String give(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var decision = keep(actor, id);
    var form = Form.of(sent);
    try {
      tasks.give(
          actor,
          id,
          form.value("taskTitle"),
          form.value("taskInstitution").isEmpty()
              ? null
              : Typed.uuid(form.value("taskInstitution")),
          PlanForm.day(form.value("taskDue")).orElse(null));
      return to(language, id, "given");
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      var field = refused.messageKey().equals("meetings.decision.due") ? "taskDue" : "taskTitle";
      model.addAttribute(
          "page",
          views.page(decision, null, fill(decision), form.refuse(field, refused), uis.of(request)));
      return show(id, uis.of(request), model);
    }
  }

  @PostMapping("/tasks/{id}/{deed:mail|completion|dropping}")
  String task(
      @PathVariable UUID id,
      @PathVariable String deed,
      @RequestParam(defaultValue = "") String note,
      Actor actor,
      Language language) {
    switch (deed) {
      case "mail" -> tasks.send(actor, id);
      case "completion" -> tasks.complete(actor, id, note);
      default -> tasks.drop(actor, id, note);
    }
    return to(
        language,
        tasks.get(id).decision(),
        switch (deed) {
          case "mail" -> "sent";
          case "completion" -> "completed";
          default -> "dropped";
        });
  }

  private String show(UUID id, Ui ui, Model model) {
    model.addAttribute("papers", shelves.ofDecision(id, ui));
    return "meetings/web/deskDecision";
  }

  private Decision keep(Actor actor, UUID id) {
    var decision = decisions.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    keepers.mustKeep(actor, bodies.get(decision.body()));
    return decision;
  }

  private static Form fill(Decision decision) {
    var institution = decision.institution();
    var due = decision.due();
    return Form.empty()
        .with("version", String.valueOf(decision.version()))
        .with("state", decision.state().code())
        .with("followUp", decision.followUp())
        .with("institution", institution == null ? "" : institution.toString())
        .with("due", due == null ? "" : due.toString());
  }

  private static String to(Language language, UUID id, String done) {
    return "redirect:/" + language.tag() + "/desk/decisions/" + id + "?done=" + done;
  }
}
