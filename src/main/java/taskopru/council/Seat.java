package taskopru.council;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One seat of the working group.
 *
 * @param number counts through all groups, from 1
 * @param institution whose it is; null where it is open to whoever the group stands for
 */
public record Seat(UUID id, int number, @Nullable Institution institution) {

  public boolean isOpen() {
    return institution == null;
  }
}
