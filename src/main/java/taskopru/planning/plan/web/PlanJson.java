package taskopru.planning.plan.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.planning.plan.PlanStanding;
import taskopru.planning.plan.PlanStanding.OfAction;
import taskopru.planning.plan.PlanStanding.OfIndicator;
import taskopru.web.Ui;

/** A plan for programs; texts are in the language that was asked for. */
public record PlanJson(
    String id,
    int edition,
    String state,
    String title,
    String summary,
    int from,
    int to,
    @Nullable LocalDate adoptedOn,
    LocalDate asOf,
    String url,
    List<OneGoal> goals) {

  /**
   * How far several indicators are together.
   *
   * @param percent the mean of those that are known; null where none is
   * @param known how many are known
   * @param all how many there are
   */
  public record Measured(@Nullable Integer percent, int known, int all) {
    static Measured of(taskopru.planning.plan.Progress.Together together) {
      return new Measured(together.percent(), together.known(), together.all());
    }
  }

  /** A goal. */
  public record OneGoal(
      String number, String name, Measured measured, List<OneObjective> objectives) {}

  /** An objective. */
  public record OneObjective(
      String number,
      String name,
      String horizon,
      Measured measured,
      List<Mark> frameworks,
      List<OneIndicator> indicators,
      List<OneAction> actions) {}

  /** A point of a framework. */
  public record Mark(String framework, String point) {}

  /**
   * An indicator.
   *
   * @param value the newest known value; null where nobody measured it
   * @param percent of the way from baseline to target; null where unknown, never 0 for it
   * @param stale whether newer figures should have been here
   */
  public record OneIndicator(
      String number,
      String name,
      String unit,
      String direction,
      @Nullable BigDecimal baseline,
      @Nullable LocalDate baselineOn,
      BigDecimal target,
      LocalDate targetOn,
      @Nullable BigDecimal value,
      @Nullable String period,
      @Nullable LocalDate measuredOn,
      @Nullable String source,
      @Nullable String evidence,
      @Nullable Integer percent,
      boolean stale) {}

  /** An action. */
  public record OneAction(
      String id,
      String number,
      String name,
      String owner,
      LocalDate starts,
      LocalDate ends,
      @Nullable BigDecimal budget,
      @Nullable String currency,
      String state,
      boolean late,
      int milestones,
      int milestonesReached,
      @Nullable Integer percent,
      @Nullable String evidence,
      @Nullable String recommendation) {}

  static PlanJson of(PlanStanding standing, PlanPages.Names names, Ui ui) {
    var plan = standing.whole().plan();
    return new PlanJson(
        plan.id().toString(),
        plan.edition(),
        plan.state().code(),
        ui.text(plan.title()),
        ui.text(plan.facts().summary()),
        plan.facts().from(),
        plan.facts().to(),
        plan.adoptedOn(),
        standing.today(),
        ui.site().baseUrl() + ui.path("/plan/editions/" + plan.id()),
        standing.goals().stream()
            .map(goal ->
                new OneGoal(
                    goal.goal().number(),
                    ui.text(goal.goal().name()),
                    Measured.of(goal.measured()),
                    goal.objectives().stream().map(one -> objective(one, names, ui)).toList()))
            .toList());
  }

  private static OneObjective objective(
      PlanStanding.OfObjective one, PlanPages.Names names, Ui ui) {
    var objective = one.objective();
    return new OneObjective(
        objective.number(),
        ui.text(objective.name()),
        objective.facts().horizon().code(),
        Measured.of(one.measured()),
        objective.marks().stream().map(mark -> new Mark(mark.framework(), mark.point())).toList(),
        one.indicators().stream().map(each -> indicator(each, ui)).toList(),
        one.actions().stream().map(each -> action(each, names, ui)).toList());
  }

  private static OneIndicator indicator(OfIndicator one, Ui ui) {
    var facts = one.indicator().facts();
    var reading = one.reading();
    var figure = reading == null ? null : reading.figure();
    return new OneIndicator(
        one.indicator().number(),
        ui.text(facts.name()),
        ui.text(facts.unit()),
        facts.direction().code(),
        facts.baseline(),
        facts.baselineOn(),
        facts.target(),
        facts.targetOn(),
        reading == null ? null : reading.value(),
        figure == null || figure.period() == null ? null : ui.text(figure.period()),
        reading == null ? null : reading.measuredOn(),
        figure == null ? (facts.source().isEmpty() ? null : facts.source()) : figure.source(),
        figure == null
            ? (reading == null ? null : reading.evidence())
            : ui.site().baseUrl() + ui.path(figure.href()),
        one.progress().isPresent() ? one.progress().getAsInt() : null,
        reading != null && reading.isStale());
  }

  static OneAction action(OfAction one, PlanPages.Names names, Ui ui) {
    var action = one.action();
    var budget = action.facts().budget();
    var recommendation = action.facts().recommendation();
    return new OneAction(
        action.line().toString(),
        action.number(),
        ui.text(action.name()),
        PlanPages.owner(action, names, ui),
        action.facts().starts(),
        action.facts().ends(),
        budget == null ? null : budget.amount(),
        budget == null ? null : budget.currency(),
        one.state().code(),
        one.late(),
        action.milestones().size(),
        one.reached().size(),
        one.progress().isPresent() ? one.progress().getAsInt() : null,
        one.evidence(),
        recommendation == null ? null : recommendation.toString());
  }
}
