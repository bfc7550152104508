package taskopru.opinions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a published recommendation stands. */
public record Standing(
    UUID recommendation,
    String stage,
    LocalDate waitingSince,
    Answer answer,
    @Nullable LocalDate answeredOn,
    Result result,
    @Nullable BigDecimal actual,
    @Nullable LocalDate actualOn,
    @Nullable LocalDate answerDue,
    Instant changedAt) {

  /** What was answered; awaiting while nothing was. */
  public enum Answer {
    AWAITING,
    ACCEPTED,
    PARTLY,
    REJECTED,
    REFERRED,
    NO_ANSWER;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Answer> find(String code) {
      return Codes.find(values(), code);
    }
  }

  /** What a verified measurement says. */
  public enum Result {
    NONE,
    MOVING,
    REACHED,
    NOT_REACHED;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Result> find(String code) {
      return Codes.find(values(), code);
    }
  }
}
