package taskopru.opinions.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The way of an opinion as dates.
 *
 * @param headline the answer in one sentence
 * @param steps by date; what cannot be told comes last
 * @param warnings what the reader should know before leaning on the dates
 */
public record ClockAnswer(Sentence headline, List<ClockStep> steps, List<Warning> warnings) {

  /** Something to know. */
  public record Warning(Code code, Sentence said) {}

  /** What it is about; a stable word of the API. */
  public enum Code {
    LATE,
    RECESS_UNKNOWN,
    RECESS_SKIPPED,
    WITHIN_SESSION_WEEK,
    HOLIDAYS_IN_WEEK,
    WHOLE_WEEK_OFF,
    SESSION_ON_HOLIDAY,
    OUTSIDE_LEGAL_WEEK,
    CLOSED_ON_SUBMISSION,
    PAUSED,
    BEYOND_TABLE
  }

  public ClockAnswer {
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }

  public Optional<ClockStep> step(ClockStep.Kind kind) {
    return steps.stream().filter(one -> one.kind() == kind).findFirst();
  }

  public boolean warns(Code code) {
    return warnings.stream().anyMatch(one -> one.code() == code);
  }

  /**
   * Whether a reminder is in order on that day: never before its date, and so never while an
   * extension runs.
   */
  public boolean mayRemindOn(LocalDate day) {
    return step(ClockStep.Kind.REMINDER)
        .filter(one -> one.when() instanceof When.Day on && !day.isBefore(on.day()))
        .isPresent();
  }
}
