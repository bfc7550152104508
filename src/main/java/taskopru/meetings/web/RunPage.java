package taskopru.meetings.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.meetings.AgendaItem;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;

/**
 * A meeting while it runs, for those who keep it.
 *
 * @param current the item it is at
 * @param speakers the speaking list
 * @param present who may be put on it, or witness a count
 */
public record RunPage(
    MeetingHead head,
    String quorumLine,
    boolean quorumMet,
    @Nullable AgendaItem current,
    List<Item> items,
    List<VoteView> votes,
    List<Speaker> speakers,
    List<Option> present,
    List<Option> kinds,
    List<Option> institutions,
    boolean running,
    boolean suspended,
    boolean keeps,
    boolean chairs,
    Form form) {

  /** An item of the agenda and whether one can turn to it. */
  public record Item(
      UUID id, int position, String title, Tag state, boolean current, boolean open) {}

  /** Whether turning to that item is the next step: nothing is on the table. */
  public boolean isNext(Item item) {
    return current == null
        && items.stream().filter(Item::open).findFirst().filter(item::equals).isPresent();
  }

  /** A vote with what can be done about it. */
  public record VoteView(
      UUID id,
      String question,
      String kind,
      Tag state,
      String quorum,
      @Nullable String turnout,
      @Nullable String result,
      boolean canOpen,
      boolean canClose,
      boolean canAnnounce,
      boolean canAnnul,
      boolean canRepeat,
      boolean canRecord,
      boolean chairSettles,
      boolean lotSettles,
      boolean sealed,
      boolean election,
      List<Option> seats,
      List<Option> choices,
      List<Option> sums,
      List<Option> tied,
      @Nullable UUID decision) {}

  /** A line of the speaking list. */
  public record Speaker(UUID id, String name, boolean order, boolean speaking) {}
}
