package taskopru.web;

import org.jspecify.annotations.Nullable;
import taskopru.kernel.Verb;

/**
 * A module's line in the navigation: a bean of this type is all it takes.
 *
 * @param area the public header or the desk's side menu
 * @param order smaller comes first
 * @param key message key of its words; {@code <key>.hint} may say on the desk's first page what
 *     waits there
 * @param path the page without its language: {@code /data}
 * @param verb who sees it; null for everybody
 */
public record MenuEntry(Area area, int order, String key, String path, @Nullable Verb verb) {

  /** Where the line stands. */
  public enum Area {
    PUBLIC,
    DESK
  }

  public static MenuEntry inHeader(int order, String key, String path) {
    return new MenuEntry(Area.PUBLIC, order, key, path, null);
  }

  public static MenuEntry onDesk(int order, String key, String path, Verb verb) {
    return new MenuEntry(Area.DESK, order, key, path, verb);
  }
}
