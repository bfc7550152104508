package taskopru.catalogue;

import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often the source brings new figures: the EU vocabulary "frequency" (accrualPeriodicity), with
 * how many days late is still no reason to worry.
 */
public enum Periodicity {
  DAILY(Period.ofDays(1), 2),
  WEEKLY(Period.ofWeeks(1), 3),
  BIWEEKLY(Period.ofWeeks(2), 5),
  MONTHLY(Period.ofMonths(1), 10),
  BIMONTHLY(Period.ofMonths(2), 14),
  QUARTERLY(Period.ofMonths(3), 21),
  /** Twice a year. */
  ANNUAL_2(Period.ofMonths(6), 30),
  ANNUAL(Period.ofYears(1), 30),
  BIENNIAL(Period.ofYears(2), 60),
  TRIENNIAL(Period.ofYears(3), 60),
  QUINQUENNIAL(Period.ofYears(5), 90),
  DECENNIAL(Period.ofYears(10), 180),
  IRREG(null, 14),
  /** A closed series: nothing more is to come. */
  NEVER(null, 14),
  UNKNOWN(null, 14);

  private final @Nullable Period period;
  private final int graceDays;

  Periodicity(@Nullable Period period, int graceDays) {
    this.period = period;
    this.graceDays = graceDays;
  }

  /** From one release to the next, where that can be said. */
  public Optional<Period> period() {
    return Optional.ofNullable(period);
  }

  /** How many days after the expected day a release is due before it is overdue. */
  public int graceDays() {
    return graceDays;
  }

  /** The word in the database and in the API. */
  public String code() {
    return name();
  }

  public String uri() {
    return "http://publications.europa.eu/resource/authority/frequency/" + name();
  }

  public static Optional<Periodicity> find(String code) {
    for (var periodicity : values()) {
      if (periodicity.name().equals(code)) {
        return Optional.of(periodicity);
      }
    }
    return Optional.empty();
  }
}
