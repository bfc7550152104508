package taskopru.privacy.web;

import java.time.Instant;
import java.util.List;
import taskopru.privacy.Breach;
import taskopru.web.Ui;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** The register of breaches. */
public record BreachList(List<Breach> breaches, Instant now) {

  /** How long there still is, or whether it was in time. */
  public static Tag tag(Ui ui, Breach breach, Instant now) {
    if (breach.boardToldAt() != null) {
      return breach.wasToldLate()
          ? new Tag(ui.text("privacy.breach.toldLate"), Tone.WAIT)
          : new Tag(ui.text("privacy.breach.toldInTime"), Tone.GOOD);
    }
    var left = breach.hoursLeft(now);
    return breach.isOverdue(now)
        ? new Tag(ui.text("privacy.breach.overdue", -left), Tone.BAD)
        : new Tag(ui.text("privacy.breach.hoursLeft", left), Tone.WAIT);
  }

  public Tag tag(Ui ui, Breach breach) {
    return tag(ui, breach, now);
  }
}
