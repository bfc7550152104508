package taskopru.opinions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator stood at on a day: reported by one, verified by another.
 *
 * @param nextReview when to look again
 * @param verdict what whoever verified it says
 */
public record Measurement(
    UUID id,
    UUID recommendation,
    LocalDate measuredOn,
    BigDecimal actual,
    String note,
    @Nullable LocalDate nextReview,
    State state,
    UUID reportedBy,
    Instant reportedAt,
    @Nullable UUID verifiedBy,
    @Nullable Instant verifiedAt,
    @Nullable String verdict,
    List<Evidence> evidence) {

  public Measurement {
    evidence = List.copyOf(evidence);
  }

  /** Whether somebody else has looked at it. */
  public enum State {
    REPORTED,
    VERIFIED,
    REFUSED;

    public String code() {
      return Codes.of(this);
    }
  }
}
