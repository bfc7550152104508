package taskopru.planning.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.planning.plan.PlanEvent.PlanActionReported;
import taskopru.planning.plan.PlanEvent.PlanIndicatorMeasured;
import taskopru.planning.plan.PlanEvent.PlanMeasurementJudged;
import taskopru.planning.plan.PlanEvent.PlanMilestoneNoted;

/**
 * What is done for a plan that stands: actions are reported and verified, milestones reached,
 * indicators measured. Nobody verifies what they reported themselves.
 */
@Service
@Transactional
public class PlanDoing {

  private final PlanBook book;
  private final DoingBook doings;
  private final Desk desk;
  private final ApplicationEventPublisher events;

  PlanDoing(PlanBook book, DoingBook doings, Desk desk, ApplicationEventPublisher events) {
    this.book = book;
    this.doings = doings;
    this.desk = desk;
    this.events = events;
  }

  /** Whether this actor reports on the action: its institution's members, and whoever keeps it. */
  @Transactional(readOnly = true)
  public boolean mayReport(Actor actor, Plan plan, PlanAction action) {
    return plan.state() == Plan.State.ADOPTED
        && (desk.keeps(actor, plan.body()) || desk.does(actor, plan.body(), action));
  }

  /** Whether this actor may look at what was claimed and say whether it is so. */
  @Transactional(readOnly = true)
  public boolean mayVerify(Actor actor, Plan plan, PlanAction action) {
    return plan.state() == Plan.State.ADOPTED
        && desk.sees(actor, plan.body())
        && !desk.does(actor, plan.body(), action)
        && doings
            .newest(action.line())
            .filter(one -> one.state() == ActionState.DONE_CLAIMED)
            .filter(one -> !one.reportedBy().equals(actor.id()))
            .isPresent();
  }

  /** All that was reported on an action, newest first. */
  @Transactional(readOnly = true)
  public List<ActionReport> reports(Actor actor, Plan plan, UUID line) {
    desk.mustSee(actor, plan.body());
    return doings.reports(line);
  }

  /** All measurements of an indicator, newest first. */
  @Transactional(readOnly = true)
  public List<Measurement> measurements(Actor actor, Plan plan, UUID line) {
    desk.mustSee(actor, plan.body());
    return doings.measurements(List.of(line));
  }

  /** Where it stands; done is only claimed, and shown by a link. */
  public void report(Actor actor, UUID line, ActionState state, String note, String evidence) {
    var plan = standing("plan_action", line);
    var action = action(plan, line);
    mustReport(actor, plan, action);
    doings.lock(line);
    var before = doings.newest(line).map(ActionReport::state).orElse(ActionState.PLANNED);
    if (!before.next().contains(state)) {
      throw new Problem.Refused("planning.plan.action.path");
    }
    var link = Texts.optionalLink(evidence);
    if (state == ActionState.DONE_CLAIMED && link == null) {
      throw new Problem.Refused("planning.plan.evidence.missing");
    }
    var words = Texts.lines(note, Texts.LINES);
    if (words.isEmpty() && (state == ActionState.STALLED || state == ActionState.DROPPED)) {
      throw new Problem.Refused("planning.plan.note.missing");
    }
    add(actor, line, state, words, link);
  }

  /** Somebody else than who claimed it looked: done, or not. */
  public void judge(Actor actor, UUID line, boolean done, String note) {
    var plan = standing("plan_action", line);
    var action = action(plan, line);
    desk.mustSee(actor, plan.body());
    doings.lock(line);
    var claimed =
        doings
            .newest(line)
            .filter(one -> one.state() == ActionState.DONE_CLAIMED)
            .orElseThrow(() -> new Problem.Refused("planning.plan.action.path"));
    if (claimed.reportedBy().equals(actor.id()) || desk.does(actor, plan.body(), action)) {
      throw new Problem.Forbidden("planning.plan.forbidden.ownResult");
    }
    var words = Texts.lines(note, Texts.LINES);
    if (!done && words.isEmpty()) {
      throw new Problem.Refused("planning.plan.note.missing");
    }
    add(actor, line, done ? ActionState.VERIFIED : ActionState.NOT_VERIFIED, words, null);
  }

