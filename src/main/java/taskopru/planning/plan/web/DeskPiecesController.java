package taskopru.planning.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Collator;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Institutions;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.opinions.Opinions;
import taskopru.planning.plan.Direction;
import taskopru.planning.plan.Frameworks;
import taskopru.planning.plan.Horizon;
import taskopru.planning.plan.Indicator;
import taskopru.planning.plan.LiveFigures;
import taskopru.planning.plan.Objective;
import taskopru.planning.plan.Plan;
import taskopru.planning.plan.PlanAction;
import taskopru.planning.plan.PlanWriting;
import taskopru.planning.plan.Plans;
import taskopru.planning.plan.WholePlan;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;

/** The pieces of a draft, each written in a form of its own. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/plan/{id}")
class DeskPiecesController {

  private static final String NEW = "new";

  private final Plans plans;
  private final PlanWriting writing;
  private final PlanPages pages;
  private final Frameworks frameworks;
  private final LiveFigures figures;
  private final Institutions institutions;
  private final Opinions opinions;

  DeskPiecesController(
      Plans plans,
      PlanWriting writing,
      PlanPages pages,
      Frameworks frameworks,
      LiveFigures figures,
      Institutions institutions,
      Opinions opinions) {
    this.plans = plans;
    this.writing = writing;
    this.pages = pages;
    this.frameworks = frameworks;
    this.figures = figures;
    this.institutions = institutions;
    this.opinions = opinions;
  }

  @GetMapping("/goals/{goal}")
  ModelAndView goal(
      @PathVariable UUID id, @PathVariable String goal, Actor actor, HttpServletRequest request) {
    return goalForm(pages.ui(request), draft(actor, id), goal).shown();
  }

  @PostMapping("/goals/{goal}")
  ModelAndView writeGoal(
      @PathVariable UUID id,
      @PathVariable String goal,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    var whole = draft(actor, id);
    var answers = Sent.answers(sent);
    return FormPage.attempt(
        answers,
        () -> {
          if (goal.equals(NEW)) {
            writing.addGoal(actor, id, answers.texts("name"));
          } else {
            writing.writeGoal(actor, uuid(goal), answers.texts("name"));
          }
          return saved(ui, id, "");
        },
        () -> goalForm(ui, whole, goal));
  }

  private static FormPage goalForm(Ui ui, WholePlan whole, String goal) {
    var form =
        goal.equals(NEW)
            ? Form.empty()
            : named(Form.empty(), "name", found(whole.goal(uuid(goal))).name());
    return page(ui, whole.plan(), "goal", "/goals/" + goal, form, Sent.ask(ui).lines("name"));
  }

  @GetMapping("/objectives/{objective}")
  ModelAndView objective(
      @PathVariable UUID id,
      @PathVariable String objective,
      @RequestParam(defaultValue = "") String goal,
      Actor actor,
      HttpServletRequest request) {
    return objectiveForm(pages.ui(request), draft(actor, id), objective, goal).shown();
  }

  @PostMapping("/objectives/{objective}")
  ModelAndView writeObjective(
      @PathVariable UUID id,
      @PathVariable String objective,
      @RequestParam(defaultValue = "") String goal,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    var whole = draft(actor, id);
    var answers = Sent.answers(sent);
    var facts =
        new Objective.Facts(
            answers.texts("name"), answers.one("horizon", Horizon::find, Horizon.SHORT));
    return FormPage.attempt(
        answers,
        () -> {
          if (objective.equals(NEW)) {
            writing.addObjective(actor, uuid(goal), facts);
          } else {
            writing.writeObjective(actor, uuid(objective), facts);
          }
          return saved(ui, id, "");
        },
        () -> objectiveForm(ui, whole, objective, goal));
  }

  private static FormPage objectiveForm(Ui ui, WholePlan whole, String objective, String goal) {
    Form form;
    if (objective.equals(NEW)) {
      found(whole.goal(uuid(goal)));
      form = Form.empty();
    } else {
      var stored = found(whole.objective(uuid(objective)));
      form =
          named(Form.empty(), "name", stored.name())
              .with("horizon", stored.facts().horizon().code());
    }
    return page(
        ui,
        whole.plan(),
        "objective",
        "/objectives/" + objective + (goal.isEmpty() ? "" : "?goal=" + goal),
        form,
        Stream.concat(
            Sent.ask(ui).lines("name"),
            Stream.of(
                Sent.ask(ui)
                    .oneOf(
                        "horizon",
                        Field.options(
                            ui, "planning.plan.horizon", Horizon.values(), Horizon::code)))));
  }

  @GetMapping("/objectives/{objective}/frameworks")
  ModelAndView marks(
      @PathVariable UUID id,
      @PathVariable UUID objective,
      Actor actor,
      HttpServletRequest request) {
    return marksForm(pages.ui(request), draft(actor, id), objective).shown();
  }

  @PostMapping("/objectives/{objective}/frameworks")
  ModelAndView mark(
      @PathVariable UUID id,
      @PathVariable UUID objective,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    var whole = draft(actor, id);
    var answers = Sent.answers(sent);
    var marks = new ArrayList<Objective.Mark>();
    for (var framework : frameworks.list()) {
      answers
          .form()
          .all(framework.code())
          .forEach(point -> marks.add(new Objective.Mark(framework.code(), point)));
    }
    return FormPage.attempt(
        answers,
        () -> {
          writing.mark(actor, objective, marks);
          return saved(ui, id, "");
        },
        () -> marksForm(ui, whole, objective));
  }

  private FormPage marksForm(Ui ui, WholePlan whole, UUID id) {
    var objective = found(whole.objective(id));
    var form = Form.empty();
    var fields = new ArrayList<Field>();
    for (var framework : frameworks.list()) {
      var chosen =
          objective.marks().stream()
              .filter(one -> one.framework().equals(framework.code()))
              .map(Objective.Mark::point)
              .toList();
      form = form.with(framework.code(), chosen);
      fields.add(
          new Field.Folded(
              PlanPages.framework(framework, ui),
              new Field.AnyOf(
                  framework.code(),
                  PlanPages.framework(framework, ui),
                  null,
                  false,
                  framework.points().stream()
                      .map(point -> Option.of(point.code(), ui.text(point.name())))
                      .toList()),
              !chosen.isEmpty() || framework.code().equals(Frameworks.CHARTER)));
    }
    return page(
        ui, whole.plan(), "marks", "/objectives/" + id + "/frameworks", form, fields.stream());
  }

  @GetMapping("/indicators/{indicator}")
  ModelAndView indicator(
      @PathVariable UUID id,
      @PathVariable String indicator,
      @RequestParam(defaultValue = "") String objective,
      Actor actor,
      HttpServletRequest request) {
    return indicatorForm(pages.ui(request), draft(actor, id), indicator, objective, List.of())
        .shown();
  }

  @PostMapping("/indicators/{indicator}")
  ModelAndView writeIndicator(
      @PathVariable UUID id,
      @PathVariable String indicator,
      @RequestParam(defaultValue = "") String objective,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    var whole = draft(actor, id);
    var answers = Sent.answers(sent);
    var facts =
        new Indicator.Facts(
            answers.texts("name"),
            answers.texts("unit"),
            answers.one("direction", Direction::find, Direction.UP),
            answers.decimal("baseline"),
            answers.optionalDay("baselineOn"),
            answers.number("target", "planning.plan.target.missing"),
            answers.day("targetOn"),
            answers.text("source"));
    var series = series(answers);
    var live =
        answers.text("series").isEmpty()
            ? answers.text("live")
            : "/tr/data/" + answers.text("series");
    return FormPage.attempt(
        answers,
        () -> {
          if (indicator.equals(NEW)) {
            writing.addIndicator(actor, uuid(objective), facts, live);
          } else {
            writing.writeIndicator(actor, uuid(indicator), facts, live);
          }
          return saved(ui, id, "");
        },
        () -> indicatorForm(ui, whole, indicator, objective, series));
  }

  /** What the table at the address has to choose from, where it is more than one series. */
  private List<LiveFigures.Series> series(Answers answers) {
    if (answers.text("live").isEmpty()) {
      return List.of();
    }
    try {
      var found = figures.series(answers.text("live"));
      return found.size() > 1 ? found : List.of();
    } catch (Problem no) {
      answers.refuse("live", no.messageKey(), no.args());
      return List.of();
    }
  }

  private static FormPage indicatorForm(
      Ui ui, WholePlan whole, String indicator, String objective, List<LiveFigures.Series> series) {
    Form form;
    if (indicator.equals(NEW)) {
      found(whole.objective(uuid(objective)));
      form = Form.empty().with("direction", Direction.UP.code());
    } else {
      var stored = found(whole.indicator(uuid(indicator)));
      var facts = stored.facts();
      form =
          named(named(Form.empty(), "name", facts.name()), "unit", facts.unit())
              .with("direction", facts.direction().code())
              .with("baseline", facts.baseline() == null ? "" : facts.baseline().toPlainString())
              .with("baselineOn", text(facts.baselineOn()))
              .with("target", facts.target().toPlainString())
              .with("targetOn", facts.targetOn().toString())
              .with("source", facts.source())
              .with("live", stored.live() == null ? "" : "/tr/data/" + stored.live());
    }
    var choice =
        series.isEmpty()
            ? Stream.<Field>empty()
            : Stream.of(
                Sent.ask(ui)
                    .choice(
                        "series",
                        true,
                        series.stream()
                            .map(one ->
                                Option.of(
                                    one.live(),
                                    ui.text(
                                        "planning.plan.series",
                                        ui.text(one.label()),
                                        PlanPages.number(one.newest(), ui))))
                            .toList(),
                        "choose"));
    return page(
        ui,
        whole.plan(),
        "indicator",
        "/indicators/" + indicator + (objective.isEmpty() ? "" : "?objective=" + objective),
        form,
        Stream.of(
                Sent.ask(ui).lines("name"),
                Sent.ask(ui).lines("unit"),
                Stream.of(Sent.ask(ui).line("live", false)),
                choice,
                Stream.of(
                    Sent.ask(ui).area("source", false, 2),
                    Sent.ask(ui)
                        .oneOf(
                            "direction",
                            Field.options(
                                ui,
                                "planning.plan.direction",
                                Direction.values(),
                                Direction::code)),
                    Sent.ask(ui).number("baseline", false),
                    Sent.ask(ui).day("baselineOn", false),
                    Sent.ask(ui).number("target", true),
                    Sent.ask(ui).day("targetOn", true)))
            .flatMap(one -> one));
  }

  @GetMapping("/actions/{action}")
  ModelAndView action(
      @PathVariable UUID id,
      @PathVariable String action,
      @RequestParam(defaultValue = "") String objective,
      Actor actor,
      HttpServletRequest request) {
    return actionForm(pages.ui(request), draft(actor, id), action, objective).shown();
  }

  @PostMapping("/actions/{action}")
  ModelAndView writeAction(
      @PathVariable UUID id,
      @PathVariable String action,
      @RequestParam(defaultValue = "") String objective,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    var whole = draft(actor, id);
    var answers = Sent.answers(sent);
    var amount = answers.decimal("amount");
    var facts =
        new PlanAction.Facts(
            answers.texts("name"),
            answers.optionalId("institution"),
            amount == null
                ? null
                : new PlanAction.Budget(
                    amount,
                    answers.text("currency").isEmpty() ? "TRY" : answers.text("currency"),
                    answers.text("payer")),
            answers.day("starts"),
            answers.day("ends"),
            answers.optionalId("recommendation"));
    var stations = stations(answers);
    return FormPage.attempt(
        answers,
        () -> {
          if (action.equals(NEW)) {
            writing.addAction(actor, uuid(objective), facts, stations);
          } else {
            writing.writeAction(actor, uuid(action), facts, stations);
          }
          return saved(ui, id, "");
        },
        () -> actionForm(ui, whole, action, objective));
  }

  /** One a line: perhaps a day, the Turkish, perhaps | English | Arabic. */
  private static List<PlanWriting.Station> stations(Answers answers) {
    var stations = new ArrayList<PlanWriting.Station>();
    for (var line : answers.text("milestones").split("\\R")) {
      var rest = line.strip();
      if (rest.isEmpty()) {
        continue;
      }
      LocalDate due = null;
      if (rest.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}( .*)?")) {
        try {
          due = LocalDate.parse(rest.substring(0, 10));
        } catch (DateTimeParseException notADay) {
          answers.refuse("milestones", "planning.plan.milestone.day", rest.substring(0, 10));
        }
        rest = rest.substring(10).strip();
      }
      var words = rest.split("\\|", 3);
      stations.add(
          new PlanWriting.Station(
              null,
              new LocalizedText(
                  words[0], words.length > 1 ? words[1] : null, words.length > 2 ? words[2] : null),
              due));
    }
    return stations;
  }

  private FormPage actionForm(Ui ui, WholePlan whole, String action, String objective) {
    Form form;
    if (action.equals(NEW)) {
      found(whole.objective(uuid(objective)));
      form = Form.empty().with("currency", "TRY");
    } else {
      var stored = found(whole.action(uuid(action)));
      var facts = stored.facts();
      var budget = facts.budget();
      form =
          named(Form.empty(), "name", facts.name())
              .with("institution", text(facts.institution()))
              .with("starts", facts.starts().toString())
              .with("ends", facts.ends().toString())
              .with("amount", budget == null ? "" : budget.amount().toPlainString())
              .with("currency", budget == null ? "TRY" : budget.currency())
              .with("payer", budget == null ? "" : budget.from())
              .with("recommendation", text(facts.recommendation()))
              .with(
                  "milestones",
                  String.join(
                      "\n", stored.milestones().stream().map(one -> written(one)).toList()));
    }
    var today = pages.today();
    return page(
        ui,
        whole.plan(),
        "action",
        "/actions/" + action + (objective.isEmpty() ? "" : "?objective=" + objective),
        form,
        Stream.concat(
            Sent.ask(ui).lines("name"),
            Stream.of(
                Sent.ask(ui)
                    .choice(
                        "institution",
                        false,
                        institutions.all().values().stream()
                            .map(one -> Option.of(one.id().toString(), ui.text(one.nameOn(today))))
                            .sorted(
                                Comparator.comparing(
                                    Option::text, Collator.getInstance(ui.language().locale())))
                            .toList(),
                        "owner.group"),
                Sent.ask(ui).day("starts", true),
                Sent.ask(ui).day("ends", true),
                Sent.ask(ui).number("amount", false),
                Sent.ask(ui).line("currency", false),
                Sent.ask(ui).line("payer", false),
                Sent.ask(ui).area("milestones", false, 5),
                Sent.ask(ui)
                    .choice(
                        "recommendation",
                        false,
                        opinions.recommended().stream()
                            .map(one ->
                                Option.of(
                                    one.id().toString(),
                                    ui.text(
                                        "planning.plan.recommended",
                                        one.opinion(),
                                        String.valueOf(one.position()),
                                        one.request())))
                            .toList(),
                        "recommendation.none"))));
  }

  private static String written(PlanAction.Milestone one) {
    var name = one.name();
    return (one.due() == null ? "" : one.due() + " ")
        + name.tr()
        + (name.en() == null && name.ar() == null
            ? ""
            : " | " + (name.en() == null ? "" : name.en()))
        + (name.ar() == null ? "" : " | " + name.ar());
  }

  private static FormPage page(
      Ui ui, Plan plan, String piece, String action, Form form, Stream<Field> fields) {
    var here = ui.path(DeskPlanController.HERE + "/" + plan.id());
    var title = ui.text("planning.plan.piece." + piece);
    return new FormPage(
        title,
        ui.text("planning.plan.piece." + piece + ".lead"),
        DeskPlanController.way(ui, plan, title),
        here + action,
        here,
        ui.text("planning.plan.save"),
        false,
        form,
        fields.toList());
  }

  private WholePlan draft(Actor actor, UUID id) {
    var plan = plans.get(actor, id);
    if (!plans.keeps(actor, plan)) {
      writing.mustWrite(actor);
    }
    if (!plan.isDraft()) {
      throw new Problem.Conflict("planning.plan.elsewhere." + plan.state().code());
    }
    return plans.whole(plan);
  }

  private static String saved(Ui ui, UUID id, String anchor) {
    return ui.path(DeskPlanController.HERE + "/" + id) + "?done=saved" + anchor;
  }

  private static Form named(Form form, String field, LocalizedText text) {
    return form.with(field + "-tr", text.tr())
        .with(field + "-en", text.en())
        .with(field + "-ar", text.ar());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static <T> T found(Optional<T> piece) {
    return piece.orElseThrow(() -> new Problem.NotFound("planning.plan.piece.unknown"));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw new Problem.NotFound("planning.plan.piece.unknown");
    }
  }
}
