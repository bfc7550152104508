package taskopru.planning.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator stood at on a day: reported by one, verified by another.
 *
 * @param evidence where it can be seen
 */
public record Measurement(
    UUID id,
    UUID line,
    LocalDate measuredOn,
    BigDecimal value,
    String note,
    String evidence,
    State state,
    @Nullable String verdict,
    UUID reportedBy) {

  /** Whether somebody else has looked at it. */
  public enum State {
    REPORTED,
    VERIFIED,
    REFUSED;

    public String code() {
      return Codes.of(this);
    }
  }
}
