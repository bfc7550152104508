package taskopru.opinions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Institutions;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.opinions.Action.Milestone;
import taskopru.opinions.OpinionsEvent.ActionBegun;
import taskopru.opinions.OpinionsEvent.ActionMoved;
import taskopru.opinions.OpinionsEvent.MeasurementJudged;
import taskopru.opinions.OpinionsEvent.MeasurementReported;
import taskopru.opinions.OpinionsEvent.MilestoneNoted;

/** What is done for a recommendation and what comes of it: one reports, somebody else verifies. */
@Service
@Transactional
public class Doing {

  private static final int MOST_MILESTONES = 50;

  private final OpinionBook book;
  private final TextBook texts;
  private final PathBook paths;
  private final DoingBook doings;
  private final Institutions institutions;
  private final EvidenceKinds kinds;
  private final Drafting drafting;
  private final Desk desk;
  private final Telling telling;
  private final ApplicationEventPublisher events;

  Doing(
      OpinionBook book,
      TextBook texts,
      PathBook paths,
      DoingBook doings,
      Institutions institutions,
      EvidenceKinds kinds,
      Drafting drafting,
      Desk desk,
      Telling telling,
      ApplicationEventPublisher events) {
    this.book = book;
    this.texts = texts;
    this.paths = paths;
    this.doings = doings;
    this.institutions = institutions;
    this.kinds = kinds;
    this.drafting = drafting;
    this.desk = desk;
    this.telling = telling;
    this.events = events;
  }

  /** What somebody wrote into the form; a reference for kinds that other modules keep. */
  public record Plan(
      String kind,
      String reference,
      String title,
      @Nullable UUID institution,
      @Nullable LocalDate due,
      Action.State state,
      List<Milestone> milestones) {}

  /** What somebody measured. */
  public record Report(
      LocalDate on, BigDecimal actual, String note, @Nullable LocalDate nextReview) {}

  /** What proves it: a kind of evidence and its reference. */
  public record Proof(String kind, String reference) {}

  /** The secretary, or a member for their own institution, notes what will be done. */
  public UUID begin(Actor actor, UUID recommendationId, Plan plan) {
    var recommendation = recommendation(recommendationId);
    var opinion = lockFor(actor, recommendation.opinion(), plan.institution());
    if (plan.state() != Action.State.PROMISED
        && plan.state() != Action.State.PLANNED
        && plan.state() != Action.State.UNDER_WAY) {
      throw new Problem.Refused("opinions.action.begin");
    }
    var institution = plan.institution();
    if (institution != null) {
      institutions.get(institution);
    }
    Desk.mustBeSensible(plan.due());
    if (plan.milestones().size() > MOST_MILESTONES) {
      throw new Problem.Refused("opinions.pieces.many", MOST_MILESTONES);
    }
    var found =
        plan.kind().equals(Action.OWN)
            ? null
            : kinds.action(plan.kind()).find(actor, plan.reference());
    var title =
        found == null
            ? Texts.needed(plan.title(), Texts.TITLE, "opinions.action.title")
            : Texts.line(found.title(), Texts.TITLE);
    var milestones = new ArrayList<Milestone>();
    for (var one : plan.milestones()) {
      Desk.mustBeSensible(one.due());
      milestones.add(
          new Milestone(
              milestones.size() + 1,
              Texts.needed(one.title(), Texts.TITLE, "opinions.action.milestone"),
              one.due(),
              null));
    }
    var action =
        new Action(
            UUID.randomUUID(),
            recommendationId,
            plan.kind(),
            found == null ? null : found.reference(),
            found == null ? null : found.href(),
            title,
            institution,
            plan.due(),
            plan.state(),
            "",
            null,
            null,
            1,
            milestones);
    doings.add(action, actor.id(), desk.now());
    follow(opinion);
    telling.doing(opinion, actor, recommendation.position());
    events.publishEvent(new ActionBegun(action.id(), actor.id(), recommendationId));
    return action.id();
  }

  /** How far it is, in the words of whoever does it; done is only claimed. */
  public void move(Actor actor, UUID id, int version, Action.State state, String note) {
    var action = doings.lockAction(id);
    var recommendation = recommendation(action.recommendation());
    var opinion = lockFor(actor, recommendation.opinion(), action.institution());
    mustBeSeen(action, version);
    if (!action.state().next().contains(state)) {
      throw new Problem.Refused("opinions.action.path");
    }
    var words = Texts.lines(note, Texts.LINES);
    if (state == Action.State.DROPPED && words.isEmpty()) {
      throw new Problem.Refused("opinions.reason.missing");
    }
    doings.move(action, state, words, state == Action.State.DONE_CLAIMED ? actor.id() : null);
    telling.doing(opinion, actor, recommendation.position());
    events.publishEvent(new ActionMoved(id, actor.id(), state.code()));
  }

  /** Somebody else than who claimed it looked: done, or not. */
  public void judge(Actor actor, UUID id, int version, boolean done, String note) {
    var action = doings.lockAction(id);
    var recommendation = recommendation(action.recommendation());
    var opinion = desk.lockToWork(actor, recommendation.opinion());
    mustBeSeen(action, version);
    var claimedBy = action.claimedBy();
    if (action.state() != Action.State.DONE_CLAIMED || claimedBy == null) {
      throw new Problem.Refused("opinions.action.path");
    }
    if (claimedBy.equals(actor.id())) {
      throw new Problem.Forbidden("opinions.forbidden.ownResult");
    }
    var words = Texts.lines(note, Texts.LINES);
    if (!done && words.isEmpty()) {
      throw new Problem.Refused("opinions.reason.missing");
    }
    var state = done ? Action.State.VERIFIED : Action.State.NOT_VERIFIED;
    doings.judge(id, state, words, claimedBy, actor.id(), desk.now());
    telling.doing(opinion, actor, recommendation.position());
    events.publishEvent(new ActionMoved(id, actor.id(), state.code()));
  }

