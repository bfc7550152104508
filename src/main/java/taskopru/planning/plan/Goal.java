package taskopru.planning.plan;

import java.util.List;
import java.util.UUID;
import taskopru.kernel.LocalizedText;

/** What the city wants in the long run. */
public record Goal(UUID id, int position, LocalizedText name, List<Objective> objectives) {

  public Goal {
    objectives = List.copyOf(objectives);
  }

  public String number() {
    return String.valueOf(position);
  }
}
