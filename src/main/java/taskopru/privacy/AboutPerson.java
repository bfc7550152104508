package taskopru.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Problem;
import taskopru.kernel.Told;
import taskopru.kernel.Verb;
import taskopru.privacy.PrivacyEvent.OwnDataTaken;
import taskopru.privacy.PrivacyEvent.PersonAnonymised;
import taskopru.privacy.PrivacyEvent.PersonLookedUp;

/** What the whole house keeps about one person: shown to them, and forgotten by the officer. */
@Service
@Transactional
public class AboutPerson {

  private final List<PersonalRecords> records;
  private final KnownAs knownAs;
  private final ApplicationEventPublisher events;

  AboutPerson(
      ObjectProvider<PersonalRecords> records, KnownAs knownAs, ApplicationEventPublisher events) {
    this.records = records.stream().sorted(Comparator.comparing(PersonalRecords::module)).toList();
    this.knownAs = knownAs;
    this.events = events;
  }

  /** What one module keeps. */
  public record Chapter(String module, List<Told> told) {

    public Chapter {
      told = List.copyOf(told);
    }
  }

  /** The reader's own. */
  @Transactional(readOnly = true)
  public List<Chapter> own(Actor actor) {
    mustBeSomebody(actor);
    return chapters(actor.id());
  }

  /** The reader's own, to take along. */
  public List<Chapter> take(Actor actor) {
    mustBeSomebody(actor);
    events.publishEvent(new OwnDataTaken(actor.id(), actor.id()));
    return chapters(actor.id());
  }

  /** People of that name, for the officer. */
  @Transactional(readOnly = true)
  public Map<UUID, String> named(Actor actor, String text) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    var found = new TreeMap<UUID, String>();
    if (!text.isBlank()) {
      records.forEach(module -> found.putAll(module.named(text)));
    }
    return found;
  }

  /** Somebody else's, for the officer; the trail says who looked. */
  public List<Chapter> look(Actor actor, UUID who) {
    var chapters = chapters(who);
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    if (chapters.isEmpty()) {
      throw new Problem.NotFound("privacy.person.unknown");
    }
    events.publishEvent(new PersonLookedUp(who, actor.id()));
    return chapters;
  }

  /** Message keys of why they may not be forgotten yet. */
  public List<String> mustKeep(Actor actor, UUID who) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return reasons(who);
  }

  /** In one transaction, in all modules: the ids stay, the person does not. */
  public void anonymise(Actor actor, UUID who) {
    var ids = knownAs.of(who);
    var known = !chapters(who).isEmpty();
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    if (!known) {
      throw new Problem.NotFound("privacy.person.unknown");
    }
    if (ids.contains(actor.id())) {
      throw new Problem.Refused("privacy.anonymise.own");
    }
    reasons(who).stream()
        .findFirst()
        .ifPresent(reason -> {
          throw new Problem.Refused(reason);
        });
    for (var id : ids) {
      records.forEach(module -> module.anonymise(id));
    }
    events.publishEvent(new PersonAnonymised(who, actor.id(), ids));
  }

  private List<String> reasons(UUID who) {
    return knownAs.of(who).stream()
        .flatMap(id -> records.stream().flatMap(module -> module.mustKeep(id).stream()))
        .distinct()
        .toList();
  }

  private List<Chapter> chapters(UUID who) {
    var ids = knownAs.of(who);
    var told = new LinkedHashMap<String, List<Told>>();
    for (var part : records) {
      ids.stream()
          .flatMap(id -> part.of(id).stream())
          .forEach(one -> told.computeIfAbsent(part.module(), _ -> new ArrayList<>()).add(one));
    }
    return told.entrySet().stream()
        .map(chapter -> new Chapter(chapter.getKey(), chapter.getValue()))
        .toList();
  }

  private static void mustBeSomebody(Actor actor) {
    if (actor.isVisitor()) {
      throw new Problem.Forbidden("kernel.forbidden.USE_DESK");
    }
  }
}
