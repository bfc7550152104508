package taskopru.planning.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How far something is, in whole percent of its way: always computed, never typed. What nobody
 * measured is unknown and counts nowhere; it is never taken for nothing.
 */
public final class Progress {

  public static final int WHOLE = 100;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(WHOLE);

  private Progress() {}

  /**
   * The part of the way from the baseline to the target that the value has gone, rounded down: a
   * hundred is said when the target is reached and not before. Whoever went backwards is where they
   * began. Without a baseline the way is unknown, but not its end. Where baseline and target are
   * the same, the value is held or it is not.
   */
  static OptionalInt of(
      Direction direction, @Nullable BigDecimal baseline, BigDecimal target, BigDecimal value) {
    if (direction.reaches(value, target)) {
      return OptionalInt.of(WHOLE);
    }
    if (baseline == null) {
      return OptionalInt.empty();
    }
    var way = target.subtract(baseline).abs();
    var gone = direction == Direction.UP ? value.subtract(baseline) : baseline.subtract(value);
    if (way.signum() == 0 || gone.signum() <= 0) {
      return OptionalInt.of(0);
    }
    var percent = gone.multiply(HUNDRED).divide(way, 0, RoundingMode.DOWN).intValue();
    return OptionalInt.of(Math.clamp(percent, 0, WHOLE - 1));
  }

  /** Of an action: its milestones, whole only once somebody else verified that it is done. */
  static OptionalInt of(ActionState state, int milestones, int reached) {
    if (state == ActionState.VERIFIED) {
      return OptionalInt.of(WHOLE);
    }
    return state == ActionState.DROPPED || milestones == 0
        ? OptionalInt.empty()
        : OptionalInt.of(Math.min(WHOLE - 1, reached * WHOLE / milestones));
  }

  /**
   * Several together: the mean of those that are known, with how many those are.
   *
   * @param percent null where none is known
   */
  public record Together(int known, int all, @Nullable Integer percent) {

    static Together of(Collection<OptionalInt> parts) {
      var known = parts.stream().filter(OptionalInt::isPresent).toList();
      return new Together(
          known.size(),
          parts.size(),
          known.isEmpty()
              ? null
              : (int)
                  Math.floor(
                      known.stream().mapToInt(OptionalInt::getAsInt).average().orElseThrow()));
    }
  }
}
