package taskopru.meetings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.meetings.Decision;
import taskopru.meetings.ItemDocument;
import taskopru.meetings.Minutes;
import taskopru.web.ui.Tag;

/** A meeting as everybody may see it: no names, no link to join. */
public record PublicMeeting(
    String title,
    Tag state,
    String when,
    String where,
    List<Item> items,
    List<Decision> decisions,
    List<Minutes.Part> minutes,
    @Nullable String reason) {

  /** An item of the agenda. */
  public record Item(String title, Tag state, List<ItemDocument> documents) {}
}
