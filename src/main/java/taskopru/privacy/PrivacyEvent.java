package taskopru.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** What privacy tells the rest of the house: ids, days and codes, never a name. */
public sealed interface PrivacyEvent extends DomainEvent {

  record RequestReceived(UUID subject, UUID actor, Right right, LocalDate due)
      implements PrivacyEvent {}

  record IdentityChecked(UUID subject, UUID actor) implements PrivacyEvent {}

  record RequestAnswered(UUID subject, UUID actor) implements PrivacyEvent {}

  record RequestRefused(UUID subject, UUID actor) implements PrivacyEvent {}

  record RequestsExported(UUID subject, UUID actor, int rows) implements PrivacyEvent {}

  record BreachNoted(UUID subject, UUID actor, Instant due) implements PrivacyEvent {}

  record BreachChanged(UUID subject, UUID actor, int version) implements PrivacyEvent {}

  record BoardTold(UUID subject, UUID actor, Instant at) implements PrivacyEvent {}

  record NoticeWritten(UUID subject, UUID actor, String form, int version, LocalDate from)
      implements PrivacyEvent {}

  record ConsentGiven(UUID subject, UUID actor, String purpose, int notice, Consents.How how)
      implements PrivacyEvent {}

  record ConsentWithdrawn(UUID subject, UUID actor, String purpose, Consents.How how)
      implements PrivacyEvent {}

  record OwnDataTaken(UUID subject, UUID actor) implements PrivacyEvent {}

  record PersonLookedUp(UUID subject, UUID actor) implements PrivacyEvent {}

  record PersonAnonymised(UUID subject, UUID actor, Set<UUID> ids) implements PrivacyEvent {}

  record DataDestroyed(UUID subject, UUID actor, int rows) implements PrivacyEvent {}

  record PersonsTold(UUID subject, UUID actor, Instant at) implements PrivacyEvent {}
}
