package taskopru.meetings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/**
 * A meeting on a member's phone: checked in or not, the ballot, the floor.
 *
 * @param here whether they are noted as present
 * @param counts whether they count for their seat at the moment
 * @param question what is being voted on; null where nothing is
 * @param several whether more than one may be chosen
 * @param cast whether the seat's ballot was cast
 */
public record BallotPage(
    MeetingHead head,
    String quorumLine,
    @Nullable String item,
    boolean gathering,
    boolean here,
    boolean counts,
    boolean asked,
    boolean excused,
    @Nullable String vote,
    @Nullable String question,
    String secrecy,
    boolean several,
    boolean cast,
    List<Option> choices,
    List<String> results,
    String code,
    Form form) {}
