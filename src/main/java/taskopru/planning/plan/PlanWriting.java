package taskopru.planning.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Institutions;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.opinions.Opinions;
import taskopru.planning.plan.Objective.Mark;
import taskopru.planning.plan.PlanEvent.PlanDescribed;
import taskopru.planning.plan.PlanEvent.PlanDropped;
import taskopru.planning.plan.PlanEvent.PlanObjectiveMarked;
import taskopru.planning.plan.PlanEvent.PlanPieceMoved;
import taskopru.planning.plan.PlanEvent.PlanPieceRemoved;
import taskopru.planning.plan.PlanEvent.PlanPieceWritten;
import taskopru.planning.plan.PlanEvent.PlanStarted;

/** A plan in its draft: everything in it is written, ordered and taken away here. */
@Service
@Transactional
public class PlanWriting {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2150;
  private static final int LONGEST = 30;
  private static final int MOST_MILESTONES = 30;
  private static final int MOST_PIECES = 60;

  private final PlanBook book;
  private final Desk desk;
  private final Institutions institutions;
  private final Opinions opinions;
  private final Frameworks frameworks;
  private final LiveFigures figures;
  private final ApplicationEventPublisher events;

  PlanWriting(
      PlanBook book,
      Desk desk,
      Institutions institutions,
      Opinions opinions,
      Frameworks frameworks,
      LiveFigures figures,
      ApplicationEventPublisher events) {
    this.book = book;
    this.desk = desk;
    this.institutions = institutions;
    this.opinions = opinions;
    this.frameworks = frameworks;
    this.figures = figures;
    this.events = events;
  }

  /** Says no to whoever does not write the group's plans. */
  public void mustWrite(Actor actor) {
    desk.mustKeep(actor, desk.workingGroup().id());
  }

  /** Begins a plan of the working group. */
  public Plan start(Actor actor, Plan.Facts facts) {
    mustWrite(actor);
    var id = UUID.randomUUID();
    return begin(actor, id, id, 1, desk.workingGroup().id(), checked(facts), null);
  }

  /** Begins the next edition of an adopted plan, with everything that stands in it. */
  public Plan renew(Actor actor, UUID id, String reason) {
    var plan = book.lock(id);
    desk.mustKeep(actor, plan.body());
    if (plan.state() != Plan.State.ADOPTED) {
      throw new Problem.Conflict("planning.plan.elsewhere." + plan.state().code());
    }
    if (book.atWork(plan.series()).isPresent()) {
      throw new Problem.Conflict("planning.plan.atWork");
    }
    var why = Texts.line(reason, Texts.SHORT);
    if (why.isEmpty()) {
      throw new Problem.Refused("planning.plan.reason.missing");
    }
    var next =
        begin(
            actor,
            UUID.randomUUID(),
            plan.series(),
            plan.edition() + 1,
            plan.body(),
            plan.facts(),
            why);
    book.copy(book.whole(plan), next.id());
    return next;
  }

  private Plan begin(
      Actor actor,
      UUID id,
      UUID series,
      int edition,
      UUID body,
      Plan.Facts facts,
      @Nullable String reason) {
    var plan =
        new Plan(
            id, series, edition, body, facts, reason, Plan.State.DRAFT, null, null, null, null, 1);
    book.add(plan, actor.id(), desk.now());
    events.publishEvent(new PlanStarted(id, actor.id(), body, edition));
    return plan;
  }

  /**
   * @param seen the version when the form was opened
   */
  public void describe(Actor actor, UUID id, int seen, Plan.Facts facts) {
    var plan = desk.lockDraft(actor, id);
    Desk.mustBeSeen(plan, seen);
    book.describe(id, checked(facts));
    events.publishEvent(new PlanDescribed(id, actor.id(), plan.version() + 1));
  }

