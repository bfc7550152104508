package taskopru.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;

/**
 * What somebody asks about their own data, and what became of it.
 *
 * @param contact where the answer goes, as they wrote it
 * @param account theirs, where they asked while signed in
 * @param dueOn the last day for an answer, by the law of the day it came
 * @param checkedHow how the officer made sure that it is they who ask
 * @param answer what was answered, or why not
 */
public record DataRequest(
    UUID id,
    long number,
    Right right,
    String name,
    String contact,
    Language language,
    String text,
    @Nullable UUID account,
    Instant receivedAt,
    LocalDate dueOn,
    State state,
    @Nullable Instant checkedAt,
    @Nullable String checkedHow,
    @Nullable Instant closedAt,
    @Nullable String answer) {

  /** Where it stands. */
  public enum State {
    RECEIVED,
    CHECKED,
    ANSWERED,
    REFUSED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean isOpen() {
      return switch (this) {
        case RECEIVED, CHECKED -> true;
        case ANSWERED, REFUSED -> false;
      };
    }
  }

  /** Days until the last one; 0 on that day, less when it is past. */
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, dueOn);
  }

  public boolean isOverdue(LocalDate today) {
    return state.isOpen() && today.isAfter(dueOn);
  }
}
