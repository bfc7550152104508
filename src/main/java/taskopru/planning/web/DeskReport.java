package taskopru.planning.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Form;
import taskopru.web.ui.Step;

/**
 * A report on the desk: where it is, what comes next, and how it will read.
 *
 * @param deeds what this reader may do with it now
 * @param next what to do, or who does it
 * @param returned what whoever was to publish it asked for
 * @param done key of what was just done; empty for nothing
 * @param rebuilt whether its papers were just made again, the same; null where nobody asked
 */
public record DeskReport(
    String title,
    String here,
    List<Step> steps,
    String next,
    Deeds deeds,
    @Nullable String returned,
    @Nullable String publicAddress,
    String done,
    @Nullable Boolean rebuilt,
    Form form,
    ReportPage preview) {

  /** What may be done now. */
  public record Deeds(
      boolean write,
      boolean freeze,
      boolean freezeAnew,
      boolean submit,
      boolean giveBack,
      boolean takeBack,
      boolean publish,
      boolean drop,
      boolean correct) {}
}
