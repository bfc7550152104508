package taskopru.planning.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskopru.planning.plan.Progress.Together;

/** How far a plan is on a day: everything in it with what is known of it. */
public record PlanStanding(WholePlan whole, LocalDate today, List<OfGoal> goals) {

  public PlanStanding {
    goals = List.copyOf(goals);
  }

  /** A goal and how far its objectives are. */
  public record OfGoal(Goal goal, List<OfObjective> objectives, Together measured, Doings doings) {

    public OfGoal {
      objectives = List.copyOf(objectives);
    }

    public Stream<OfAction> actions() {
      return objectives.stream().flatMap(one -> one.actions().stream());
    }

    public Stream<OfIndicator> indicators() {
      return objectives.stream().flatMap(one -> one.indicators().stream());
    }
  }

  /** An objective and how far its indicators and actions are. */
  public record OfObjective(
      Objective objective,
      List<OfIndicator> indicators,
      List<OfAction> actions,
      Together measured,
      Doings doings) {

    public OfObjective {
      indicators = List.copyOf(indicators);
      actions = List.copyOf(actions);
    }
  }

  /** An indicator, its newest value, and the part of the way it has gone. */
  public record OfIndicator(Indicator indicator, @Nullable Reading reading, OptionalInt progress) {}

  /**
   * The newest value of an indicator: of its table, or measured and verified.
   *
   * @param figure the table's figure; null where it was measured
   * @param measuredOn null where it is a table's figure
   * @param evidence where the measurement can be seen
   */
  public record Reading(
      BigDecimal value,
      LiveFigures.@Nullable Figure figure,
      @Nullable LocalDate measuredOn,
      @Nullable String evidence) {

    public boolean isStale() {
      return figure != null && figure.stale();
    }
  }

  /**
   * An action and where it stands.
   *
   * @param reached the days its milestones were reached, by their line
   * @param evidence the newest link that shows what was done
   */
  public record OfAction(
      PlanAction action,
      ActionState state,
      Map<UUID, LocalDate> reached,
      @Nullable String evidence,
      OptionalInt progress,
      boolean late) {

    public OfAction {
      reached = Map.copyOf(reached);
    }
  }

  /** How many actions there are, how many are verified, and how many are late. */
  public record Doings(int all, int verified, int late) {

    static Doings of(List<OfAction> actions) {
      return new Doings(
          (int) actions.stream().filter(one -> one.state() != ActionState.DROPPED).count(),
          (int) actions.stream().filter(one -> one.state() == ActionState.VERIFIED).count(),
          (int) actions.stream().filter(OfAction::late).count());
    }
  }

  public Stream<OfObjective> objectives() {
    return goals.stream().flatMap(one -> one.objectives().stream());
  }

  public Stream<OfIndicator> indicators() {
    return goals.stream().flatMap(OfGoal::indicators);
  }

  public Stream<OfAction> actions() {
    return goals.stream().flatMap(OfGoal::actions);
  }

  /** What is done in a year, in the order of the plan. */
  public List<OfAction> actionsIn(int year) {
    return actions().filter(one -> one.action().isIn(year)).toList();
  }

  static PlanStanding of(
      WholePlan whole,
      LocalDate today,
      Map<UUID, Reading> readings,
      Map<UUID, ActionReport> reports,
      Map<UUID, String> evidence,
      Map<UUID, LocalDate> reached) {
    var goals = new ArrayList<OfGoal>();
    for (var goal : whole.goals()) {
      var objectives = new ArrayList<OfObjective>();
      for (var objective : goal.objectives()) {
        var indicators =
            objective.indicators().stream().map(one -> of(one, readings.get(one.line()))).toList();
        var actions =
            objective.actions().stream()
                .map(one ->
                    of(one, today, reports.get(one.line()), evidence.get(one.line()), reached))
                .toList();
        objectives.add(
            new OfObjective(
                objective,
                indicators,
                actions,
                Together.of(indicators.stream().map(OfIndicator::progress).toList()),
                Doings.of(actions)));
      }
      goals.add(
          new OfGoal(
              goal,
              objectives,
              Together.of(
                  objectives.stream()
                      .flatMap(one -> one.indicators().stream())
                      .map(OfIndicator::progress)
                      .toList()),
              Doings.of(objectives.stream().flatMap(one -> one.actions().stream()).toList())));
    }
    return new PlanStanding(whole, today, goals);
  }

  private static OfIndicator of(Indicator one, @Nullable Reading reading) {
    var facts = one.facts();
    return new OfIndicator(
        one,
        reading,
        reading == null
            ? OptionalInt.empty()
            : Progress.of(facts.direction(), facts.baseline(), facts.target(), reading.value()));
  }

  private static OfAction of(
      PlanAction one,
      LocalDate today,
      @Nullable ActionReport report,
      @Nullable String evidence,
      Map<UUID, LocalDate> reached) {
    var state = report == null ? ActionState.PLANNED : report.state();
    var own = new HashMap<UUID, LocalDate>();
    one.milestones()
        .forEach(station -> {
          var on = reached.get(station.line());
          if (on != null) {
            own.put(station.line(), on);
          }
        });
    var late =
        !state.isOver()
            && state != ActionState.DONE_CLAIMED
            && (one.facts().ends().isBefore(today)
                || one.milestones().stream()
                    .anyMatch(station ->
                        station.due() != null
                            && station.due().isBefore(today)
                            && !own.containsKey(station.line())));
    return new OfAction(
        one, state, own, evidence, Progress.of(state, one.milestones().size(), own.size()), late);
  }
}
