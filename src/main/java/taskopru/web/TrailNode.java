package taskopru.web;

import org.jspecify.annotations.Nullable;

/**
 * A thing on the trail from evidence to a result.
 *
 * @param kind its word: {@code dataset}, {@code claim}, {@code decision}; its name is the message
 *     {@code web.trail.kind.<kind>} of the module that brings it
 * @param rank where its kind stands on the way, smaller first
 * @param title in the reader's language
 * @param href its page without the language, or a whole address; null for none
 * @param note a short fact: a figure, a day, a state
 */
public record TrailNode(
    String kind, String id, int rank, String title, @Nullable String href, @Nullable String note) {

  /** Whether it is the same thing, however it is told. */
  boolean is(TrailNode other) {
    return kind.equals(other.kind) && id.equals(other.id);
  }

  String key() {
    return kind + "/" + id;
  }
}
