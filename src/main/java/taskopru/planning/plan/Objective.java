package taskopru.planning.plan;

import java.util.List;
import java.util.UUID;
import taskopru.kernel.LocalizedText;

/**
 * What is to be reached for a goal, and how soon.
 *
 * @param number as it is written: 2.1
 * @param marks where it stands in frameworks
 */
public record Objective(
    UUID id,
    UUID goal,
    String number,
    Facts facts,
    List<Indicator> indicators,
    List<PlanAction> actions,
    List<Mark> marks) {

  /** What it says. */
  public record Facts(LocalizedText name, Horizon horizon) {}

  /** A point of a framework, by their codes. */
  public record Mark(String framework, String point) {}

  public Objective {
    indicators = List.copyOf(indicators);
    actions = List.copyOf(actions);
    marks = List.copyOf(marks);
  }

  public LocalizedText name() {
    return facts.name();
  }
}
