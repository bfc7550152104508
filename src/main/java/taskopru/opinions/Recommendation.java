package taskopru.opinions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/**
 * What an opinion asks somebody to do, and how one will see that it helped.
 *
 * @param unit the unit responsible at the addressee
 * @param basis where the law says so
 * @param claims what it rests on
 */
public record Recommendation(
    UUID id,
    UUID opinion,
    int position,
    @Nullable UUID addressee,
    String unit,
    String request,
    String basis,
    @Nullable LocalDate due,
    @Nullable BigDecimal cost,
    String costNote,
    Measure measure,
    Set<UUID> claims) {

  public Recommendation {
    claims = Set.copyOf(claims);
  }

  /**
   * An indicator with baseline and target, or the reason why there is none.
   *
   * @param indicator empty where it cannot be measured
   * @param unmeasurable empty where it can
   */
  public record Measure(
      String indicator,
      String unit,
      @Nullable BigDecimal baseline,
      @Nullable LocalDate baselineOn,
      @Nullable BigDecimal target,
      @Nullable LocalDate targetOn,
      String unmeasurable) {

    public Measure {
      if (!indicator.isEmpty() && !unmeasurable.isEmpty()) {
        throw new Problem.Refused("opinions.recommendation.both");
      }
      if (targetOn != null && baselineOn != null && targetOn.isBefore(baselineOn)) {
        throw new Problem.Refused("opinions.recommendation.targetEarlier");
      }
    }

    public static Measure impossible(String why) {
      return new Measure("", "", null, null, null, null, why);
    }

    /** Whether nothing more is to be said. */
    public boolean isSettled() {
      return indicator.isEmpty() ? !unmeasurable.isEmpty() : baseline != null && target != null;
    }

    public boolean isMeasured() {
      return !indicator.isEmpty();
    }

    /** Whether a figure is at the target or beyond, seen from the baseline. */
    public boolean isReachedBy(BigDecimal actual) {
      if (baseline == null || target == null) {
        return false;
      }
      return target.compareTo(baseline) >= 0
          ? actual.compareTo(target) >= 0
          : actual.compareTo(target) <= 0;
    }
  }

  /** What somebody wrote into the form. */
  public record Facts(
      @Nullable UUID addressee,
      String unit,
      String request,
      String basis,
      @Nullable LocalDate due,
      @Nullable BigDecimal cost,
      String costNote,
      Measure measure,
      Set<UUID> claims) {}
}
