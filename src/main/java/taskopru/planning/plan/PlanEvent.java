package taskopru.planning.plan;

import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** What was done to a plan. */
public sealed interface PlanEvent extends DomainEvent {

  record PlanStarted(UUID subject, UUID actor, UUID body, int edition) implements PlanEvent {}

  record PlanDescribed(UUID subject, UUID actor, int version) implements PlanEvent {}

  /** A goal, objective, indicator or action was written. */
  record PlanPieceWritten(UUID subject, UUID actor, String piece, UUID which)
      implements PlanEvent {}

  record PlanPieceRemoved(UUID subject, UUID actor, String piece, UUID which)
      implements PlanEvent {}

  record PlanPieceMoved(UUID subject, UUID actor, String piece, UUID which) implements PlanEvent {}

  /** An objective was marked in the frameworks. */
  record PlanObjectiveMarked(UUID subject, UUID actor, UUID which, int marks)
      implements PlanEvent {}

  record PlanAdopted(UUID subject, UUID actor, int edition, UUID decision) implements PlanEvent {}

  record PlanSuperseded(UUID subject, UUID actor, int edition) implements PlanEvent {}

  record PlanClosed(UUID subject, UUID actor, int edition) implements PlanEvent {}

  record PlanDropped(UUID subject, UUID actor, int edition) implements PlanEvent {}

  record PlanActionReported(UUID subject, UUID actor, UUID line, String state)
      implements PlanEvent {}

  record PlanMilestoneNoted(UUID subject, UUID actor, UUID line, boolean reached)
      implements PlanEvent {}

  record PlanIndicatorMeasured(UUID subject, UUID actor, UUID line, UUID measurement)
      implements PlanEvent {}

  record PlanMeasurementJudged(UUID subject, UUID actor, UUID measurement, String state)
      implements PlanEvent {}
}
