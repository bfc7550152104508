package taskopru.council;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * The second call, after a meeting failed for lack of quorum.
 *
 * @param withinDays within how many days it has to be held
 */
public record RecallRule(int withinDays, Quorum quorum) {

  public RecallRule {
    if (withinDays < 0 || withinDays > 365) {
      throw new IllegalArgumentException("recalled within " + withinDays + " days");
    }
  }

  /** How many must be there the second time. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Quorum.None.class, name = "none"),
    @JsonSubTypes.Type(value = Quorum.Absolute.class, name = "absolute"),
    @JsonSubTypes.Type(value = Quorum.Part.class, name = "part")
  })
  public sealed interface Quorum {
    /** Whoever comes. */
    record None() implements Quorum {}

    /** A number, whatever the size of the body. */
    record Absolute(int people) implements Quorum {
      public Absolute {
        if (people < 1 || people > 10_000) {
          throw new IllegalArgumentException("a quorum of " + people);
        }
      }
    }

    /** A part of the seats, as in the first call. */
    record Part(QuorumRule rule) implements Quorum {}
  }

  /** How many voting seats must be represented the second time; never less than one. */
  public int needed(int seats, int filledSeats) {
    return switch (quorum) {
      case Quorum.None _ -> 1;
      case Quorum.Absolute absolute -> absolute.people();
      case Quorum.Part part -> part.rule().needed(seats, filledSeats);
    };
  }
}
