package taskopru.opinions.clock;

import java.time.LocalDate;

/** When a step is: on a day, somewhere within days, or not to be told. */
public sealed interface When {

  record Day(LocalDate day) implements When {}

  /** Both ends belong to it. */
  record Span(LocalDate from, LocalDate to) implements When {
    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(from + " – " + to);
      }
    }
  }

  /** The table of holidays ends before it, and we do not guess. */
  record Beyond() implements When {}

  static When between(LocalDate from, LocalDate to) {
    return from.equals(to) ? new Day(from) : new Span(from, to);
  }
}
