package taskopru.meetings.web;

import java.util.List;
import taskopru.web.ui.Form;

/**
 * Putting somebody's attendance right.
 *
 * @param spans how many pairs of times the form offers
 * @param minutesToo whether minutes were written from the attendance already
 */
public record CorrectionPage(
    MeetingHead head,
    String name,
    String seat,
    String action,
    int spans,
    boolean gathering,
    boolean minutesToo,
    Form form,
    List<CorrectionLine> earlier) {}
