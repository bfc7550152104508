package taskopru.planning.plan.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;

/**
 * What is done for an action, or measured of an indicator: what was said so far, and what this
 * reader may say.
 *
 * @param states where it may be reported to be; empty where this reader does not report
 * @param verdict whether this reader may judge what was claimed
 */
public record DoingPage(
    String title,
    String lead,
    List<Crumb> crumbs,
    String here,
    @Nullable String done,
    Form form,
    List<Term> facts,
    List<Option> states,
    boolean measures,
    boolean verdict,
    List<Station> stations,
    List<Said> said,
    String none) {

  /** A milestone and the address where it is noted. */
  public record Station(String name, String when, boolean reached, String action) {}

  /**
   * What was reported.
   *
   * @param judge the address where this reader judges it; null where they do not
   */
  public record Said(
      Tag state, String when, String text, @Nullable String evidence, @Nullable String judge) {}
}
