package taskopru.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import taskopru.catalogue.CatalogueEvent.DatasetCreated;
import taskopru.catalogue.CatalogueEvent.MetadataChanged;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Site;

/** The datasets of the house: found, created and described. */
@Service
@Transactional
public class Datasets {

  /** Addresses of the catalogue's own pages. */
  private static final Set<String> RESERVED = Set.of("calendar", "publishers", "new");

  private final Register register;
  private final Publishers publishers;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Site site;

  Datasets(
      Register register,
      Publishers publishers,
      ApplicationEventPublisher events,
      Clock clock,
      Site site) {
    this.register = register;
    this.publishers = publishers;
    this.events = events;
    this.clock = clock;
    this.site = site;
  }

  @Transactional(readOnly = true)
  public Dataset get(UUID id) {
    return register.find(id).orElseThrow(Datasets::unknown);
  }

  @Transactional(readOnly = true)
  public Dataset get(Slug slug) {
    return find(slug).orElseThrow(Datasets::unknown);
  }

  @Transactional(readOnly = true)
  public Optional<Dataset> find(Slug slug) {
    return register.find(slug);
  }

  /**
   * The dataset for that reader's eyes: visitors see what is published, learn why something was
   * withdrawn, and cannot tell a draft from nothing.
   */
  @Transactional(readOnly = true)
  public Dataset getVisibleTo(Actor actor, Slug slug) {
    var dataset = get(slug);
    if (dataset.isVisibleTo(actor)) {
      return dataset;
    }
    var withdrawnAt = dataset.withdrawnAt();
    if (withdrawnAt == null) {
      throw unknown();
    }
    var title = dataset.metadata().title();
    throw new Problem.Gone(
        "catalogue.dataset.withdrawn",
        title.tr(),
        title.in(taskopru.kernel.Language.EN),
        title.in(taskopru.kernel.Language.AR),
        java.util.Date.from(withdrawnAt),
        String.valueOf(dataset.withdrawalReason()));
  }

  /**
   * The dataset of that address, for whoever edits or publishes datasets; nobody else learns
   * whether there is one.
   */
  @Transactional(readOnly = true)
  public Dataset getToWorkOn(Actor actor, String slug) {
    var dataset = Slug.find(slug).flatMap(register::find);
    mustWorkOn(actor);
    return dataset.orElseThrow(Datasets::unknown);
  }

  public static void mustWorkOn(Actor actor) {
    if (!actor.may(Verb.PUBLISH_DATASETS)) {
      actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    }
  }

  /** Begins a draft. */
  public Dataset create(Actor actor, Slug slug, Kind kind, Metadata metadata) {
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    if (RESERVED.contains(slug.value())) {
      throw new Problem.Refused("catalogue.slug.reserved", slug.value());
    }
    mustBeStorable(metadata);
    var now = Instant.now(clock);
    var dataset =
        new Dataset(
            UUID.randomUUID(),
            slug,
            kind,
            State.DRAFT,
            1,
            metadata,
            null,
            expectation(metadata, null),
            now,
            now,
            actor.id(),
            null,
            null,
            null,
            null);
    register.add(dataset);
    register.remember(dataset.id(), now, actor.id(), Deed.What.CREATED, null);
    events.publishEvent(new DatasetCreated(dataset.id(), actor.id(), slug.value(), kind.code()));
    return dataset;
  }

  /** Describes it anew, over whatever stands there now. */
  public Dataset change(Actor actor, UUID id, Metadata metadata) {
    return change(actor, id, get(id).version(), metadata);
  }

  /**
   * Describes it anew, if nobody has changed it since the version the editor saw. What the public
   * already sees is changed by those who may publish.
   */
  public Dataset change(Actor actor, UUID id, int version, Metadata metadata) {
    var before = register.lock(id);
    actor.mustBeAllowedTo(
        switch (before.state()) {
          case DRAFT, REVIEW -> Verb.EDIT_DATASETS;
          case PUBLISHED, WITHDRAWN -> Verb.PUBLISH_DATASETS;
        });
    if (before.state() == State.WITHDRAWN) {
      throw new Problem.Refused("catalogue.change.withdrawn");
    }
    if (before.version() != version) {
      throw new Problem.Conflict("catalogue.dataset.changed-meanwhile");
    }
    mustBeStorable(metadata);
    if (before.state() != State.DRAFT) {
      Publishing.mustBeComplete(metadata);
    }
    if (before.metadata().equals(metadata)) {
      return before;
    }
    var now = Instant.now(clock);
    var after = before.described(metadata, expectation(metadata, before.release()), actor, now);
    register.describe(after);
    register.remember(id, now, actor.id(), Deed.What.CHANGED, null);
    events.publishEvent(new MetadataChanged(id, actor.id(), after.version()));
    return after;
  }

  /**
   * Takes note of its newest public release. For the transaction that publishes the release, so
   * that list and figures never disagree.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void noteRelease(UUID id, ReleaseNote release) {
    note(id, release);
  }

  /** Takes note that no release of it is public any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forgetRelease(UUID id) {
    note(id, null);
  }

  /** What was done to it, newest first, for those who work on datasets. */
  @Transactional(readOnly = true)
  public List<Deed> history(Actor actor, UUID id) {
    if (!actor.may(Verb.PUBLISH_DATASETS)) {
      actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    }
    return register.history(id);
  }

  private void note(UUID id, @Nullable ReleaseNote release) {
    var dataset = register.lock(id);
    register.note(id, release, expectation(dataset.metadata(), release));
  }

  private Expectation expectation(Metadata metadata, @Nullable ReleaseNote release) {
    return Expectation.of(metadata, release, site.zone());
  }

  private void mustBeStorable(Metadata metadata) {
    metadata.flaws().stream()
        .findFirst()
        .ifPresent(flaw -> {
          throw new Problem.Refused(flaw.messageKey(), flaw.args().toArray());
        });
    if (!metadata.publisher().isEmpty() && !publishers.exists(metadata.publisher())) {
      throw new Problem.Refused("catalogue.publisher.unknown", metadata.publisher());
    }
  }

  private static Problem unknown() {
    return new Problem.NotFound("catalogue.dataset.unknown");
  }
}
