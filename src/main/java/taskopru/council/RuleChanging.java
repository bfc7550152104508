package taskopru.council;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.CouncilEvent.RulesChanged;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/** A body changes its rules by a decision: a new version, from a day on, with its source. */
@Service
@Transactional
public class RuleChanging {

  private final RuleProfiles profiles;
  private final Bodies bodies;
  private final Keepers keepers;
  private final ApplicationEventPublisher events;

  RuleChanging(
      RuleProfiles profiles, Bodies bodies, Keepers keepers, ApplicationEventPublisher events) {
    this.profiles = profiles;
    this.bodies = bodies;
    this.keepers = keepers;
    this.events = events;
  }

  /**
   * Adds a version.
   *
   * @param seen the newest version when the form was opened
   * @param decision which decision changed the rules: its number, or date and place in the minutes
   */
  public RuleProfile change(
      Actor actor,
      UUID bodyId,
      int seen,
      LocalDate validFrom,
      String source,
      String decision,
      Rules rules) {
    var body = bodies.get(bodyId);
    keepers.mustKeep(actor, body, Verb.KEEP_COUNCIL);
    var newest = profiles.of(bodyId).getFirst();
    if (newest.version() != seen) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
    if (newest.rules().equals(rules) && newest.validFrom().equals(validFrom)) {
      throw new Problem.Refused("council.rules.same");
    }
    var added =
        profiles.add(
            bodyId, validFrom, Written.line(source, 500), Written.line(decision, 200), rules);
    events.publishEvent(new RulesChanged(bodyId, actor.id(), added.version(), validFrom));
    return added;
  }
}
