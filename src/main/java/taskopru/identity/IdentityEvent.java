package taskopru.identity;

import java.util.Set;
import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** What identity tells the rest of the house: always about one account. */
public sealed interface IdentityEvent extends DomainEvent {

  UUID account();

  @Override
  default UUID subject() {
    return account();
  }

  /** Most deeds somebody does to their own account. */
  @Override
  default UUID actor() {
    return account();
  }

  record FirstAdministratorSetUp(UUID account) implements IdentityEvent {}

  record AccountInvited(UUID account, UUID actor, Set<Role> roles) implements IdentityEvent {}

  record InvitationRenewed(UUID account, UUID actor) implements IdentityEvent {}

  record InvitationAccepted(UUID account) implements IdentityEvent {}

  record SignedIn(UUID account, Steps steps) implements IdentityEvent {}

  record SignedOut(UUID account) implements IdentityEvent {}

  record ProfileChanged(UUID account) implements IdentityEvent {}

  record PasswordChanged(UUID account) implements IdentityEvent {}

  record PasswordResetOffered(UUID account, UUID actor) implements IdentityEvent {}

  /** To whoever asked for it, without an administrator. */
  record PasswordResetMailed(UUID account) implements IdentityEvent {}

  record PasswordReset(UUID account) implements IdentityEvent {}

  record SecondStepSetUp(UUID account) implements IdentityEvent {}

  record SecondStepTurnedOff(UUID account) implements IdentityEvent {}

  record SecondStepTakenAway(UUID account, UUID actor) implements IdentityEvent {}

  record RecoveryCodesMade(UUID account) implements IdentityEvent {}

  record RecoveryCodeUsed(UUID account) implements IdentityEvent {}

  record PasskeyAdded(UUID account) implements IdentityEvent {}

  record PasskeyRemoved(UUID account) implements IdentityEvent {}

  record AccountDisabled(UUID account, UUID actor) implements IdentityEvent {}

  record AccountEnabled(UUID account, UUID actor) implements IdentityEvent {}

  record RolesChanged(UUID account, UUID actor, Set<Role> before, Set<Role> after)
      implements IdentityEvent {}

  record SessionsEnded(UUID account, UUID actor) implements IdentityEvent {}

  record OwnDataExported(UUID account) implements IdentityEvent {}
}
