package taskopru.identity;

import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.identity.Account.State;
import taskopru.identity.IdentityEvent.AccountDisabled;
import taskopru.identity.IdentityEvent.AccountEnabled;
import taskopru.identity.IdentityEvent.RolesChanged;
import taskopru.identity.OneTimeLink.Purpose;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/**
 * What an administrator does to somebody else's account. Nobody does it to their own, and the last
 * administrator stays one.
 */
@Service
@Transactional
public class Administering {

  private final Accounts accounts;
  private final Links links;
  private final Sessions sessions;
  private final ApplicationEventPublisher events;

  Administering(
      Accounts accounts, Links links, Sessions sessions, ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.links = links;
    this.sessions = sessions;
    this.events = events;
  }

  /** Ends all sessions and links at once; what the account did remains under its name. */
  public void disable(Actor actor, UUID id) {
    var account = othersAccount(actor, id, "identity.own.disable");
    if (account.state() == State.DISABLED) {
      throw new Problem.Conflict("identity.account.alreadyDisabled");
    }
    mustLeaveAnAdministrator(account);
    accounts.changeState(id, State.DISABLED);
    sessions.endAll(id);
    links.revoke(Purpose.INVITATION, id);
    links.revoke(Purpose.PASSWORD_RESET, id);
    events.publishEvent(new AccountDisabled(id, actor.id()));
  }

  public void enable(Actor actor, UUID id) {
    var account = othersAccount(actor, id, "identity.own.disable");
    if (account.state() != State.DISABLED) {
      throw new Problem.Conflict("identity.account.notDisabled");
    }
    if (accounts.isAnonymised(id)) {
      throw new Problem.Conflict("identity.account.anonymised");
    }
    accounts.changeState(id, accounts.findPassword(id).isPresent() ? State.ACTIVE : State.INVITED);
    events.publishEvent(new AccountEnabled(id, actor.id()));
  }

  /** Takes effect at the person's next click. */
  public void changeRoles(Actor actor, UUID id, Set<Role> roles) {
    var account = othersAccount(actor, id, "identity.own.roles");
    if (roles.isEmpty()) {
      throw new Problem.Refused("identity.roles.none");
    }
    if (!roles.contains(Role.ADMINISTRATOR)) {
      mustLeaveAnAdministrator(account);
    }
    if (!account.roles().equals(roles)) {
      accounts.changeRoles(id, roles);
      events.publishEvent(new RolesChanged(id, actor.id(), account.roles(), roles));
    }
  }

  private Account othersAccount(Actor actor, UUID id, String whenOwn) {
    accounts.lockAdministrators();
    var account = accounts.lock(id);
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    if (account.id().equals(actor.id())) {
      throw new Problem.Refused(whenOwn);
    }
    return account;
  }

  private void mustLeaveAnAdministrator(Account account) {
    if (account.isActive()
        && account.isAdministrator()
        && accounts.countActiveAdministrators() <= 1) {
      throw new Problem.Refused("identity.administrator.last");
    }
  }
}
