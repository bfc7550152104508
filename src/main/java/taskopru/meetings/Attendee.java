package taskopru.meetings;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the roll: somebody who may come.
 *
 * @param principal whether the seat is theirs; an alternate counts only while no principal is there
 * @param voting whether the seat votes
 * @param excuse why they said they cannot come
 */
public record Attendee(
    UUID mandate,
    UUID seat,
    int seatNumber,
    UUID person,
    @Nullable UUID account,
    @Nullable UUID institution,
    boolean principal,
    boolean voting,
    @Nullable String excuse) {}
