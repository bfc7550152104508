package taskopru.planning.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.CouncilDay;
import taskopru.council.Keepers;
import taskopru.council.Member;
import taskopru.council.Members;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/**
 * Who may do what with a plan: whoever keeps opinions of its body keeps it; members of its body
 * report on what their institution does, measure and verify.
 */
@Component("planDesk")
class Desk {

  private final PlanBook book;
  private final Bodies bodies;
  private final Keepers keepers;
  private final Members members;
  private final CouncilDay day;
  private final Clock clock;

  Desk(
      PlanBook book, Bodies bodies, Keepers keepers, Members members, CouncilDay day, Clock clock) {
    this.book = book;
    this.bodies = bodies;
    this.keepers = keepers;
    this.members = members;
    this.day = day;
    this.clock = clock;
  }

  void mustKeep(Actor actor, UUID body) {
    keepers.mustKeep(actor, bodies.get(body), Verb.KEEP_OPINIONS);
  }

  boolean keeps(Actor actor, UUID body) {
    return actor.may(Verb.KEEP_OPINIONS) && keepers.keeps(actor, bodies.get(body));
  }

  void mustSee(Actor actor, UUID body) {
    if (actor.may(Verb.KEEP_OPINIONS)) {
      mustKeep(actor, body);
    } else {
      keepers.mustTakePart(actor, bodies.get(body), today());
    }
  }

  boolean sees(Actor actor, UUID body) {
    return keeps(actor, body) || seat(actor, body).isPresent();
  }

  Optional<Member> seat(Actor actor, UUID body) {
    return actor.may(Verb.TAKE_PART)
        ? members.ofAccount(body, actor.id(), today())
        : Optional.empty();
  }

  /** Whether they sit in the body for the institution that does this. */
  boolean does(Actor actor, UUID body, PlanAction action) {
    var institution = action.facts().institution();
    return institution != null
        && seat(actor, body)
            .map(Member::institution)
            .filter(own -> own.id().equals(institution))
            .isPresent();
  }

  /** A draft, for whoever keeps it. */
  Plan lockDraft(Actor actor, UUID id) {
    var plan = book.lock(id);
    mustKeep(actor, plan.body());
    if (!plan.isDraft()) {
      throw new Problem.Conflict("planning.plan.elsewhere." + plan.state().code());
    }
    return plan;
  }

  static void mustBeSeen(Plan plan, int version) {
    if (plan.version() != version) {
      throw new Problem.Conflict("planning.plan.changedMeanwhile");
    }
  }

  Body workingGroup() {
    return bodies.workingGroup();
  }

  LocalDate today() {
    return day.today();
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
