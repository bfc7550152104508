package taskopru.opinions;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one of the bodies that must adopt an opinion said to an edition of it.
 *
 * @param place the body's place among those that must adopt, from 1
 * @param decision the decision it rests on; null where the body did not adopt
 * @param profile the rules that said who must adopt
 */
public record Adoption(
    UUID opinion,
    int edition,
    int place,
    UUID body,
    Outcome outcome,
    @Nullable UUID decision,
    @Nullable String label,
    LocalDate decidedOn,
    UUID profile,
    @Nullable String reason) {

  /** What it said. */
  public enum Outcome {
    ADOPTED,
    REJECTED,
    RETURNED;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Outcome> find(String code) {
      return Codes.find(values(), code);
    }
  }
}
