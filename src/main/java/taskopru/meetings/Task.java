package taskopru.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an institution is to do for a decision.
 *
 * @param note what whoever reported it done had to say
 */
public record Task(
    UUID id,
    UUID decision,
    String title,
    @Nullable UUID institution,
    @Nullable LocalDate due,
    State state,
    String note,
    @Nullable Instant doneAt,
    @Nullable How doneHow) {

  /** Where it stands. */
  public enum State {
    OPEN,
    DONE,
    DROPPED;

    public String code() {
      return Codes.of(this);
    }

    static Optional<State> find(String code) {
      return Codes.find(values(), code);
    }
  }

  /** Who said that it is done. */
  public enum How {
    DESK,
    LINK;

    public String code() {
      return Codes.of(this);
    }
  }

  public boolean isOverdueOn(LocalDate day) {
    return state == State.OPEN && due != null && due.isBefore(day);
  }
}
