package taskopru.meetings.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.meetings.AgendaItem;
import taskopru.meetings.Decision;
import taskopru.web.ui.Form;
import taskopru.web.ui.Tag;

/**
 * A meeting on the desk: its agenda and the one next step.
 *
 * @param next what to do now; null where nothing is to be done
 * @param changeable whether the reader may change the agenda
 * @param waiting members' proposals
 * @param deferred items that earlier meetings put off
 * @param form the new item's form
 */
public record MeetingPage(
    MeetingHead head,
    @Nullable Next next,
    boolean changeable,
    boolean cancellable,
    List<Line> items,
    List<AgendaItem> waiting,
    List<AgendaItem> deferred,
    List<Decision> decisions,
    Form form) {

  /** The next step: a link, or a form that posts. */
  public record Next(String sentence, String button, String href, boolean posts) {}

  /** One item of the agenda. */
  public record Line(
      UUID id,
      int position,
      String title,
      String text,
      Tag state,
      @Nullable String proposedBy,
      boolean first,
      boolean last,
      boolean open,
      List<Document> documents) {}

  /** A document of an item. */
  public record Document(UUID file, String name, boolean open, boolean removed) {}
}
