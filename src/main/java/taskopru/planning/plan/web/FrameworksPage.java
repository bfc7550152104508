package taskopru.planning.plan.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a plan stands in the frameworks. */
public record FrameworksPage(List<Part> parts) {

  /** A framework: how many of its points the plan works on, and with what. */
  public record Part(
      String code, String name, @Nullable String source, String said, List<Row> rows) {}

  /** A point and the objectives that work on it. */
  public record Row(String point, List<PlanView.Link> objectives) {}
}
