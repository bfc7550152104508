package taskopru.opinions.clock;

import java.util.UUID;
import taskopru.kernel.DomainEvent;

/**
 * Somebody kept what the municipal council decided about its sessions of a year.
 *
 * @param days how many of them have their day
 */
public record SessionsSet(UUID subject, UUID actor, int year, int version, int days)
    implements DomainEvent {

  /** A year has no id of its own; its number is one. */
  static UUID idOf(int year) {
    return new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0000L | year);
  }
}
