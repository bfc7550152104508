package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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
import taskopru.opinions.Action;
import taskopru.opinions.Doing;
import taskopru.opinions.EvidenceKinds;
import taskopru.opinions.Measurement;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.opinions.Recommendation;
import taskopru.web.Ui;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** What is done for the recommendations of an opinion, and what comes of it. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}/results")
class DeskDoingController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Doing doing;
  private final EvidenceKinds kinds;

  DeskDoingController(OpinionDesk desk, Opinions opinions, Doing doing, EvidenceKinds kinds) {
    this.desk = desk;
    this.opinions = opinions;
    this.doing = doing;
    this.kinds = kinds;
  }

  @GetMapping
  ModelAndView list(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var whole = opinions.whole(actor, id);
    var opinion = whole.opinion();
    var institutions = desk.institutions();
    var people = new HashSet<UUID>();
    whole
        .measurements()
        .forEach(one -> {
          people.add(one.reportedBy());
          if (one.verifiedBy() != null) {
            people.add(one.verifiedBy());
          }
        });
    var names = desk.people(people);
    var sections = new ArrayList<DeskPage.Section>();
    for (var one : whole.draft().recommendations()) {
      var items = new ArrayList<DeskPage.Item>();
      for (var action : whole.actions(one.id())) {
        items.add(
            action(
                ui,
                opinion,
                action,
                desk.institution(ui, action.institution(), institutions),
                actor));
      }
      for (var measurement : whole.measurements(one.id())) {
        items.add(measurement(ui, opinion, one, measurement, names, actor));
      }
      var links = new ArrayList<DeskPage.Link>();
      if (!opinion.state().isOver()) {
        links.add(
            DeskPage.Link.other(
                ui.text("opinions.action.new"),
                at(ui, opinion, "/results/" + one.id() + "/actions")));
        if (one.measure().isMeasured()) {
          links.add(
              DeskPage.Link.other(
                  ui.text("opinions.measurement.new"),
                  at(ui, opinion, "/results/" + one.id() + "/measurements")));
        }
      }
      sections.add(
          new DeskPage.Section.Items(
              "recommendation-" + one.id(),
              ui.text("opinions.recommendation", one.position())
                  + ": "
                  + OpinionForms.shorter(one.request()),
              OpinionDesk.measure(ui, one),
              items,
              ui.text("opinions.results.none"),
              links));
    }
    return OpinionDesk.shown(desk.head(ui, opinion, "/results", done).holding(sections));
  }

  private DeskPage.Item action(
      Ui ui, Opinion opinion, Action one, String institution, Actor actor) {
    var terms = new ArrayList<Term>();
    if (!institution.isEmpty()) {
      terms.add(Term.of(ui.text("opinions.field.institution"), institution));
    }
    if (one.due() != null) {
      terms.add(Term.of(ui.text("opinions.field.due"), ui.date(one.due())));
    }
    var base = at(ui, opinion, "/results/actions/" + one.id());
    var acts = doing.mayAct(actor, opinion, one.institution());
    var parts =
        one.milestones().stream()
            .map(step ->
                new DeskPage.Part(
                    step.doneOn() == null
                        ? null
                        : new Tag(ui.text("opinions.milestone.done"), Tone.GOOD),
                    step.title(),
                    null,
                    step.doneOn() != null
                        ? ui.date(step.doneOn())
                        : step.due() == null
                            ? null
                            : ui.text("opinions.until", ui.date(step.due())),
                    null,
                    opinion.state().isOver() || !acts
                        ? List.of()
                        : List.of(
                            DeskPage.Deed.with(
                                ui.text(
                                    step.doneOn() == null
                                        ? "opinions.milestone.reach"
                                        : "opinions.undo"),
                                base + "/milestones/" + step.position(),
                                "done",
                                step.doneOn() == null ? "yes" : "no",
                                step.title()))))
            .toList();
    var links = new ArrayList<DeskPage.Link>();
    if (!opinion.state().isOver()) {
      if (acts) {
        links.add(DeskPage.Link.quiet(ui.text("opinions.action.move"), base));
      }
      if (one.state() == Action.State.DONE_CLAIMED && !actor.id().equals(one.claimedBy())) {
        links.add(DeskPage.Link.first(ui.text("opinions.action.judge"), base + "/verdict"));
      }
    }
    return new DeskPage.Item(
        "action-" + one.id(),
        one.title(),
        one.href() == null ? null : ui.path(one.href()),
        List.of(state(ui, one, desk.today())),
        one.note(),
        terms,
        parts,
        links,
        List.of());
  }

  static Tag state(Ui ui, Action one, LocalDate today) {
    return one.isOverdueOn(today)
        ? new Tag(ui.text("opinions.overdue"), Tone.BAD)
        : new Tag(
            ui.text("opinions.action.state." + one.state().code()),
            switch (one.state()) {
              case PROMISED, PLANNED -> Tone.PLAIN;
              case UNDER_WAY -> Tone.NEWS;
              case STALLED, DONE_CLAIMED -> Tone.WAIT;
              case VERIFIED -> Tone.GOOD;
              case NOT_VERIFIED, DROPPED -> Tone.BAD;
            });
  }

  static Tag state(Ui ui, Measurement one) {
    return new Tag(
        ui.text("opinions.measurement.state." + one.state().code()),
        switch (one.state()) {
          case REPORTED -> Tone.WAIT;
          case VERIFIED -> Tone.GOOD;
          case REFUSED -> Tone.BAD;
        });
  }

  private DeskPage.Item measurement(
      Ui ui,
      Opinion opinion,
      Recommendation recommendation,
      Measurement one,
      Map<UUID, String> names,
      Actor actor) {
    var terms = new ArrayList<Term>();
    terms.add(
        Term.of(
            ui.text("opinions.measurement.reportedBy"),
            names.getOrDefault(one.reportedBy(), ui.text("opinions.somebody"))));
    if (one.verifiedBy() != null) {
      terms.add(
          Term.of(
              ui.text("opinions.measurement.verifiedBy"),
              names.getOrDefault(one.verifiedBy(), ui.text("opinions.somebody"))
                  + (one.verdict() == null ? "" : " · " + one.verdict())));
    }
    if (one.nextReview() != null) {
      terms.add(Term.of(ui.text("opinions.field.nextReview"), ui.date(one.nextReview())));
    }
    var parts =
        one.evidence().stream()
            .map(proof ->
                new DeskPage.Part(
                    null,
                    ui.text(proof.frozen().title()),
                    OpinionDesk.href(ui, proof),
                    OpinionDesk.cited(ui, proof),
                    OpinionDesk.newer(ui, proof),
                    List.of()))
            .toList();
    var judge = one.state() == Measurement.State.REPORTED && !one.reportedBy().equals(actor.id());
    return DeskPage.Item.of(
            "measurement-" + one.id(),
            ui.text(
                "opinions.measurement",
                ui.date(one.measuredOn()),
                OpinionDesk.number(ui, one.actual()),
                recommendation.measure().unit()),
            one.note())
        .tagged(List.of(state(ui, one)))
        .told(terms)
        .holding(parts)
        .offering(
            judge
                ? List.of(
                    DeskPage.Link.first(
                        ui.text("opinions.measurement.judge"),
                        at(ui, opinion, "/results/measurements/" + one.id())))
                : List.of(),
            List.of());
  }

  @GetMapping("/{recommendation}/actions")
  ModelAndView blank(
      @PathVariable UUID id,
      @PathVariable UUID recommendation,
      Actor actor,
      HttpServletRequest request) {
    return actionForm(
            desk.ui(request),
            actor,
            opinions.get(actor, id),
            recommendation(actor, id, recommendation))
        .shown();
  }

  @PostMapping("/{recommendation}/actions")
  ModelAndView begin(
      @PathVariable UUID id,
      @PathVariable UUID recommendation,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    var one = recommendation(actor, id, recommendation);
    var answers = Sent.answers(sent);
    var institution = answers.optionalId("institution");
    var due = answers.optionalDay("due");
    var state = answers.one("state", Action.State::find, Action.State.PROMISED);
    var milestones =
        answers
            .text("milestones")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(DeskDoingController::milestone)
            .toList();
    var kind = answers.text("kind").isEmpty() ? Action.OWN : answers.text("kind");
    return FormPage.attempt(
        answers,
        () -> {
          doing.begin(
              actor,
              recommendation,
              new Doing.Plan(
                  kind,
                  answers.text("reference"),
                  answers.text("title"),
                  institution,
                  due,
                  state,
                  milestones));
          return at(ui, opinion, "/results") + "?done=actionBegun";
        },
        () -> actionForm(ui, actor, opinion, one));
  }

  /** "2027-06-01 First course", or without a day. */
  private static Action.Milestone milestone(String line) {
    var matcher = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s+(.+)").matcher(line);
    if (matcher.matches()) {
      try {
        return new Action.Milestone(0, matcher.group(2), LocalDate.parse(matcher.group(1)), null);
      } catch (DateTimeParseException notADay) {
        // then it is part of the name
      }
    }
    return new Action.Milestone(0, line, null, null);
  }

  private FormPage actionForm(Ui ui, Actor actor, Opinion opinion, Recommendation one) {
    var fields = new ArrayList<Field>();
    fields.add(
        new Field.Part(
            "recommendation", ui.text("opinions.recommendation", one.position()), one.request()));
    if (!kinds.actionCodes().isEmpty()) {
      var options = new ArrayList<Option>();
      options.add(Option.of(Action.OWN, ui.text("opinions.action.kind.own")));
      kinds
          .actionCodes()
          .forEach(code -> options.add(Option.of(code, ui.text("opinions.action.kind." + code))));
      fields.add(OpinionDesk.ask(ui).oneOf("kind", options));
      fields.add(OpinionDesk.ask(ui).line("reference", false));
    }
    fields.add(
        new Field.Line(
            "title",
            ui.text("opinions.field.actionTitle"),
            ui.text("opinions.field.actionTitle.hint"),
            true,
            "text",
            null));
    var all = desk.institutionOptions(ui);
    var theirs =
        all.stream()
            .filter(option -> doing.mayAct(actor, opinion, UUID.fromString(option.value())))
            .toList();
    fields.add(OpinionDesk.ask(ui).choice("institution", theirs.size() < all.size(), theirs));
    fields.add(OpinionDesk.ask(ui).day("due", false));
    fields.add(
        new Field.OneOf(
            "state",
            ui.text("opinions.field.actionState"),
            null,
            states(
                ui, List.of(Action.State.PROMISED, Action.State.PLANNED, Action.State.UNDER_WAY))));
    fields.add(OpinionDesk.ask(ui).area("milestones", false, 4));
    return OpinionForms.form(
        ui,
        opinion,
        "action.new",
        "/results/" + one.id() + "/actions",
        "/results",
        Form.empty()
            .with("state", Action.State.PLANNED.code())
            .with("kind", Action.OWN)
            .with("institution", theirs.size() == 1 ? theirs.getFirst().value() : ""),
        fields);
  }

  private static List<Option> states(Ui ui, List<Action.State> states) {
    return states.stream()
        .map(one -> Option.of(one.code(), ui.text("opinions.action.state." + one.code())))
        .toList();
  }

  @GetMapping("/actions/{action}")
  ModelAndView moveForm(
      @PathVariable UUID id, @PathVariable UUID action, Actor actor, HttpServletRequest request) {
    var found = action(actor, id, action);
    if (!doing.mayAct(actor, found.opinion(), found.action().institution())) {
      throw new Problem.Forbidden("opinions.forbidden.action");
    }
    return moveForm(desk.ui(request), actor, id, action).shown();
  }

  @PostMapping("/actions/{action}")
  ModelAndView move(
      @PathVariable UUID id,
      @PathVariable UUID action,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = action(actor, id, action).opinion();
    var answers = Sent.answers(sent);
    var state = answers.one("state", Action.State::find, Action.State.UNDER_WAY);
    return FormPage.attempt(
        answers,
        () -> {
          doing.move(actor, action, answers.number("version"), state, answers.text("reason"));
          return at(ui, opinion, "/results") + "?done=saved";
        },
        () -> moveForm(ui, actor, id, action));
  }

  private FormPage moveForm(Ui ui, Actor actor, UUID id, UUID action) {
    var found = action(actor, id, action);
    var next = found.action().state().next().stream().sorted().toList();
    return OpinionForms.form(
        ui,
        found.opinion(),
        "action.move",
        "/results/actions/" + action,
        "/results",
        Form.empty()
            .with("version", String.valueOf(found.action().version()))
            .with("reason", found.action().note()),
        List.of(
            new Field.Part("action", found.action().title(), null),
            new Field.OneOf("state", ui.text("opinions.field.actionState"), null, states(ui, next)),
            new Field.Area(
                "reason",
                ui.text("opinions.field.actionNote"),
                ui.text("opinions.field.actionNote.hint"),
                false,
                4)));
  }

  @GetMapping("/actions/{action}/verdict")
  ModelAndView judgeForm(
      @PathVariable UUID id, @PathVariable UUID action, Actor actor, HttpServletRequest request) {
    var found = action(actor, id, action);
    return OpinionForms.verdictForm(
            desk.ui(request),
            found.opinion(),
            "action.judge",
            "/results/actions/" + action + "/verdict",
            found.action().title(),
            found.action().version())
        .shown();
  }

  @PostMapping("/actions/{action}/verdict")
  ModelAndView judge(
      @PathVariable UUID id,
      @PathVariable UUID action,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var found = action(actor, id, action);
    var answers = Sent.answers(sent);
    var isSo = OpinionForms.verdict(answers);
    return FormPage.attempt(
        answers,
        () -> {
          doing.judge(actor, action, answers.number("version"), isSo, answers.text("reason"));
          return at(ui, found.opinion(), "/results") + "?done=judged";
        },
        () ->
            OpinionForms.verdictForm(
                ui,
                found.opinion(),
                "action.judge",
                "/results/actions/" + action + "/verdict",
                found.action().title(),
                found.action().version()));
  }

  @PostMapping("/actions/{action}/milestones/{milestone:[0-9]{1,3}}")
  String reach(
      @PathVariable UUID id,
      @PathVariable UUID action,
      @PathVariable int milestone,
      @RequestParam String done,
      Actor actor,
      HttpServletRequest request) {
    var opinion = action(actor, id, action).opinion();
    doing.reach(actor, action, milestone, done.equals("yes") ? desk.today() : null);
    return "redirect:" + at(desk.ui(request), opinion, "/results") + "?done=saved";
  }

  private record Found(Opinion opinion, Action action) {}

  private Found action(Actor actor, UUID id, UUID action) {
    var whole = opinions.whole(actor, id);
    return whole.actions().stream()
        .filter(one -> one.id().equals(action))
        .findFirst()
        .map(one -> new Found(whole.opinion(), one))
        .orElseThrow(() -> new Problem.NotFound("opinions.action.unknown"));
  }

  private Recommendation recommendation(Actor actor, UUID id, UUID recommendation) {
    return opinions
        .draft(actor, id)
        .recommendation(recommendation)
        .orElseThrow(() -> new Problem.NotFound("opinions.recommendation.unknown"));
  }
}
