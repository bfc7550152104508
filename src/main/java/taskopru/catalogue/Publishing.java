package taskopru.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.catalogue.CatalogueEvent.DatasetPublished;
import taskopru.catalogue.CatalogueEvent.DatasetReturned;
import taskopru.catalogue.CatalogueEvent.DatasetSubmitted;
import taskopru.catalogue.CatalogueEvent.DatasetWithdrawn;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/** A dataset's way: draft → review → published → withdrawn, and back to draft. */
@Service
@Transactional
public class Publishing {

  private static final int LONGEST_REASON = 1000;

  private final Register register;
  private final Rules rules;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Publishing(Register register, Rules rules, ApplicationEventPublisher events, Clock clock) {
    this.register = register;
    this.rules = rules;
    this.events = events;
    this.clock = clock;
  }

  /** Sends a complete draft to those who publish. */
  public Dataset submit(Actor actor, UUID id) {
    var dataset = register.lock(id);
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    mustBe(State.DRAFT, dataset);
    mustBeComplete(dataset.metadata());
    var after = dataset.submitted(actor, Instant.now(clock));
    store(after, actor, Deed.What.SUBMITTED, null);
    events.publishEvent(new DatasetSubmitted(id, actor.id()));
    return after;
  }

  /**
   * Shows it to the public. Where the house asks for four eyes, neither who submitted it nor who
   * last changed it may.
   */
  public Dataset publish(Actor actor, UUID id) {
    var dataset = register.lock(id);
    actor.mustBeAllowedTo(Verb.PUBLISH_DATASETS);
    mustBe(State.REVIEW, dataset);
    if (dataset.kind() == Kind.COLLECTED) {
      throw new Problem.Refused("catalogue.publish.collected");
    }
    if (rules.fourEyes() && dataset.wasInTheHandsOf(actor)) {
      throw new Problem.Refused("catalogue.publish.four-eyes");
    }
    mustBeComplete(dataset.metadata());
    var after = dataset.published(Instant.now(clock));
    store(after, actor, Deed.What.PUBLISHED, null);
    events.publishEvent(new DatasetPublished(id, actor.id()));
    return after;
  }

  /** Takes it from the public; its address then says why. */
  public Dataset withdraw(Actor actor, UUID id, String reason) {
    var dataset = register.lock(id);
    actor.mustBeAllowedTo(Verb.PUBLISH_DATASETS);
    mustBe(State.PUBLISHED, dataset);
    var why = reason.strip();
    if (why.isEmpty()) {
      throw new Problem.Refused("catalogue.withdrawal.reason");
    }
    if (why.length() > LONGEST_REASON || why.indexOf('\0') >= 0) {
      throw new Problem.Refused("catalogue.text.long", LONGEST_REASON);
    }
    var after = dataset.withdrawn(why, Instant.now(clock));
    store(after, actor, Deed.What.WITHDRAWN, why);
    events.publishEvent(new DatasetWithdrawn(id, actor.id()));
    return after;
  }

  /** Back to draft: from review by either side, from withdrawn by those who publish. */
  public Dataset returnToDraft(Actor actor, UUID id) {
    var dataset = register.lock(id);
    switch (dataset.state()) {
      case REVIEW -> {
        if (!actor.may(Verb.PUBLISH_DATASETS)) {
          actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
        }
      }
      case WITHDRAWN -> actor.mustBeAllowedTo(Verb.PUBLISH_DATASETS);
      case DRAFT, PUBLISHED -> {
        actor.mustBeAllowedTo(Verb.PUBLISH_DATASETS);
        mustBe(State.REVIEW, dataset);
      }
    }
    var after = dataset.returned(Instant.now(clock));
    store(after, actor, Deed.What.RETURNED, null);
    events.publishEvent(new DatasetReturned(id, actor.id()));
    return after;
  }

  static void mustBeComplete(Metadata metadata) {
    metadata.gaps().stream()
        .findFirst()
        .ifPresent(gap -> {
          throw new Problem.Refused(gap.messageKey(), gap.args().toArray());
        });
  }

  private void store(Dataset dataset, Actor actor, Deed.What what, @Nullable String note) {
    register.move(dataset);
    register.remember(dataset.id(), dataset.changedAt(), actor.id(), what, note);
  }

  private static void mustBe(State state, Dataset dataset) {
    if (dataset.state() != state) {
      throw new Problem.Refused("catalogue.state.must-be-" + state.code(), dataset.slug().value());
    }
  }
}
