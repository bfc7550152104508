package taskopru.opinions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an institution stands on an opinion, in its own words.
 *
 * @param holder the institution, or the seat where no institution sends its holder
 * @param edition the text it was said about
 */
public record Position(
    UUID opinion,
    UUID holder,
    @Nullable UUID institution,
    Stance stance,
    String text,
    int edition,
    UUID takenBy,
    Instant takenAt) {

  /** What it says. */
  public enum Stance {
    AGREES,
    RESERVATION,
    DISSENTS,
    ABSTAINS;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Stance> find(String code) {
      return Codes.find(values(), code);
    }

    public boolean needsWords() {
      return this == RESERVATION || this == DISSENTS;
    }
  }
}
