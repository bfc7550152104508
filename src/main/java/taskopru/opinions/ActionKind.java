package taskopru.opinions;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Actor;

/**
 * A kind of action: a bean of this type lets a recommendation be carried out by something another
 * module keeps, such as a project. Its words are {@code opinions.action.kind.<code>} and {@code
 * ….reference}.
 */
public interface ActionKind {

  /** Its word in the database: {@code project}. */
  String code();

  int order();

  /**
   * What its things are called on the trail, such as {@code plan-action}; their ids there are the
   * {@link Found#reference references}. Empty for things that have no place on it.
   */
  default Optional<String> trail() {
    return Optional.empty();
  }

  /** Finds what is meant, or refuses with a sentence. */
  Found find(Actor actor, String reference);

  /**
   * @param href its page without the language; null for none
   */
  record Found(String reference, String title, @Nullable String href) {}
}
