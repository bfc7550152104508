package taskopru.planning.plan.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Figure;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;

/** A plan in words, ready to show: on the desk and in public. */
public record PlanView(
    String title,
    String summary,
    String years,
    List<Term> facts,
    List<GoalPart> goals,
    List<Figure> situation,
    List<Link> programmes) {

  /** An address and its words. */
  public record Link(String text, String href) {}

  /**
   * How far something is.
   *
   * @param percent null where nobody knows
   * @param words the same in a sentence
   */
  public record Bar(@Nullable Integer percent, String words) {}

  /**
   * A goal: what is wanted, how far it is, who is responsible.
   *
   * @param anchor its place on the page
   * @param actions how many are done, in a sentence
   * @param owners who does something for it, in a sentence
   */
  public record GoalPart(
      String id,
      String anchor,
      String number,
      String name,
      String lang,
      Bar bar,
      String actions,
      boolean late,
      String owners,
      List<ObjectivePart> objectives) {}

  /** An objective with its indicators and actions. */
  public record ObjectivePart(
      String id,
      String anchor,
      String number,
      String name,
      String lang,
      Tag horizon,
      Bar bar,
      String actionsSaid,
      List<IndicatorRow> indicators,
      List<ActionRow> actions,
      List<String> marks) {}

  /**
   * An indicator.
   *
   * @param now its newest value; null where nobody measured it
   * @param nowWhen when that was, and who says so
   * @param nowHref where it can be seen
   */
  public record IndicatorRow(
      String id,
      String line,
      String number,
      String name,
      String lang,
      String unit,
      String baseline,
      String target,
      @Nullable String now,
      String nowWhen,
      @Nullable String nowHref,
      boolean stale,
      boolean live,
      String source,
      Bar bar) {}

  /** An action. */
  public record ActionRow(
      String id,
      String line,
      String anchor,
      String number,
      String name,
      String lang,
      String owner,
      String when,
      String budget,
      Tag state,
      boolean late,
      Bar bar,
      List<Station> milestones,
      @Nullable String evidence,
      @Nullable Link recommendation,
      boolean open) {}

  /** A milestone. */
  public record Station(String name, String when, boolean reached) {}

  public PlanView {
    facts = List.copyOf(facts);
    goals = List.copyOf(goals);
    situation = List.copyOf(situation);
    programmes = List.copyOf(programmes);
  }
}