  private static Plan.Facts checked(Plan.Facts facts) {
    if (facts.from() < FIRST_YEAR || facts.to() > LAST_YEAR) {
      throw new Problem.Refused(
          "planning.plan.years.odd", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
    }
    if (facts.to() < facts.from() || facts.to() >= facts.from() + LONGEST) {
      throw new Problem.Refused("planning.plan.years.order", LONGEST);
    }
    return new Plan.Facts(
        Texts.name(facts.title(), Texts.TITLE, "planning.plan.title.missing"),
        Texts.prose(facts.summary(), Texts.SUMMARY),
        facts.from(),
        facts.to());
  }

  public UUID addGoal(Actor actor, UUID plan, LocalizedText name) {
    var draft = desk.lockDraft(actor, plan);
    mustHaveRoom(book.whole(draft).goals().size());
    return written(actor, plan, Piece.GOAL, book.addGoal(plan, named(name)));
  }

  public void writeGoal(Actor actor, UUID id, LocalizedText name) {
    var plan = lockPlanOf(actor, Piece.GOAL, id);
    book.writeGoal(id, named(name));
    written(actor, plan.id(), Piece.GOAL, id);
  }

  public UUID addObjective(Actor actor, UUID goal, Objective.Facts facts) {
    var plan = lockPlanOf(actor, Piece.GOAL, goal);
    mustHaveRoom(book.whole(plan).goal(goal).orElseThrow(Problems::gone).objectives().size());
    return written(
        actor, plan.id(), Piece.OBJECTIVE, book.addObjective(plan.id(), goal, checked(facts)));
  }

  public void writeObjective(Actor actor, UUID id, Objective.Facts facts) {
    var plan = lockPlanOf(actor, Piece.OBJECTIVE, id);
    book.writeObjective(id, checked(facts));
    written(actor, plan.id(), Piece.OBJECTIVE, id);
  }

  private static Objective.Facts checked(Objective.Facts facts) {
    return new Objective.Facts(named(facts.name()), facts.horizon());
  }

  /** Says where an objective stands in the frameworks; points nobody knows are refused. */
  public void mark(Actor actor, UUID objective, List<Mark> marks) {
    var plan = lockPlanOf(actor, Piece.OBJECTIVE, objective);
    var distinct = List.copyOf(new LinkedHashSet<>(marks));
    if (distinct.stream().anyMatch(one -> frameworks.find(one).isEmpty())) {
      throw new Problem.Refused("planning.plan.framework.unknown");
    }
    book.mark(plan.id(), objective, distinct);
    events.publishEvent(new PlanObjectiveMarked(plan.id(), actor.id(), objective, distinct.size()));
  }

  public UUID addIndicator(
      Actor actor, UUID objective, Indicator.Facts facts, @Nullable String live) {
    var plan = lockPlanOf(actor, Piece.OBJECTIVE, objective);
    mustHaveRoom(objective(plan, objective).indicators().size());
    var checked = checked(facts, live);
    return written(
        actor,
        plan.id(),
        Piece.INDICATOR,
        book.addIndicator(plan.id(), objective, book.line("indicator"), checked, live(live)));
  }

  public void writeIndicator(Actor actor, UUID id, Indicator.Facts facts, @Nullable String live) {
    var plan = lockPlanOf(actor, Piece.INDICATOR, id);
    book.writeIndicator(id, checked(facts, live), live(live));
    written(actor, plan.id(), Piece.INDICATOR, id);
  }

  /** One series of a table of ours that everybody may read; null where people measure. */
  private @Nullable String live(@Nullable String address) {
    if (address == null || address.isBlank()) {
      return null;
    }
    var series = figures.series(address);
    if (series.size() != 1) {
      throw new Problem.Refused(
          series.isEmpty() ? "planning.plan.live.empty" : "planning.plan.live.several");
    }
    return series.getFirst().live();
  }

  private static Indicator.Facts checked(Indicator.Facts facts, @Nullable String live) {
    Texts.mustBeSensible(facts.baseline());
    Texts.mustBeSensible(facts.target());
    Texts.mustBeSensible(facts.baselineOn());
    Texts.mustBeSensible(facts.targetOn());
    var baseline = facts.baseline();
    if ((baseline == null) != (facts.baselineOn() == null)) {
      throw new Problem.Refused("planning.plan.baseline.day");
    }
    if (facts.baselineOn() != null && !facts.baselineOn().isBefore(facts.targetOn())) {
      throw new Problem.Refused("planning.plan.target.earlier");
    }
    if (baseline != null && !facts.direction().reaches(facts.target(), baseline)) {
      throw new Problem.Refused("planning.plan.target.direction");
    }
    var source = Texts.lines(facts.source(), Texts.SHORT);
    if (source.isEmpty() && (live == null || live.isBlank())) {
      throw new Problem.Refused("planning.plan.source.missing");
    }
    return new Indicator.Facts(
        named(facts.name()),
        Texts.name(facts.unit(), Texts.UNIT, "planning.plan.unit.missing"),
        facts.direction(),
        baseline,
        facts.baselineOn(),
        facts.target(),
        facts.targetOn(),
        source);
  }

  /**
   * A milestone as it is written.
   *
   * @param line what it was before, where it was there; null for a new one
   */
  public record Station(
      @Nullable UUID line, LocalizedText name, java.time.@Nullable LocalDate due) {}

  public UUID addAction(
      Actor actor, UUID objective, PlanAction.Facts facts, List<Station> stations) {
    var plan = lockPlanOf(actor, Piece.OBJECTIVE, objective);
    mustHaveRoom(objective(plan, objective).actions().size());
    var checked = checked(plan, facts);
    var id = book.addAction(plan.id(), objective, book.line("action"), checked);
    book.milestones(plan.id(), id, milestones(stations, List.of()));
    return written(actor, plan.id(), Piece.ACTION, id);
  }

  public void writeAction(Actor actor, UUID id, PlanAction.Facts facts, List<Station> stations) {
    var plan = lockPlanOf(actor, Piece.ACTION, id);
    var before = book.whole(plan).action(id).orElseThrow(Problems::gone);
    book.writeAction(id, checked(plan, facts));
    book.milestones(plan.id(), id, milestones(stations, before.milestones()));
    written(actor, plan.id(), Piece.ACTION, id);
  }

  private PlanAction.Facts checked(Plan plan, PlanAction.Facts facts) {
    Texts.mustBeSensible(facts.starts());
    Texts.mustBeSensible(facts.ends());
    if (facts.ends().isBefore(facts.starts())) {
      throw new Problem.Refused("planning.plan.ends.earlier");
    }
    if (facts.starts().getYear() > plan.facts().to()
        || facts.ends().getYear() < plan.facts().from()) {
      throw new Problem.Refused(
          "planning.plan.action.outside",
          String.valueOf(plan.facts().from()),
          String.valueOf(plan.facts().to()));
    }
    if (facts.institution() != null) {
      institutions.get(facts.institution());
    }
    if (facts.recommendation() != null) {
      opinions.ofPublicRecommendation(facts.recommendation());
    }
    return new PlanAction.Facts(
        named(facts.name()),
        facts.institution(),
        checked(facts.budget()),
        facts.starts(),
        facts.ends(),
        facts.recommendation());
  }

  private static PlanAction.@Nullable Budget checked(PlanAction.@Nullable Budget budget) {
    if (budget == null) {
      return null;
    }
    Texts.mustBeSensible(budget.amount());
    if (budget.amount().signum() < 0) {
      throw new Problem.Refused("planning.plan.amount.negative");
    }
    if (!budget.currency().matches("[A-Z]{3}")) {
      throw new Problem.Refused("planning.plan.currency.shape");
    }
    return new PlanAction.Budget(
        budget.amount(), budget.currency(), Texts.line(budget.from(), Texts.TITLE));
  }

  /** A milestone that keeps its Turkish name is the same as before. */
  private List<PlanAction.Milestone> milestones(
      List<Station> stations, List<PlanAction.Milestone> before) {
    if (stations.size() > MOST_MILESTONES) {
      throw new Problem.Refused("planning.plan.milestones.many", MOST_MILESTONES);
    }
    var taken = new HashSet<UUID>();
    var all = new ArrayList<PlanAction.Milestone>();
    for (var one : stations) {
      Texts.mustBeSensible(one.due());
      var name = Texts.name(one.name(), Texts.TITLE, "planning.plan.milestone.name");
      var line =
          same(name, before)
              .map(PlanAction.Milestone::line)
              .filter(taken::add)
              .orElseGet(() -> book.line("milestone"));
      all.add(new PlanAction.Milestone(line, name, one.due()));
    }
    return all;
  }

  private static Optional<PlanAction.Milestone> same(
      LocalizedText name, List<PlanAction.Milestone> before) {
    return before.stream().filter(one -> one.name().tr().equals(name.tr())).findFirst();
  }

  /** Takes a piece away, with all that hangs on it. */
  public void remove(Actor actor, Piece piece, UUID id) {
    var plan = lockPlanOf(actor, piece, id);
    book.remove(piece, id);
    events.publishEvent(new PlanPieceRemoved(plan.id(), actor.id(), piece.code(), id));
  }

  /** Up or down among its own; at the end nothing happens. */
  public void shift(Actor actor, Piece piece, UUID id, boolean up) {
    var plan = lockPlanOf(actor, piece, id);
    if (book.shift(piece, id, up)) {
      events.publishEvent(new PlanPieceMoved(plan.id(), actor.id(), piece.code(), id));
    }
  }

  /** Gives a draft up. */
  public void drop(Actor actor, UUID id) {
    var plan = desk.lockDraft(actor, id);
    book.drop(id);
    events.publishEvent(new PlanDropped(id, actor.id(), plan.edition()));
  }

  private Plan lockPlanOf(Actor actor, Piece piece, UUID id) {
    return desk.lockDraft(actor, book.planOf(piece, id).orElseThrow(Problems::gone));
  }

  private Objective objective(Plan plan, UUID id) {
    return book.whole(plan).objective(id).orElseThrow(Problems::gone);
  }

  private UUID written(Actor actor, UUID plan, Piece piece, UUID which) {
    events.publishEvent(new PlanPieceWritten(plan, actor.id(), piece.code(), which));
    return which;
  }

  private static LocalizedText named(LocalizedText name) {
    return Texts.name(name, Texts.NAME, "planning.plan.name.missing");
  }

  private static void mustHaveRoom(int already) {
    if (already >= MOST_PIECES) {
      throw new Problem.Refused("planning.plan.pieces.many", MOST_PIECES);
    }
  }

  /** A piece that is no longer there. */
  private static final class Problems {
    static Problem gone() {
      return new Problem.NotFound("planning.plan.piece.unknown");
    }
  }
}
