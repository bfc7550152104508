package taskopru.meetings.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.files.StoredFile;
import taskopru.meetings.Minutes;
import taskopru.web.ui.Form;
import taskopru.web.ui.Tag;

/**
 * Minutes on the desk: the newest edition the reader may see, and what can be done about it.
 *
 * @param signed the scan of the signed copy
 * @param theirs what somebody else saved meanwhile, by part
 */
public record MinutesPage(
    MeetingHead head,
    @Nullable Minutes minutes,
    @Nullable Tag state,
    String told,
    List<Asked> asked,
    List<Earlier> earlier,
    boolean editing,
    boolean canWrite,
    boolean canEdit,
    boolean canCirculate,
    boolean canApprove,
    boolean canAsk,
    boolean canCorrect,
    boolean canSign,
    @Nullable StoredFile signed,
    Map<Integer, String> theirs,
    Form form) {

  /** What a member asked to be changed. */
  public record Asked(UUID id, String name, String text, Tag state, boolean open) {}

  /** Another edition. */
  public record Earlier(String text) {}
}
