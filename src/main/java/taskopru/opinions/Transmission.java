package taskopru.opinions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An adopted opinion on its way to one addressee.
 *
 * @param answerDue by when an answer is expected
 * @param theirNumber under which they registered it
 * @param proof the file that proves the delivery
 * @param letter the issued covering letter
 * @param sha256 of the opinion's text as it was sent
 */
public record Transmission(
    UUID id,
    UUID opinion,
    UUID addressee,
    int year,
    int number,
    Stage stage,
    @Nullable Channel channel,
    @Nullable LocalDate sentOn,
    @Nullable LocalDate answerDue,
    @Nullable String theirNumber,
    @Nullable LocalDate theirDate,
    @Nullable UUID proof,
    @Nullable LocalDate extendedTo,
    @Nullable String extension,
    @Nullable UUID letter,
    String sha256,
    int version) {

  /** How far it has come. */
  public enum Stage {
    PREPARED,
    SENT,
    DELIVERED,
    ON_AGENDA,
    IN_COMMITTEE,
    DECIDED,
    /** They told us the result. */
    NOTIFIED,
    /** The result was announced to the public. */
    ANNOUNCED,
    /** Given up waiting. */
    UNANSWERED;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Stage> find(String code) {
      return Codes.find(values(), code);
    }
  }

  /** How the letter went. */
  public enum Channel {
    KEP,
    EBYS,
    HAND,
    POST,
    EMAIL;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Channel> find(String code) {
      return Codes.find(values(), code);
    }
  }

  /** One station, with its day and proof. */
  public record Passage(
      UUID id,
      Stage stage,
      Stage before,
      LocalDate on,
      String note,
      @Nullable UUID file,
      Instant notedAt,
      boolean undone) {}

  /** 2027/04: our number. */
  public String label() {
    return String.format(Locale.ROOT, "%04d/%02d", year, number);
  }

  /** By when an answer is expected, an extension counted. */
  public Optional<LocalDate> expected() {
    return Optional.ofNullable(extendedTo != null ? extendedTo : answerDue);
  }

  public boolean isOverdueOn(LocalDate day) {
    return stage != Stage.PREPARED
        && stage.ordinal() < Stage.NOTIFIED.ordinal()
        && expected().filter(due -> due.isBefore(day)).isPresent();
  }
}
