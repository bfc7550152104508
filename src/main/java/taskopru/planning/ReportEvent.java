package taskopru.planning;

import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** What was done to an annual report. */
public sealed interface ReportEvent extends DomainEvent {

  UUID report();

  @Override
  default UUID subject() {
    return report();
  }

  int year();

  int edition();

  record ReportStarted(UUID report, UUID actor, int year, int edition) implements ReportEvent {}

  /** Foreword or notes were written. */
  record ReportWritten(UUID report, UUID actor, int year, int edition, int version)
      implements ReportEvent {}

  /** The year's numbers were counted and kept. */
  record ReportFrozen(UUID report, UUID actor, int year, int edition, String sha256)
      implements ReportEvent {}

  record ReportSubmitted(UUID report, UUID actor, int year, int edition) implements ReportEvent {}

  record ReportReturned(UUID report, UUID actor, int year, int edition) implements ReportEvent {}

  record ReportPublished(UUID report, UUID actor, int year, int edition, String sha256)
      implements ReportEvent {}

  /** Given up before it was published. */
  record ReportDropped(UUID report, UUID actor, int year, int edition) implements ReportEvent {}
}
