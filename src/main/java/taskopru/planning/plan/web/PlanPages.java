package taskopru.planning.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.council.CouncilDay;
import taskopru.council.Institution;
import taskopru.council.Institutions;
import taskopru.kernel.LocalizedText;
import taskopru.meetings.Decisions;
import taskopru.opinions.Opinions;
import taskopru.planning.plan.ActionState;
import taskopru.planning.plan.Frameworks;
import taskopru.planning.plan.Objective;
import taskopru.planning.plan.Plan;
import taskopru.planning.plan.PlanAction;
import taskopru.planning.plan.PlanStanding;
import taskopru.planning.plan.PlanStanding.Doings;
import taskopru.planning.plan.PlanStanding.OfAction;
import taskopru.planning.plan.PlanStanding.OfGoal;
import taskopru.planning.plan.PlanStanding.OfIndicator;
import taskopru.planning.plan.PlanStanding.OfObjective;
import taskopru.planning.plan.Progress;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Figure;
import taskopru.web.ui.Sparkline;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** What pages of plans have in common: a plan in the reader's words. */
@Component
class PlanPages {

  private static final int MOST_DECIMALS = 3;
  private static final int MOST_FIGURES = 6;

  private final Uis uis;
  private final Institutions institutions;
  private final Decisions decisions;
  private final Opinions opinions;
  private final Frameworks frameworks;
  private final CouncilDay day;

  PlanPages(
      Uis uis,
      Institutions institutions,
      Decisions decisions,
      Opinions opinions,
      Frameworks frameworks,
      CouncilDay day) {
    this.uis = uis;
    this.institutions = institutions;
    this.decisions = decisions;
    this.opinions = opinions;
    this.frameworks = frameworks;
    this.day = day;
  }

  /** What a page about actions has to look up once. */
  record Names(
      Map<UUID, Institution> institutions,
      Map<UUID, Opinions.Recommended> recommendations,
      LocalDate today) {}

  Ui ui(HttpServletRequest request) {
    return uis.of(request);
  }

  LocalDate today() {
    return day.today();
  }

  Names names(PlanStanding standing) {
    return new Names(
        institutions.all(),
        opinions.recommended(
            standing
                .actions()
                .flatMap(one -> Stream.ofNullable(one.action().facts().recommendation()))
                .toList()),
        day.today());
  }

  PlanView view(PlanStanding standing, Ui ui) {
    var plan = standing.whole().plan();
    var names = names(standing);
    return new PlanView(
        ui.text(plan.title()),
        ui.text(plan.facts().summary()),
        years(plan, ui),
        facts(plan, ui),
        standing.goals().stream().map(one -> goal(one, names, ui)).toList(),
        standing.indicators().flatMap(one -> figure(one, ui).stream()).limit(MOST_FIGURES).toList(),
        programmes(standing, ui));
  }

  static String years(Plan plan, Ui ui) {
    return ui.text(
        "planning.plan.years",
        String.valueOf(plan.facts().from()),
        String.valueOf(plan.facts().to()));
  }

  private List<Term> facts(Plan plan, Ui ui) {
    var terms = new ArrayList<Term>();
    terms.add(Term.of(ui.text("planning.plan.covers"), years(plan, ui)));
    terms.add(
        Term.of(
            ui.text("planning.plan.edition"),
            ui.text("planning.plan.edition.said", String.valueOf(plan.edition()))));
    var decision = plan.decision();
    var adopted = plan.adoptedOn();
    if (decision != null && adopted != null) {
      terms.add(
          decisions
              .find(decision)
              .map(one ->
                  new Term(
                      ui.text("planning.plan.decision"),
                      ui.text("planning.plan.decision.said", one.label(), ui.date(one.decidedOn())),
                      ui.path("/decisions/" + one.id())))
              .orElseGet(() -> Term.of(ui.text("planning.plan.adoptedOn"), ui.date(adopted))));
    }
    if (plan.reason() != null) {
      terms.add(Term.of(ui.text("planning.plan.reason"), plan.reason()));
    }
    if (plan.ending() != null) {
      terms.add(Term.of(ui.text("planning.plan.ending"), plan.ending()));
    }
    return terms;
  }

  private PlanView.GoalPart goal(OfGoal one, Names names, Ui ui) {
    var owners = new LinkedHashSet<String>();
    one.actions().forEach(action -> owners.add(owner(action.action(), names, ui)));
    var name = one.goal().name();
    return new PlanView.GoalPart(
        one.goal().id().toString(),
        "goal-" + one.goal().number(),
        one.goal().number(),
        ui.text(name),
        lang(name, ui),
        bar(one.measured(), ui),
        said(one.doings(), ui),
        one.doings().late() > 0,
        owners.isEmpty() ? ui.text("planning.plan.owner.none") : ui.list(List.copyOf(owners)),
        one.objectives().stream().map(each -> objective(each, names, ui)).toList());
  }

