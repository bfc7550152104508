package taskopru.meetings;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item of an agenda, or a member's proposal that waits for one.
 *
 * @param meeting whose agenda; null while it waits
 * @param position its place on the agenda, from 1; 0 while it waits
 * @param proposedBy the mandate of the member who proposed it; null for the secretary
 * @param continues the deferred item that it takes up again
 */
public record AgendaItem(
    UUID id,
    UUID body,
    @Nullable UUID meeting,
    int position,
    String title,
    String text,
    State state,
    @Nullable UUID proposedBy,
    @Nullable UUID continues,
    int version) {

  public static final int LONGEST_TITLE = 300;
  public static final int LONGEST_TEXT = 20_000;

  /** Where it stands. */
  public enum State {
    PROPOSED,
    ACCEPTED,
    OPENED,
    DEFERRED,
    DECIDED,
    WITHDRAWN;

    public String code() {
      return Codes.of(this);
    }

    static Optional<State> find(String code) {
      return Codes.find(values(), code);
    }

    public Set<State> next() {
      return switch (this) {
        case PROPOSED -> EnumSet.of(ACCEPTED, WITHDRAWN);
        case ACCEPTED -> EnumSet.of(OPENED, DEFERRED, WITHDRAWN);
        case OPENED -> EnumSet.of(DEFERRED, DECIDED, WITHDRAWN);
        case DEFERRED, DECIDED, WITHDRAWN -> EnumSet.noneOf(State.class);
      };
    }
  }
}
