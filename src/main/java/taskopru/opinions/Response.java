package taskopru.opinions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an addressee answered to a recommendation.
 *
 * @param referredTo whom it was referred to
 * @param givenBy the account; null for whoever held the link
 */
public record Response(
    UUID id,
    UUID transmission,
    UUID recommendation,
    Outcome outcome,
    String text,
    String referredTo,
    LocalDate answeredOn,
    How how,
    @Nullable UUID file,
    @Nullable UUID givenBy,
    Instant givenAt) {

  /** The answer. */
  public enum Outcome {
    ACCEPTED,
    PARTLY,
    REJECTED,
    REFERRED,
    NO_ANSWER;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Outcome> find(String code) {
      return Codes.find(values(), code);
    }
  }

  /** By what way it came. */
  public enum How {
    DESK,
    ACCOUNT,
    LINK;

    public String code() {
      return Codes.of(this);
    }
  }

  /** An answer to one recommendation, as it is given. */
  public record Given(UUID recommendation, Outcome outcome, String text, String referredTo) {}
}
