package taskopru.council.web;

import java.util.List;
import taskopru.council.MembersImporting;
import taskopru.web.ui.Form;

/**
 * The page about members as a sheet.
 *
 * @param outcomes what would become of each row; empty before a file was sent
 * @param content the sheet as it was read, for the form that stores it
 * @param stored how many rows were just stored; 0 for none
 */
public record SheetPage(
    Form form, List<MembersImporting.Outcome> outcomes, String content, int stored) {

  public long findings() {
    return outcomes.stream().filter(outcome -> outcome.finding() != null).count();
  }

  public boolean isReady() {
    return !outcomes.isEmpty() && findings() == 0;
  }
}
