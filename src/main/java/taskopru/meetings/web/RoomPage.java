package taskopru.meetings.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.meetings.Quorum;
import taskopru.web.ui.Tag;

/**
 * Who is there, for the phone in the secretary's hand.
 *
 * @param canOpen whether the meeting can be opened now
 * @param canFail whether it can be noted as failed now
 * @param correctable whether what was noted may still be put right
 */
public record RoomPage(
    MeetingHead head,
    Quorum quorum,
    String quorumLine,
    boolean canOpen,
    boolean canFail,
    boolean editable,
    boolean correctable,
    List<Line> lines,
    List<CorrectionLine> corrections) {

  /** Somebody on the roll. */
  public record Line(
      UUID mandate,
      String seat,
      String name,
      String institution,
      String capacity,
      Tag state,
      boolean here,
      @Nullable String excuse,
      String times) {}
}
