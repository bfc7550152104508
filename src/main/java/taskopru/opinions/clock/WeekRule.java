package taskopru.opinions.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * What "the first week" and "the second week" of a month mean. The laws do not say; which reading
 * is used stands with the rule in periods.json and on the page.
 */
public enum WeekRule {
  /**
   * Days 1 to 7 and 8 to 14, whatever weekday the month begins with. All session days seen in
   * public notices fit it (see the module's README).
   */
  DAYS {
    @Override
    LocalDate first(YearMonth month, int nth) {
      return month.atDay(DAYS_OF_WEEK * (nth - 1) + 1);
    }

    @Override
    LocalDate last(YearMonth month, int nth) {
      return month.atDay(DAYS_OF_WEEK * nth);
    }
  },
  /** The week that begins with the first, the second Monday of the month. */
  MONDAYS {
    @Override
    LocalDate first(YearMonth month, int nth) {
      return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY));
    }

    @Override
    LocalDate last(YearMonth month, int nth) {
      return first(month, nth).plusDays(DAYS_OF_WEEK - 1);
    }
  },
  /** The rows of a wall calendar that begin on Monday; the row with day 1 is the first. */
  ROWS {
    @Override
    LocalDate first(YearMonth month, int nth) {
      return nth == 1 ? month.atDay(1) : row(month).plusWeeks(nth - 1L);
    }

    @Override
    LocalDate last(YearMonth month, int nth) {
      return row(month).plusWeeks(nth).minusDays(1);
    }

    private LocalDate row(YearMonth month) {
      return month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
  };

  private static final int DAYS_OF_WEEK = 7;

  /** The week's first day that lies in the month. */
  abstract LocalDate first(YearMonth month, int nth);

  abstract LocalDate last(YearMonth month, int nth);
}