  private PlanView.ObjectivePart objective(OfObjective one, Names names, Ui ui) {
    var objective = one.objective();
    return new PlanView.ObjectivePart(
        objective.id().toString(),
        "objective-" + objective.number(),
        objective.number(),
        ui.text(objective.name()),
        lang(objective.name(), ui),
        new Tag(ui.text("planning.plan.horizon." + objective.facts().horizon().code()), Tone.PLAIN),
        bar(one.measured(), ui),
        said(one.doings(), ui),
        one.indicators().stream().map(each -> indicator(each, ui)).toList(),
        one.actions().stream().map(each -> action(each, names, ui)).toList(),
        marks(objective, ui));
  }

  /** The points of frameworks an objective stands at, each with its framework's name. */
  List<String> marks(Objective objective, Ui ui) {
    return objective.marks().stream()
        .flatMap(mark ->
            frameworks
                .find(mark)
                .map(point ->
                    ui.text(
                        "planning.plan.mark",
                        framework(mark.framework(), ui),
                        ui.text(point.name())))
                .stream())
        .toList();
  }

  String framework(String code, Ui ui) {
    return frameworks.list().stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .map(one -> framework(one, ui))
        .orElse(code);
  }

  static String framework(Frameworks.Framework one, Ui ui) {
    return one.name() == null ? ui.text("planning.plan.framework.charter") : ui.text(one.name());
  }

  private PlanView.IndicatorRow indicator(OfIndicator one, Ui ui) {
    var indicator = one.indicator();
    var facts = indicator.facts();
    var reading = one.reading();
    return new PlanView.IndicatorRow(
        indicator.id().toString(),
        indicator.line().toString(),
        indicator.number(),
        ui.text(indicator.name()),
        lang(indicator.name(), ui),
        ui.text(facts.unit()),
        facts.baseline() == null || facts.baselineOn() == null
            ? ui.text("planning.plan.baseline.unknown")
            : ui.text(
                "planning.plan.value.on",
                number(facts.baseline(), ui),
                ui.date(facts.baselineOn())),
        ui.text("planning.plan.value.on", number(facts.target(), ui), ui.date(facts.targetOn())),
        reading == null ? null : number(reading.value(), ui),
        when(one, ui),
        reading == null
            ? null
            : reading.figure() != null ? ui.path(reading.figure().href()) : reading.evidence(),
        reading != null && reading.isStale(),
        indicator.live() != null,
        facts.source(),
        bar(one.progress(), one, ui));
  }

  private static String when(OfIndicator one, Ui ui) {
    var reading = one.reading();
    if (reading == null) {
      return ui.text(
          one.indicator().live() == null
              ? "planning.plan.notMeasured"
              : "planning.plan.notReadable");
    }
    var figure = reading.figure();
    if (figure == null) {
      return ui.text(
          "planning.plan.measured",
          reading.measuredOn() == null ? "" : ui.date(reading.measuredOn()));
    }
    return figure.period() == null
        ? figure.source()
        : ui.text("planning.plan.figure.source", ui.text(figure.period()), figure.source());
  }

  private static PlanView.Bar bar(OptionalInt progress, OfIndicator one, Ui ui) {
    if (progress.isPresent()) {
      return new PlanView.Bar(
          progress.getAsInt(),
          progress.getAsInt() == Progress.WHOLE
              ? ui.text("planning.plan.reached")
              : ui.text("planning.plan.percent", progress.getAsInt()));
    }
    return new PlanView.Bar(
        null,
        ui.text(
            one.reading() == null
                ? "planning.plan.progress.unknown"
                : "planning.plan.progress.noBaseline"));
  }

  static PlanView.Bar bar(Progress.Together together, Ui ui) {
    return new PlanView.Bar(
        together.percent(),
        together.all() == 0
            ? ui.text("planning.plan.together.none")
            : together.percent() == null
                ? ui.text("planning.plan.together.unknown", together.all())
                : ui.text(
                    "planning.plan.together",
                    together.percent(),
                    together.known(),
                    together.all()));
  }

  static String said(Doings doings, Ui ui) {
    return doings.late() > 0
        ? ui.text("planning.plan.doings.late", doings.verified(), doings.all(), doings.late())
        : ui.text("planning.plan.doings", doings.verified(), doings.all());
  }

