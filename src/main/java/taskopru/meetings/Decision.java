package taskopru.meetings;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a body, numbered without gaps within a year.
 *
 * @param sha256 of its text
 * @param institution who is to carry it out
 * @param followUp what has come of it so far
 */
public record Decision(
    UUID id,
    UUID body,
    int year,
    int number,
    UUID meeting,
    UUID item,
    UUID vote,
    String title,
    String text,
    String sha256,
    LocalDate decidedOn,
    @Nullable UUID institution,
    @Nullable LocalDate due,
    State state,
    String followUp,
    int version) {

  /** What has come of it. */
  public enum State {
    OPEN,
    UNDER_WAY,
    DONE,
    DROPPED;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<State> find(String code) {
      return Codes.find(values(), code);
    }

    public boolean isOver() {
      return this == DONE || this == DROPPED;
    }
  }

  /** 2027/04. */
  public String label() {
    return String.format(Locale.ROOT, "%04d/%02d", year, number);
  }

  /** 2027-04: in addresses. */
  public String code() {
    return String.format(Locale.ROOT, "%04d-%02d", year, number);
  }

  public boolean isOverdueOn(LocalDate day) {
    return due != null && due.isBefore(day) && !state.isOver();
  }
}
