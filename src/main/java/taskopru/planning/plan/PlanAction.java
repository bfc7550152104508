package taskopru.planning.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;

/**
 * What is done for an objective.
 *
 * @param line what stays the same through all editions: reports hang on it
 * @param number as it is written: 2.1.1
 */
public record PlanAction(
    UUID id, UUID objective, UUID line, String number, Facts facts, List<Milestone> milestones) {

  /**
   * What it says.
   *
   * @param institution who does it; null for the group itself
   * @param recommendation the recommendation of opinions it carries out
   */
  public record Facts(
      LocalizedText name,
      @Nullable UUID institution,
      @Nullable Budget budget,
      LocalDate starts,
      LocalDate ends,
      @Nullable UUID recommendation) {}

  /**
   * What it costs.
   *
   * @param currency ISO 4217
   * @param from who pays
   */
  public record Budget(BigDecimal amount, String currency, String from) {}

  /** A station on its way. */
  public record Milestone(UUID line, LocalizedText name, @Nullable LocalDate due) {}

  public PlanAction {
    milestones = List.copyOf(milestones);
  }

  public LocalizedText name() {
    return facts.name();
  }

  public boolean isIn(int year) {
    return facts.starts().getYear() <= year && year <= facts.ends().getYear();
  }
}