  /** A milestone was reached on that day; null takes it back. */
  public void reach(Actor actor, UUID id, int milestone, @Nullable LocalDate on) {
    var action = doings.lockAction(id);
    lockFor(actor, recommendation(action.recommendation()).opinion(), action.institution());
    if (action.milestones().stream().noneMatch(one -> one.position() == milestone)) {
      throw new Problem.NotFound("opinions.piece.unknown");
    }
    if (on != null) {
      desk.mustBePast(on, null);
    }
    doings.reach(id, milestone, on);
    events.publishEvent(new MilestoneNoted(id, actor.id(), milestone));
  }

  /** What the indicator stands at; whoever of the body reports it does not verify it. */
  public UUID report(Actor actor, UUID recommendationId, Report report, @Nullable Proof proof) {
    var recommendation = recommendation(recommendationId);
    var opinion = desk.lockToWork(actor, recommendation.opinion());
    mustBeUnderWay(opinion);
    var measure = recommendation.measure();
    if (!measure.isMeasured()) {
      throw new Problem.Refused("opinions.measurement.unmeasurable");
    }
    desk.mustBePast(report.on(), measure.baselineOn());
    Desk.mustBeSensible(report.on());
    Texts.mustBeSensible(report.actual());
    var review = report.nextReview();
    if (review != null && !review.isAfter(report.on())) {
      throw new Problem.Refused("opinions.measurement.review");
    }
    Desk.mustBeSensible(review);
    var measurement =
        new Measurement(
            UUID.randomUUID(),
            recommendationId,
            report.on(),
            report.actual(),
            Texts.lines(report.note(), Texts.LINES),
            review,
            Measurement.State.REPORTED,
            actor.id(),
            desk.now(),
            null,
            null,
            null,
            List.of());
    doings.add(measurement);
    if (proof != null) {
      texts.addEvidence(
          drafting.freeze(
              actor, proof.kind(), proof.reference(), true, Evidence.Strength.STRONG, ""),
          null,
          measurement.id());
    }
    follow(opinion);
    telling.measured(
        opinion, actor, recommendation.position(), report.actual().toPlainString(), false);
    events.publishEvent(new MeasurementReported(measurement.id(), actor.id(), recommendationId));
    return measurement.id();
  }

  /** Somebody else than the reporter looked: it is so, or it is not. */
  public void verify(Actor actor, UUID id, boolean isSo, String verdict) {
    var measurement = doings.lockMeasurement(id);
    var recommendation = recommendation(measurement.recommendation());
    var opinion = desk.lockToWork(actor, recommendation.opinion());
    if (measurement.state() != Measurement.State.REPORTED) {
      throw new Problem.Conflict("opinions.measurement.judged");
    }
    if (measurement.reportedBy().equals(actor.id())) {
      throw new Problem.Forbidden("opinions.forbidden.ownResult");
    }
    var words = Texts.lines(verdict, 2000);
    if (!isSo && words.isEmpty()) {
      throw new Problem.Refused("opinions.reason.missing");
    }
    var state = isSo ? Measurement.State.VERIFIED : Measurement.State.REFUSED;
    doings.judge(id, state, words.isEmpty() ? null : words, actor.id(), desk.now());
    paths.stand(opinion.id(), Set.of(recommendation.id()), desk.now());
    telling.measured(
        opinion, actor, recommendation.position(), measurement.actual().toPlainString(), isSo);
    events.publishEvent(new MeasurementJudged(id, actor.id(), recommendation.id(), state.code()));
  }

  private void follow(Opinion opinion) {
    if (opinion.state() == Opinion.State.TRANSMITTED || opinion.state() == Opinion.State.ANSWERED) {
      book.move(opinion.id(), Opinion.State.FOLLOWED, desk.now());
    }
  }

  /** The secretary for everybody, a member for the institution they speak for. */
  @Transactional(readOnly = true)
  public boolean mayAct(Actor actor, Opinion opinion, @Nullable UUID institution) {
    return desk.keeps(actor, opinion.body())
        || institution != null && institution.equals(desk.holderOf(actor, opinion.body()));
  }

  private Opinion lockFor(Actor actor, UUID id, @Nullable UUID institution) {
    var opinion = desk.lockToWork(actor, id);
    if (!mayAct(actor, opinion, institution)) {
      throw new Problem.Forbidden("opinions.forbidden.action");
    }
    mustBeUnderWay(opinion);
    return opinion;
  }

  private static void mustBeUnderWay(Opinion opinion) {
    Desk.mustBe(
        opinion,
        Opinion.State.ADOPTED,
        Opinion.State.TRANSMITTED,
        Opinion.State.ANSWERED,
        Opinion.State.FOLLOWED);
  }

  private static void mustBeSeen(Action action, int version) {
    if (action.version() != version) {
      throw new Problem.Conflict("opinions.changed-meanwhile");
    }
  }

  private Recommendation recommendation(UUID id) {
    return texts
        .recommendation(id)
        .orElseThrow(() -> new Problem.NotFound("opinions.recommendation.unknown"));
  }
}
