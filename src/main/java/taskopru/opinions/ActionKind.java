package taskopru.opinions;

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

  /** Finds what is meant, or refuses with a sentence. */
  Found find(Actor actor, String reference);

  /**
   * @param href its page without the language; null for none
   */
  record Found(String reference, String title, @Nullable String href) {}
}