  PlanView.ActionRow action(OfAction one, Names names, Ui ui) {
    var action = one.action();
    var facts = action.facts();
    var recommended =
        facts.recommendation() == null ? null : names.recommendations().get(facts.recommendation());
    return new PlanView.ActionRow(
        action.id().toString(),
        action.line().toString(),
        "action-" + action.line(),
        action.number(),
        ui.text(action.name()),
        lang(action.name(), ui),
        owner(action, names, ui),
        ui.text("planning.plan.when", ui.date(facts.starts()), ui.date(facts.ends())),
        budget(action, ui),
        state(one.state(), ui),
        one.late(),
        bar(one, ui),
        action.milestones().stream()
            .map(station -> station(station, one.reached().get(station.line()), ui))
            .toList(),
        one.evidence(),
        recommended == null
            ? null
            : new PlanView.Link(
                recommended.request(),
                ui.path(
                    "/opinions/"
                        + recommended.slug()
                        + "#recommendation-"
                        + recommended.position())),
        one.late() || one.state() == ActionState.UNDER_WAY);
  }

  private static PlanView.Station station(
      PlanAction.Milestone station, @Nullable LocalDate on, Ui ui) {
    return new PlanView.Station(
        ui.text(station.name()),
        on != null
            ? ui.text("planning.plan.milestone.reached", ui.date(on))
            : station.due() == null
                ? ui.text("planning.plan.milestone.open")
                : ui.text("planning.plan.milestone.due", ui.date(station.due())),
        on != null);
  }

  private static PlanView.Bar bar(OfAction one, Ui ui) {
    var all = one.action().milestones().size();
    return new PlanView.Bar(
        one.progress().isPresent() ? one.progress().getAsInt() : null,
        all == 0
            ? ui.text("planning.plan.milestones.none")
            : ui.text("planning.plan.milestones.said", one.reached().size(), all));
  }

  static Tag state(ActionState state, Ui ui) {
    return new Tag(
        ui.text("planning.plan.action." + state.code()),
        switch (state) {
          case PLANNED, DROPPED -> Tone.PLAIN;
          case UNDER_WAY -> Tone.NEWS;
          case STALLED, NOT_VERIFIED -> Tone.BAD;
          case DONE_CLAIMED -> Tone.WAIT;
          case VERIFIED -> Tone.GOOD;
        });
  }

  static Tag state(Plan.State state, Ui ui) {
    return new Tag(
        ui.text("planning.plan.state." + state.code()),
        switch (state) {
          case DRAFT -> Tone.WAIT;
          case ADOPTED -> Tone.GOOD;
          case CLOSED, SUPERSEDED, DROPPED -> Tone.PLAIN;
        });
  }

  static String owner(PlanAction action, Names names, Ui ui) {
    var institution =
        action.facts().institution() == null
            ? null
            : names.institutions().get(action.facts().institution());
    return institution == null
        ? ui.text("planning.plan.owner.group")
        : ui.text(institution.nameOn(names.today()));
  }

  static String budget(PlanAction action, Ui ui) {
    var budget = action.facts().budget();
    if (budget == null) {
      return ui.text("planning.plan.budget.none");
    }
    var amount = ui.text("planning.plan.money", number(budget.amount(), ui), budget.currency());
    return budget.from().isEmpty()
        ? amount
        : ui.text("planning.plan.budget.from", amount, budget.from());
  }

  /** What is known of the city today: the figures the plan is steered by. */
  private static Optional<Figure> figure(OfIndicator one, Ui ui) {
    var reading = one.reading();
    var figure = reading == null ? null : reading.figure();
    if (figure == null) {
      return Optional.empty();
    }
    var facts = one.indicator().facts();
    var sentence =
        ui.text(
            "planning.plan.figure.target", number(facts.target(), ui), ui.date(facts.targetOn()));
    return Optional.of(
        Figure.of(
                ui.text(one.indicator().name()),
                ui.text(
                    "planning.plan.figure.number",
                    number(figure.value(), ui),
                    ui.text(facts.unit())),
                when(one, ui))
            .saying(figure.stale() ? ui.text("planning.plan.figure.stale", sentence) : sentence)
            .going(
                figure.history().size() < 2
                    ? null
                    : new Sparkline(
                        figure.history().stream().map(BigDecimal::doubleValue).toList()))
            .at(ui.path(figure.href())));
  }

  private static List<PlanView.Link> programmes(PlanStanding standing, Ui ui) {
    var facts = standing.whole().plan().facts();
    return IntStream.rangeClosed(facts.from(), facts.to())
        .filter(year -> !standing.actionsIn(year).isEmpty())
        .mapToObj(year ->
            new PlanView.Link(
                ui.text(
                    "planning.plan.programme.of",
                    String.valueOf(year),
                    standing.actionsIn(year).size()),
                ui.path("/plan/" + year)))
        .toList();
  }

  static String lang(LocalizedText text, Ui ui) {
    return text.shownIn(ui.language()).tag();
  }

  static String number(BigDecimal number, Ui ui) {
    var plain = number.stripTrailingZeros();
    return ui.number(plain.doubleValue(), Math.clamp(plain.scale(), 0, MOST_DECIMALS));
  }
}
