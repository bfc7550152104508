package taskopru.opinions.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;

/**
 * One rule of the clock, from a day on: how long, where it is written, and how sure we are of it.
 *
 * @param council whose rule it is; null for both kinds
 * @param amount how many of the unit; of {@code WEEK} the number of the week in the month
 * @param week how weeks of a month are counted; only where the unit is {@code WEEK}
 */
public record Period(
    Rule rule,
    @Nullable CouncilKind council,
    LocalDate from,
    int amount,
    Unit unit,
    @Nullable WeekRule week,
    Surety surety,
    LocalizedText source) {

  /** What the rule is about. */
  public enum Rule {
    /** The council takes an opinion up in its first session. */
    TAKE_UP,
    /** In which week of the month the council sits. */
    SESSION_WEEK,
    /** How long before the session the agenda goes out. */
    CUT_OFF,
    COMMITTEE,
    COMMITTEE_ZONING,
    /** Who may be heard in a committee. */
    ATTENDANCE,
    MAYOR_RETURN,
    GOVERNOR,
    PUBLIC_NOTICE,
    /** How long after the last day for an answer we remind. */
    REMINDER,
    /** How long we wait after a reminder before asking under the law on information. */
    PATIENCE,
    INFORMATION,
    INFORMATION_SEVERAL,
    PETITION
  }

  /** In what it is counted. */
  public enum Unit {
    /** Every day of the calendar; an end on a holiday stays where it is. */
    DAYS,
    WORKING_DAYS,
    WEEK
  }

  /** How sure we are of the rule. */
  public enum Surety {
    /** Read in a public source. */
    READ,
    /** Known, not read again: check before you lean on it in a dispute. */
    REMEMBERED,
    /** Not law: this house's own practice. */
    PRACTICE
  }

  public Period {
    if (amount < 0 || unit == Unit.WEEK && (week == null || amount < 1 || amount > 4)) {
      throw new IllegalArgumentException("%s of %d %s".formatted(rule, amount, unit));
    }
  }

  boolean isFor(CouncilKind kind) {
    return council == null || council == kind;
  }
}
