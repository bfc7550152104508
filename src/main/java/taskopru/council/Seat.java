package taskopru.council;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One seat of a body, as it stands on a day.
 *
 * @param number counts through all groups of its body, from 1
 * @param alternateOf the seat it only stands in for; null for a seat of its own
 * @param institution whose it is; null where it is open to whoever the group stands for
 */
public record Seat(
    UUID id,
    int number,
    SeatKind kind,
    boolean voting,
    @Nullable UUID alternateOf,
    @Nullable Institution institution) {

  public boolean isOpen() {
    return institution == null;
  }
}
