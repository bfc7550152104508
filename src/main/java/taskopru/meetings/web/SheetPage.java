package taskopru.meetings.web;

import java.util.List;
import taskopru.meetings.AttendanceImporting;
import taskopru.web.ui.Form;

/**
 * The page about attendance as a sheet.
 *
 * @param outcomes what would become of everybody's rows; empty before a file was sent
 * @param content the sheet as it was read, for the form that stores it
 * @param exports whether the reader may take the sheet
 * @param open whether attendance may still be put right
 */
public record SheetPage(
    MeetingHead head,
    Form form,
    List<AttendanceImporting.Outcome> outcomes,
    String content,
    boolean exports,
    boolean open) {

  public long findings() {
    return outcomes.stream().filter(outcome -> outcome.finding() != null).count();
  }

  public long changes() {
    return outcomes.stream().filter(AttendanceImporting.Outcome::changes).count();
  }

  public boolean isReady() {
    return changes() > 0 && findings() == 0;
  }
}
