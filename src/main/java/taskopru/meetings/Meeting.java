package taskopru.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of a body.
 *
 * @param number its number, from the call on
 * @param recalls the meeting without a quorum that it repeats
 * @param seats the body's voting seats on that day, noted when it is called
 * @param sequence how often its invitation changed
 * @param shortNotice why it was called later than the rules ask
 * @param reason why it was cancelled
 */
public record Meeting(
    UUID id,
    UUID body,
    @Nullable Number number,
    State state,
    Plan plan,
    @Nullable UUID recalls,
    @Nullable UUID series,
    @Nullable Integer seats,
    int sequence,
    int version,
    @Nullable UUID currentItem,
    @Nullable Instant calledAt,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable String shortNotice,
    @Nullable String reason) {

  /** The year and the place in it: 2027/04. */
  public record Number(int year, int number) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%04d/%02d", year, number);
    }
  }

  /** What sort of meeting it is. */
  public enum Kind {
    ORDINARY,
    EXTRAORDINARY,
    ELECTIVE;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Kind> find(String code) {
      return Codes.find(values(), code);
    }
  }

  /** Where people meet. */
  public enum Mode {
    IN_PERSON,
    ONLINE,
    BOTH;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Mode> find(String code) {
      return Codes.find(values(), code);
    }
  }

  /** Where it stands. */
  public enum State {
    DRAFT,
    CALLED,
    OPEN,
    SUSPENDED,
    CLOSED,
    MINUTES_PENDING,
    MINUTES_APPROVED,
    FAILED_NO_QUORUM,
    RECALLED,
    CANCELLED;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<State> find(String code) {
      return Codes.find(values(), code);
    }

    /** Where it may go from here. */
    public Set<State> next() {
      return switch (this) {
        case DRAFT -> EnumSet.of(CALLED, CANCELLED);
        case CALLED -> EnumSet.of(OPEN, FAILED_NO_QUORUM, CANCELLED);
        case OPEN -> EnumSet.of(SUSPENDED, CLOSED);
        case SUSPENDED -> EnumSet.of(OPEN, CLOSED);
        case CLOSED -> EnumSet.of(MINUTES_PENDING);
        case MINUTES_PENDING -> EnumSet.of(MINUTES_APPROVED);
        case FAILED_NO_QUORUM -> EnumSet.of(RECALLED);
        case MINUTES_APPROVED, RECALLED, CANCELLED -> EnumSet.noneOf(State.class);
      };
    }

    /** Whether people are in the room, or may come in. */
    public boolean isGathering() {
      return this == CALLED || this == OPEN || this == SUSPENDED;
    }

    /** Whether it took place. */
    public boolean isHeld() {
      return this == CLOSED || this == MINUTES_PENDING || this == MINUTES_APPROVED;
    }

    /** Whether the public may know of it. */
    public boolean isPublic() {
      return this != DRAFT;
    }
  }

  /** What is planned: everything a secretary types. */
  public record Plan(
      Kind kind, Mode mode, String title, Instant starts, Instant ends, String place, String link) {

    public static final int LONGEST_TITLE = 300;
    public static final int LONGEST_LINK = 1000;

    public Plan {
      title = Texts.line(title, LONGEST_TITLE);
      place = Texts.line(place, LONGEST_TITLE);
      link = Texts.line(link, LONGEST_LINK);
      if (!link.isEmpty() && !link.matches("https?://[^\\s\"<>]+")) {
        throw new taskopru.kernel.Problem.Refused("meetings.plan.link");
      }
      if (!ends.isAfter(starts)) {
        throw new taskopru.kernel.Problem.Refused("meetings.plan.ends");
      }
    }

    /** Online meetings say where in the net, others where in the city. */
    public List<String> gaps() {
      return switch (mode) {
        case IN_PERSON -> place.isEmpty() ? List.of("meetings.plan.place") : List.of();
        case ONLINE -> link.isEmpty() ? List.of("meetings.plan.link.missing") : List.of();
        case BOTH ->
            place.isEmpty()
                ? List.of("meetings.plan.place")
                : link.isEmpty() ? List.of("meetings.plan.link.missing") : List.of();
      };
    }
  }

  public Kind kind() {
    return plan.kind();
  }

  public Instant starts() {
    return plan.starts();
  }

  public LocalDate day(ZoneId zone) {
    return plan.starts().atZone(zone).toLocalDate();
  }

  /** Whether it repeats one that failed: another quorum may hold. */
  public boolean isRecall() {
    return recalls != null;
  }
}
