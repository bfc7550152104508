package taskopru.planning.plan;

import java.math.BigDecimal;
import java.util.Optional;

/** Which way an indicator is to go. */
public enum Direction {
  UP,
  DOWN;

  public String code() {
    return Codes.of(this);
  }

  public static Optional<Direction> find(String code) {
    return Codes.find(values(), code);
  }

  /** Whether the value is at the target or beyond it. */
  boolean reaches(BigDecimal value, BigDecimal target) {
    var order = value.compareTo(target);
    return this == UP ? order >= 0 : order <= 0;
  }
}
