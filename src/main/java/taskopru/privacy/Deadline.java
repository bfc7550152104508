package taskopru.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import taskopru.kernel.LocalizedText;

/**
 * How long the law gives, from a day on.
 *
 * @param within days for what is answered on a day, hours for what runs by the clock
 * @param source where that is written
 */
public record Deadline(Limit limit, LocalDate from, Duration within, LocalizedText source) {

  /** What must not take longer. */
  public enum Limit {
    /** Answering somebody who asks about their data. */
    ANSWER,
    /** Telling the Board of a breach. */
    BREACH
  }

  public Deadline {
    if (!within.isPositive()) {
      throw new IllegalArgumentException("a time limit of " + within);
    }
  }

  LocalDate after(LocalDate day) {
    return day.plusDays(within.toDays());
  }

  Instant after(Instant moment) {
    return moment.plus(within);
  }
}
