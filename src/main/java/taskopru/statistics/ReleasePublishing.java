package taskopru.statistics;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Publishing;
import taskopru.catalogue.ReleaseNote;
import taskopru.catalogue.State;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.statistics.StatisticsEvent.ReleasePublished;
import taskopru.statistics.StatisticsEvent.ReleaseWithdrawn;

/**
 * Shows releases to the public and takes them back. Collected records are refused here, and by a
 * constraint of the database should anybody find a way around.
 */
@Service
@Transactional
public class ReleasePublishing {

  private static final int LONGEST_REASON = 1000;

  private final Releases releases;
  private final Datasets datasets;
  private final Publishing catalogue;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReleasePublishing(
      Releases releases,
      Datasets datasets,
      Publishing catalogue,
      ApplicationEventPublisher events,
      Clock clock) {
    this.releases = releases;
    this.datasets = datasets;
    this.catalogue = catalogue;
    this.events = events;
    this.clock = clock;
  }

  public Release publish(Actor actor, UUID id) {
    var release = get(id);
    actor.mustBeAllowedTo(Verb.PUBLISH_DATASETS);
    mustBeOfficial(release.kind());
    mustBeOfficial(datasets.get(release.dataset()).kind());
    if (release.withdrawnAt() != null) {
      throw new Problem.Refused("statistics.release.withdrawn", release.number());
    }
    if (release.publishedAt() != null) {
      return release;
    }
    releases.publish(id, Instant.now(clock), actor.id());
    note(release.dataset());
    events.publishEvent(new ReleasePublished(id, actor.id(), release.dataset(), release.number()));
    return get(id);
  }

  /** The same, and its dataset with it where the public does not see that yet. */
  public Release publishWithDataset(Actor actor, UUID id) {
    var dataset = get(id).dataset();
    actor.mustBeAllowedTo(Verb.PUBLISH_DATASETS);
    mustBeOfficial(datasets.get(dataset).kind());
    if (datasets.get(dataset).state() == State.DRAFT) {
      catalogue.submit(actor, dataset);
    }
    if (datasets.get(dataset).state() == State.REVIEW) {
      catalogue.publish(actor, dataset);
    }
    return publish(actor, id);
  }

  /** Closes its figures; its entry remains and says why. */
  public Release withdraw(Actor actor, UUID id, String reason) {
    var release = get(id);
    actor.mustBeAllowedTo(Verb.PUBLISH_DATASETS);
    if (!release.isPublic()) {
      throw new Problem.Refused("statistics.release.not-public", release.number());
    }
    var why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON || why.indexOf('\0') >= 0) {
      throw new Problem.Refused("statistics.release.withdrawal-reason", LONGEST_REASON);
    }
    releases.withdraw(id, Instant.now(clock), why);
    note(release.dataset());
    events.publishEvent(new ReleaseWithdrawn(id, actor.id(), release.dataset(), release.number()));
    return get(id);
  }

  static void mustBeOfficial(Kind kind) {
    if (kind == Kind.COLLECTED) {
      throw new Problem.Refused("statistics.release.collected");
    }
  }

  /** Tells the catalogue which release is the newest one now. */
  private void note(UUID dataset) {
    releases
        .latestPublic(dataset)
        .ifPresentOrElse(
            latest ->
                datasets.noteRelease(
                    dataset,
                    new ReleaseNote(
                        latest.number(),
                        latest.rows(),
                        latest.timeFrom(),
                        latest.timeTo(),
                        latest.referenceDate(),
                        latest.publishedAt() == null ? Instant.now(clock) : latest.publishedAt())),
            () -> datasets.forgetRelease(dataset));
  }

  private Release get(UUID id) {
    return releases.find(id).orElseThrow(() -> new Problem.NotFound("statistics.release.none"));
  }
}