  private void add(Actor actor, UUID line, ActionState state, String words, @Nullable String link) {
    doings.add(new ActionReport(line, state, words, link, actor.id(), desk.now()));
    events.publishEvent(new PlanActionReported(line, actor.id(), line, state.code()));
  }

  /** A milestone of the action was reached on that day; null takes it back. */
  public void reach(Actor actor, UUID line, UUID milestone, @Nullable LocalDate on) {
    var plan = standing("plan_action", line);
    var action = action(plan, line);
    mustReport(actor, plan, action);
    if (action.milestones().stream().noneMatch(one -> one.line().equals(milestone))) {
      throw new Problem.NotFound("planning.plan.piece.unknown");
    }
    if (on == null) {
      doings.unreach(milestone);
    } else {
      mustBePast(on);
      doings.reach(milestone, on, actor.id(), desk.now());
    }
    events.publishEvent(new PlanMilestoneNoted(milestone, actor.id(), line, on != null));
  }

  /** What an indicator stands at; a live one is measured where its table fails. */
  public UUID measure(
      Actor actor, UUID line, LocalDate on, BigDecimal value, String note, String evidence) {
    var plan = standing("indicator", line);
    desk.mustSee(actor, plan.body());
    mustBePast(on);
    Texts.mustBeSensible(on);
    Texts.mustBeSensible(value);
    if (evidence.isBlank()) {
      throw new Problem.Refused("planning.plan.evidence.missing");
    }
    var one =
        new Measurement(
            UUID.randomUUID(),
            line,
            on,
            value,
            Texts.lines(note, Texts.LINES),
            Texts.link(evidence),
            Measurement.State.REPORTED,
            null,
            actor.id());
    doings.add(one, desk.now());
    events.publishEvent(new PlanIndicatorMeasured(one.id(), actor.id(), line, one.id()));
    return one.id();
  }

  /** Somebody else than who measured looked: it is so, or it is not. */
  public void verify(Actor actor, UUID measurement, boolean isSo, String verdict) {
    var one = doings.lockMeasurement(measurement);
    desk.mustSee(actor, standing("indicator", one.line()).body());
    if (one.state() != Measurement.State.REPORTED) {
      throw new Problem.Conflict("planning.plan.measurement.judged");
    }
    if (one.reportedBy().equals(actor.id())) {
      throw new Problem.Forbidden("planning.plan.forbidden.ownResult");
    }
    var words = Texts.lines(verdict, Texts.LINES);
    if (!isSo && words.isEmpty()) {
      throw new Problem.Refused("planning.plan.note.missing");
    }
    var state = isSo ? Measurement.State.VERIFIED : Measurement.State.REFUSED;
    doings.judge(measurement, state, words.isEmpty() ? null : words, actor.id(), desk.now());
    events.publishEvent(
        new PlanMeasurementJudged(measurement, actor.id(), measurement, state.code()));
  }

  private Plan standing(String table, UUID line) {
    return book.standingWith(table, line)
        .orElseThrow(() -> new Problem.NotFound("planning.plan.piece.unknown"));
  }

  private PlanAction action(Plan plan, UUID line) {
    return book.whole(plan)
        .actions()
        .filter(one -> one.line().equals(line))
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("planning.plan.piece.unknown"));
  }

  private void mustReport(Actor actor, Plan plan, PlanAction action) {
    if (!desk.does(actor, plan.body(), action)) {
      if (desk.seat(actor, plan.body()).isPresent() && !desk.keeps(actor, plan.body())) {
        throw new Problem.Forbidden("planning.plan.forbidden.action");
      }
      desk.mustKeep(actor, plan.body());
    }
  }

  private void mustBePast(LocalDate day) {
    if (day.isAfter(desk.today())) {
      throw new Problem.Refused("planning.plan.day.future");
    }
  }
}
