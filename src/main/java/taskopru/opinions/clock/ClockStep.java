package taskopru.opinions.clock;

import org.jspecify.annotations.Nullable;

/**
 * One date on an opinion's way through the municipality.
 *
 * @param rule where it is written; null for what the reader told us
 * @param why why this date, for the reader
 */
public record ClockStep(
    Kind kind, When when, @Nullable Period rule, Sentence why, Certainty certainty) {

  /** What happens then. */
  public enum Kind {
    SUBMITTED,
    AGENDA_CUTOFF,
    SESSION,
    /** The session that remains where the agenda was closed and nobody adds the item. */
    FALLBACK_SESSION,
    ATTEND_COMMITTEE,
    COMMITTEE_REPORT,
    /** The session that decides after a committee. */
    DECISION,
    MAYOR_RETURN,
    GOVERNOR,
    PUBLIC_NOTICE,
    EXTENSION,
    REMINDER,
    INFORMATION_REQUEST,
    INFORMATION_ANSWER,
    INFORMATION_ANSWER_SEVERAL,
    PETITION_ANSWER
  }

  /** How firm the date is. */
  public enum Certainty {
    /** Told by the council, or by the reader. */
    KNOWN,
    /** The week is the law's, the day is the council's. */
    DAY_OPEN,
    /** Counted from the first possible day: earlier is never wrong. */
    TO_BE_SAFE,
    /** Counted from the last possible day: it may be over sooner. */
    AT_THE_LATEST,
    /** What we suggest. */
    SUGGESTED,
    /** Not to be told. */
    OPEN
  }
}
