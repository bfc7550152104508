package taskopru.meetings;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody's attendance was put right afterwards.
 *
 * @param struck presences that count no more; they are kept
 * @param set presences that were set instead
 */
public record Correction(
    UUID id,
    UUID mandate,
    String reason,
    @Nullable String excuseBefore,
    @Nullable String excuseAfter,
    Instant at,
    UUID by,
    List<Presence> struck,
    List<Presence> set) {

  public Correction {
    struck = List.copyOf(struck);
    set = List.copyOf(set);
  }
}
