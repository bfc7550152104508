package taskopru.meetings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From when to when somebody was there; {@code left} is null while they still are. */
public record Presence(UUID mandate, Instant came, @Nullable Instant left, How how) {

  /** How it was noted. */
  public enum How {
    CLERK,
    CODE,
    ONLINE;

    public String code() {
      return Codes.of(this);
    }

    static Optional<How> find(String code) {
      return Codes.find(values(), code);
    }
  }

  public Presence {
    if (left != null && left.isBefore(came)) {
      throw new IllegalArgumentException("left before they came");
    }
  }

  /** Whether they were there at that moment; who leaves at it is gone. */
  public boolean covers(Instant moment) {
    return !moment.isBefore(came) && (left == null || moment.isBefore(left));
  }
}
