package taskopru.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Personal data in the wrong hands, and who was told when.
 *
 * @param knownAt when we knew; the clock runs from there
 * @param dueAt the last moment for telling the Board, by the rule of that day
 * @param boardDelay why the Board was told late
 */
public record Breach(
    UUID id,
    long number,
    BreachFacts facts,
    Instant knownAt,
    Instant dueAt,
    Instant notedAt,
    @Nullable Instant boardToldAt,
    @Nullable String boardDelay,
    @Nullable Instant personsToldAt,
    int version) {

  public boolean isOverdue(Instant now) {
    return boardToldAt == null && now.isAfter(dueAt);
  }

  public boolean wasToldLate() {
    return boardToldAt != null && boardToldAt.isAfter(dueAt);
  }

  public boolean isOpen() {
    return boardToldAt == null || personsToldAt == null;
  }

  /** Whole hours until the last moment; less than 0 when it is past. */
  public long hoursLeft(Instant now) {
    return Math.floorDiv(Duration.between(now, dueAt).toMinutes(), 60L);
  }
}
