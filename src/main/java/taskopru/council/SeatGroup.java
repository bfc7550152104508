package taskopru.council;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/**
 * A row of the charter's table: who sends members, and how many.
 *
 * @param inCharter how the charter writes it
 * @param note what the charter leaves unclear; null where it is clear
 * @param seats as many as its quota
 */
public record SeatGroup(
    Slug code,
    LocalizedText name,
    @Nullable String inCharter,
    @Nullable LocalizedText note,
    List<Seat> seats) {

  public SeatGroup {
    seats = List.copyOf(seats);
  }

  public int quota() {
    return seats.size();
  }

  /** How many of its seats belong to no named institution. */
  public int open() {
    return (int) seats.stream().filter(Seat::isOpen).count();
  }
}
