package taskopru.meetings.web;

import java.util.List;
import taskopru.meetings.AgendaItem;
import taskopru.web.ui.Column;
import taskopru.web.ui.Form;

/**
 * The call before it goes out.
 *
 * @param gaps what is missing, as sentences
 * @param notice how the notice stands against the rules
 * @param isShort whether a reason is needed
 */
public record CallPage(
    MeetingHead head,
    List<String> gaps,
    String notice,
    boolean isShort,
    List<AgendaItem> items,
    List<Column> columns,
    List<Line> lines,
    int byMail,
    int onPaper,
    Form form) {

  /** Somebody who is called. */
  public record Line(String seat, String name, String institution, String capacity, String how) {}
}
