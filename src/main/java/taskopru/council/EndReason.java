package taskopru.council;

import java.util.Locale;

/** Why a mandate ended. */
public enum EndReason {
  RESIGNATION,
  /** The institution sends somebody else, or the person left it. */
  INSTITUTION_CHANGE,
  /** Too many unexcused absences, by decision. */
  ABSENCE,
  TERM_END,
  DEATH;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EndReason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
