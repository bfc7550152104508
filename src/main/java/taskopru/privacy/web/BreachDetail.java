package taskopru.privacy.web;

import java.time.Instant;
import taskopru.privacy.Breach;
import taskopru.privacy.Deadline;
import taskopru.web.Ui;
import taskopru.web.ui.Form;
import taskopru.web.ui.Tag;

/** One breach: what is known, whom we told, and what can still be added. */
public record BreachDetail(Breach breach, Deadline deadline, Instant now, Form form, String done) {

  public Tag tag(Ui ui) {
    return BreachList.tag(ui, breach, now);
  }
}
