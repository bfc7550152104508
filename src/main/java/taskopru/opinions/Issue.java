package taskopru.opinions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A problem somebody in the group put on the table.
 *
 * @param place where, in words; never an address of people
 * @param holder the institution (or open seat) whose member filed it; null for the secretariat
 */
public record Issue(
    UUID id,
    String title,
    String text,
    String place,
    State state,
    @Nullable String reason,
    @Nullable UUID holder,
    UUID filedBy,
    Instant filedAt,
    int version) {

  /** What became of it. */
  public enum State {
    FILED,
    /** An opinion is about it. */
    TAKEN_UP,
    SETTLED,
    DECLINED;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<State> find(String code) {
      return Codes.find(values(), code);
    }
  }
}
