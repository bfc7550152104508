package taskopru.statistics;

import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** What statistics tells the rest of the house. */
public sealed interface StatisticsEvent extends DomainEvent {

  record ReleaseImported(
      UUID subject, UUID actor, UUID dataset, int number, long rows, String sha256)
      implements StatisticsEvent {}

  record ReleasePublished(UUID subject, UUID actor, UUID dataset, int number)
      implements StatisticsEvent {}

  record ReleaseWithdrawn(UUID subject, UUID actor, UUID dataset, int number)
      implements StatisticsEvent {}
}
