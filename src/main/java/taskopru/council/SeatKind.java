package taskopru.council;

import java.util.Locale;

/** In what role a seat stands at the table. */
public enum SeatKind {
  MEMBER,
  /** Asked to come, speaks, does not vote. */
  INVITED,
  /** Listens. */
  OBSERVER;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SeatKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
