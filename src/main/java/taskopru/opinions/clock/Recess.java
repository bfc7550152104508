package taskopru.opinions.clock;

import java.time.Month;
import org.jspecify.annotations.Nullable;

/** The month a council takes off in a year: its own decision, so it must be told. */
public sealed interface Recess {

  /** Nobody has told us. */
  record Unknown() implements Recess {}

  /** The council takes no month off in that year. */
  record Never() implements Recess {}

  /** That month has no ordinary session. */
  record In(Month month) implements Recess {}

  default boolean isIn(Month month) {
    return this instanceof In in && in.month() == month;
  }

  default boolean isUnknown() {
    return this instanceof Unknown;
  }

  /** From what the table and forms keep: null for unknown, 0 for never, else the month. */
  static Recess of(@Nullable Integer number) {
    return number == null ? new Unknown() : number == 0 ? new Never() : new In(Month.of(number));
  }
}
