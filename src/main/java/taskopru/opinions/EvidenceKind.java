package taskopru.opinions;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Actor;
import taskopru.opinions.Evidence.Frozen;

/**
 * A kind of evidence: a bean of this type is all it takes for claims to rest on it. Its words are
 * {@code opinions.evidence.kind.<code>}, {@code ….reference} and {@code ….hint} in the messages of
 * the module that brings it.
 */
public interface EvidenceKind {

  /** Its word in the database and in addresses: {@code figure}, {@code event}. */
  String code();

  /** Smaller comes first where people choose. */
  int order();

  /**
   * Finds what somebody wants to cite and freezes it. Refuses with a sentence what cannot be found,
   * what the public may not see, and all that is about a person.
   */
  Frozen freeze(Actor actor, String reference);

  /**
   * What stands there now, where a newer edition says something else than the frozen one; empty for
   * kinds without editions.
   */
  default Optional<Newer> newer(Frozen frozen) {
    return Optional.empty();
  }

  /**
   * What its things are called on the trail, such as {@code dataset}; their ids there are the
   * {@link Frozen#object objects} that were frozen. Empty for things that have no place on it.
   */
  default Optional<String> trail() {
    return Optional.empty();
  }

  /** A newer edition. @param value null where the figure is no longer there */
  record Newer(String edition, @Nullable BigDecimal value) {}
}
