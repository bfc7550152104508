package taskopru.council;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sit in a body on a day. A principal and the alternates of one seat share its
 * {@code seat}: whoever counts heads counts seats.
 *
 * @param mandate by which mandate
 * @param seat the seat it counts on; for a seat that only stands in for another, that other seat
 * @param account the way in of this person, where there is one
 * @param institution for whom they speak
 * @param voting whether the seat votes
 */
public record Member(
    UUID mandate,
    UUID seat,
    int seatNumber,
    UUID person,
    String name,
    @Nullable UUID account,
    @Nullable Institution institution,
    Capacity capacity,
    SeatKind seatKind,
    boolean voting) {}
