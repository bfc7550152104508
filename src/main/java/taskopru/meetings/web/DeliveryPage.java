package taskopru.meetings.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Tag;

/**
 * What became of a call.
 *
 * @param counts how many notices stand where, in words
 * @param refused how many were refused or given up
 * @param byHand how many people have to get it on paper
 */
public record DeliveryPage(
    MeetingHead head,
    List<Tag> counts,
    long refused,
    int byHand,
    boolean hasServer,
    List<Tab> views,
    List<Line> lines) {

  /** One notice. */
  public record Line(
      UUID id,
      String name,
      @Nullable String email,
      String subject,
      Tag state,
      @Nullable String reason,
      String when,
      boolean again,
      boolean open) {}
}
