package taskopru.meetings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Tag;

/**
 * The wall of the room.
 *
 * @param qr the way to check in, as a path of squares
 * @param size modules on a side
 */
public record ScreenPage(
    String title,
    String href,
    Tag state,
    String quorumLine,
    boolean quorumMet,
    int present,
    int needed,
    int seats,
    @Nullable String item,
    @Nullable String question,
    @Nullable String turnout,
    @Nullable String result,
    List<String> speakers,
    @Nullable String code,
    @Nullable String qr,
    int size) {}
