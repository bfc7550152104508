package taskopru.opinions;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does for a recommendation.
 *
 * @param kind {@link #OWN}, or the code of an {@link ActionKind}
 * @param reference how its kind finds it again
 * @param institution who does it
 */
public record Action(
    UUID id,
    UUID recommendation,
    String kind,
    @Nullable String reference,
    @Nullable String href,
    String title,
    @Nullable UUID institution,
    @Nullable LocalDate due,
    State state,
    String note,
    @Nullable UUID claimedBy,
    @Nullable UUID verifiedBy,
    int version,
    List<Milestone> milestones) {

  /** An action that is kept here and nowhere else. */
  public static final String OWN = "own";

  public Action {
    milestones = List.copyOf(milestones);
  }

  /** Where it stands. */
  public enum State {
    PROMISED,
    PLANNED,
    UNDER_WAY,
    STALLED,
    DONE_CLAIMED,
    VERIFIED,
    NOT_VERIFIED,
    DROPPED;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<State> find(String code) {
      return Codes.find(values(), code);
    }

    public boolean isOver() {
      return this == VERIFIED || this == DROPPED;
    }

    /** Where it may go from here without a judge. */
    public Set<State> next() {
      return switch (this) {
        case PROMISED -> Set.of(PLANNED, UNDER_WAY, STALLED, DONE_CLAIMED, DROPPED);
        case PLANNED -> Set.of(UNDER_WAY, STALLED, DONE_CLAIMED, DROPPED);
        case UNDER_WAY, STALLED, NOT_VERIFIED ->
            Set.of(PLANNED, UNDER_WAY, STALLED, DONE_CLAIMED, DROPPED);
        case DONE_CLAIMED -> Set.of(UNDER_WAY);
        case VERIFIED, DROPPED -> Set.of(UNDER_WAY);
      };
    }
  }

  /** A station on the way. */
  public record Milestone(
      int position, String title, @Nullable LocalDate due, @Nullable LocalDate doneOn) {}

  public boolean isOverdueOn(LocalDate day) {
    return due != null && due.isBefore(day) && !state.isOver() && state != State.DONE_CLAIMED;
  }
}
