package taskopru.planning.plan;

import java.util.Optional;
import java.util.Set;

/** Where an action of a plan stands, in the words of the newest report. */
public enum ActionState {
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

  public static Optional<ActionState> find(String code) {
    return Codes.find(values(), code);
  }

  public boolean isOver() {
    return this == VERIFIED || this == DROPPED;
  }

  /** Where whoever does it may report it to be next; verifying is somebody else's. */
  public Set<ActionState> next() {
    return switch (this) {
      case PLANNED -> Set.of(UNDER_WAY, STALLED, DONE_CLAIMED, DROPPED);
      case UNDER_WAY, STALLED, NOT_VERIFIED -> Set.of(UNDER_WAY, STALLED, DONE_CLAIMED, DROPPED);
      case DONE_CLAIMED, VERIFIED, DROPPED -> Set.of(UNDER_WAY);
    };
  }
}
