package taskopru.planning.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;

/**
 * What shows whether an objective is reached.
 *
 * @param line what stays the same through all editions: measurements hang on it
 * @param number as it is written: 2.1.1
 * @param live the question to a table of ours whose newest figure it is; null where people measure
 */
public record Indicator(
    UUID id, UUID objective, UUID line, String number, Facts facts, @Nullable String live) {

  /**
   * What it says.
   *
   * @param baseline null where nobody knows it
   * @param source formula and source, for those who measure again
   */
  public record Facts(
      LocalizedText name,
      LocalizedText unit,
      Direction direction,
      @Nullable BigDecimal baseline,
      @Nullable LocalDate baselineOn,
      BigDecimal target,
      LocalDate targetOn,
      String source) {}

  public LocalizedText name() {
    return facts.name();
  }
}
