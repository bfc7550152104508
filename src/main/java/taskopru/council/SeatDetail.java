package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/**
 * A seat with all it ever was.
 *
 * @param standings the latest first; each follows the one before without a gap
 */
public record SeatDetail(
    UUID id,
    int number,
    UUID body,
    Slug group,
    LocalizedText groupName,
    List<Standing> standings,
    int version) {

  /** What a seat is from a day to a day, both included; null where it has no edge. */
  public record Standing(
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      SeatKind kind,
      boolean voting,
      @Nullable UUID institution,
      @Nullable UUID alternateOf,
      @Nullable String reason) {

    boolean covers(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
  }

  public SeatDetail {
    standings = List.copyOf(standings);
    if (standings.isEmpty()) {
      throw new IllegalArgumentException("seat " + number + " stands nowhere");
    }
  }

  public Standing on(LocalDate day) {
    return standings.stream()
        .filter(standing -> standing.covers(day))
        .findFirst()
        .orElse(standings.getLast());
  }
}
