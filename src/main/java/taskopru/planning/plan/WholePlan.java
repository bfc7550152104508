package taskopru.planning.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** An edition with all that stands in it. */
public record WholePlan(Plan plan, List<Goal> goals) {

  public WholePlan {
    goals = List.copyOf(goals);
  }

  public Stream<Objective> objectives() {
    return goals.stream().flatMap(goal -> goal.objectives().stream());
  }

  public Stream<Indicator> indicators() {
    return objectives().flatMap(objective -> objective.indicators().stream());
  }

  public Stream<PlanAction> actions() {
    return objectives().flatMap(objective -> objective.actions().stream());
  }

  public Optional<Goal> goal(UUID id) {
    return goals.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  public Optional<Objective> objective(UUID id) {
    return objectives().filter(one -> one.id().equals(id)).findFirst();
  }

  public Optional<Indicator> indicator(UUID id) {
    return indicators().filter(one -> one.id().equals(id)).findFirst();
  }

  public Optional<PlanAction> action(UUID id) {
    return actions().filter(one -> one.id().equals(id)).findFirst();
  }

  /** What an edition needs before it can be adopted. */
  public record Gap(String key, String number) {}

  /** The first things that are missing, in the order of the plan. */
  public List<Gap> gaps() {
    if (goals.isEmpty()) {
      return List.of(new Gap("planning.plan.gap.goal", ""));
    }
    return Stream.concat(
            goals.stream()
                .filter(goal -> goal.objectives().isEmpty())
                .map(goal -> new Gap("planning.plan.gap.objective", goal.number())),
            objectives()
                .flatMap(one ->
                    Stream.concat(
                        one.indicators().isEmpty()
                            ? Stream.of(new Gap("planning.plan.gap.indicator", one.number()))
                            : Stream.empty(),
                        one.actions().isEmpty()
                            ? Stream.of(new Gap("planning.plan.gap.action", one.number()))
                            : Stream.empty())))
        .toList();
  }
}
