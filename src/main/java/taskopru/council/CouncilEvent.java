package taskopru.council;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** What the council tells the rest of the house: ids, days and codes, never a name. */
public sealed interface CouncilEvent extends DomainEvent {

  record BodyAdded(UUID subject, UUID actor, String code) implements CouncilEvent {}

  record BodyChanged(UUID subject, UUID actor, int version) implements CouncilEvent {}

  record InstitutionAdded(UUID subject, UUID actor) implements CouncilEvent {}

  record InstitutionChanged(UUID subject, UUID actor, int version) implements CouncilEvent {}

  record InstitutionRenamed(UUID subject, UUID actor, LocalDate from) implements CouncilEvent {}

  record FocalPointNamed(UUID subject, UUID actor, UUID person) implements CouncilEvent {}

  record FocalPointRemoved(UUID subject, UUID actor, UUID person) implements CouncilEvent {}

  record PersonAdded(UUID subject, UUID actor) implements CouncilEvent {}

  record PersonChanged(UUID subject, UUID actor, int version) implements CouncilEvent {}

  record NameConsentGiven(UUID subject, UUID actor, LocalDate on) implements CouncilEvent {}

  record NameConsentWithdrawn(UUID subject, UUID actor, LocalDate on) implements CouncilEvent {}

  record SeatGroupAdded(UUID subject, UUID actor, String group, int seats)
      implements CouncilEvent {}

  record SeatChanged(UUID subject, UUID actor, LocalDate from) implements CouncilEvent {}

  record SeatPairRead(UUID subject, UUID actor, PairReading reading, LocalDate from)
      implements CouncilEvent {}

  record MandateProposed(UUID subject, UUID actor, UUID seat, UUID person, Capacity capacity)
      implements CouncilEvent {}

  record ProposalWithdrawn(UUID subject, UUID actor, UUID seat) implements CouncilEvent {}

  record MandateConfirmed(UUID subject, UUID actor, UUID seat, LocalDate from)
      implements CouncilEvent {}

  record ConfirmationUndone(UUID subject, UUID actor, UUID seat) implements CouncilEvent {}

  record LetterScanKept(UUID subject, UUID actor, UUID file) implements CouncilEvent {}

  record LetterScanRemoved(UUID subject, UUID actor) implements CouncilEvent {}

  record MandateSuspended(UUID subject, UUID actor, UUID seat, LocalDate from)
      implements CouncilEvent {}

  record MandateResumed(UUID subject, UUID actor, UUID seat, LocalDate from)
      implements CouncilEvent {}

  record MandateEnded(UUID subject, UUID actor, UUID seat, LocalDate lastDay, EndReason reason)
      implements CouncilEvent {}

  record EndUndone(UUID subject, UUID actor, UUID seat) implements CouncilEvent {}

  record RulesChanged(UUID subject, UUID actor, int version, LocalDate validFrom)
      implements CouncilEvent {}

  record KeeperNamed(UUID subject, UUID actor, Set<UUID> bodies) implements CouncilEvent {}

  record SelectionPrepared(UUID subject, UUID actor, String group) implements CouncilEvent {}

  record SelectionChanged(UUID subject, UUID actor, int version) implements CouncilEvent {}

  record SelectionCalled(UUID subject, UUID actor) implements CouncilEvent {}

  record SelectionCancelled(UUID subject, UUID actor) implements CouncilEvent {}

  record CandidateAdded(UUID subject, UUID actor, UUID candidate) implements CouncilEvent {}

  record CandidateRemoved(UUID subject, UUID actor, UUID candidate) implements CouncilEvent {}

  record SelectionDecided(UUID subject, UUID actor, Set<UUID> mandates) implements CouncilEvent {}

  record MembersExported(UUID subject, UUID actor, String format, int rows)
      implements CouncilEvent {}

  record MembersImported(UUID subject, UUID actor, int rows) implements CouncilEvent {}
}
