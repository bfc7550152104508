package taskopru.audit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;

/** The trail as auditors read it. Reading leaves no entry; taking a copy does. */
@Service
@Transactional
public class Trail {

  /** The trail itself, as the thing a copy is made of. */
  static final UUID WHOLE = new UUID(0, 2);

  private final Entries entries;
  private final ApplicationEventPublisher events;

  Trail(Entries entries, ApplicationEventPublisher events) {
    this.entries = entries;
    this.events = events;
  }

  /**
   * Which entries; null where it does not matter.
   *
   * @param actors one of these did it; an empty set is nobody
   */
  public record Question(
      @Nullable String kind,
      @Nullable Set<UUID> actors,
      @Nullable UUID subject,
      @Nullable Instant from,
      @Nullable Instant before) {

    public static Question all() {
      return new Question(null, null, null, null, null);
    }
  }

  /** Some entries of a longer answer, newest first. */
  public record Answer(List<Entry> entries, long total) {}

  @Transactional(readOnly = true)
  public Answer read(Actor actor, Question question, int size, long skip) {
    actor.mustBeAllowedTo(Verb.READ_AUDIT);
    return new Answer(entries.list(question, size, skip), entries.count(question));
  }

  @Transactional(readOnly = true)
  public List<String> kinds(Actor actor) {
    actor.mustBeAllowedTo(Verb.READ_AUDIT);
    return entries.kinds();
  }

  /** Whether the reader may take a copy; asked before the first byte is sent. */
  public void mustBeAllowedToExport(Actor actor) {
    actor.mustBeAllowedTo(Verb.READ_AUDIT);
    actor.mustBeAllowedTo(Verb.EXPORT);
  }

  /** Every entry that answers, oldest first, one by one. */
  public void export(Actor actor, Question question, String format, Consumer<Entry> to) {
    mustBeAllowedToExport(actor);
    try (var all = entries.stream(question)) {
      all.forEach(to);
    }
    events.publishEvent(new AuditExported(WHOLE, actor.id(), format));
  }
}
