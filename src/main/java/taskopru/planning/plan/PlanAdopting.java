package taskopru.planning.plan;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.Decisions;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;
import taskopru.planning.plan.PlanEvent.PlanAdopted;
import taskopru.planning.plan.PlanEvent.PlanClosed;
import taskopru.planning.plan.PlanEvent.PlanSuperseded;

/** A plan is adopted by a decision of its body and ends by the next edition or by being closed. */
@Service
@Transactional
public class PlanAdopting {

  private final PlanBook book;
  private final Desk desk;
  private final Decisions decisions;
  private final Voting voting;
  private final ApplicationEventPublisher events;

  PlanAdopting(
      PlanBook book,
      Desk desk,
      Decisions decisions,
      Voting voting,
      ApplicationEventPublisher events) {
    this.book = book;
    this.desk = desk;
    this.decisions = decisions;
    this.voting = voting;
    this.events = events;
  }

  /** Notes the decision it rests on; from then on its text never changes. */
  public void adopt(Actor actor, UUID id, int seen, UUID decisionId) {
    var plan = desk.lockDraft(actor, id);
    Desk.mustBeSeen(plan, seen);
    var gaps = book.whole(plan).gaps();
    if (!gaps.isEmpty()) {
      throw new Problem.Refused(gaps.getFirst().key(), gaps.getFirst().number());
    }
    var decision =
        decisions
            .find(decisionId)
            .orElseThrow(() -> new Problem.Refused("planning.plan.decision.unknown"));
    if (!decision.body().equals(plan.body())) {
      throw new Problem.Refused("planning.plan.decision.body");
    }
    var vote = voting.get(actor, decision.vote());
    if (vote.state() != Vote.State.ANNOUNCED || vote.outcome() != Vote.Outcome.CARRIED) {
      throw new Problem.Refused("planning.plan.decision.carried");
    }
    if (book.adoptedBy(decisionId).isPresent()) {
      throw new Problem.Refused("planning.plan.decision.taken");
    }
    var before = book.standing(plan.series()).orElse(null);
    if (before != null) {
      if (before.adoptedOn() != null && decision.decidedOn().isBefore(before.adoptedOn())) {
        throw new Problem.Refused("planning.plan.decision.early");
      }
      book.end(before.id(), Plan.State.SUPERSEDED, decision.decidedOn(), null);
      events.publishEvent(new PlanSuperseded(before.id(), actor.id(), before.edition()));
    }
    book.adopt(id, decisionId, decision.decidedOn());
    events.publishEvent(new PlanAdopted(id, actor.id(), plan.edition(), decisionId));
  }

  /** Its time is over, or the group follows it no longer. */
  public void close(Actor actor, UUID id, int seen, String why) {
    var plan = book.lock(id);
    desk.mustKeep(actor, plan.body());
    if (plan.state() != Plan.State.ADOPTED) {
      throw new Problem.Conflict("planning.plan.elsewhere." + plan.state().code());
    }
    Desk.mustBeSeen(plan, seen);
    var words = Texts.line(why, Texts.SHORT);
    if (words.isEmpty()) {
      throw new Problem.Refused("planning.plan.ending.missing");
    }
    book.end(id, Plan.State.CLOSED, desk.today(), words);
    events.publishEvent(new PlanClosed(id, actor.id(), plan.edition()));
  }
}
