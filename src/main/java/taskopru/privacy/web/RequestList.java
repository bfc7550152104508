package taskopru.privacy.web;

import java.time.LocalDate;
import java.util.List;
import taskopru.privacy.DataRequest;
import taskopru.web.Ui;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/**
 * What waits for the officer.
 *
 * @param late breaches the Board should have been told of
 */
public record RequestList(
    List<DataRequest> requests, LocalDate today, Pager pager, int late, boolean mayExport) {

  /** How long there still is, or how it ended. */
  public static Tag tag(Ui ui, DataRequest request, LocalDate today) {
    if (!request.state().isOpen()) {
      return new Tag(ui.text("privacy.state." + request.state().code()), Tone.PLAIN);
    }
    var left = request.daysLeft(today);
    if (left < 0) {
      return new Tag(ui.text("privacy.overdue", -left), Tone.BAD);
    }
    return new Tag(ui.text("privacy.daysLeft", left), left <= 7 ? Tone.WAIT : Tone.NEWS);
  }

  public Tag tag(Ui ui, DataRequest request) {
    return tag(ui, request, today);
  }
}
