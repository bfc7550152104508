package taskopru.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import taskopru.identity.Account.State;
import taskopru.identity.IdentityEvent.AccountInvited;
import taskopru.identity.IdentityEvent.InvitationAccepted;
import taskopru.identity.IdentityEvent.InvitationRenewed;
import taskopru.identity.OneTimeLink.Purpose;
import taskopru.identity.Throttle.Limit;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/** Bringing people in: an administrator hands out a link, the person chooses a password. */
@Service
public class Inviting {

  private final Accounts accounts;
  private final Links links;
  private final Passwords passwords;
  private final Throttle throttle;
  private final IdentitySettings settings;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;

  Inviting(
      Accounts accounts,
      Links links,
      Passwords passwords,
      Throttle throttle,
      IdentitySettings settings,
      TransactionOperations transaction,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.links = links;
    this.passwords = passwords;
    this.throttle = throttle;
    this.settings = settings;
    this.transaction = transaction;
    this.events = events;
  }

  /** A new account and the link that opens it, to be shown once. */
  public record Invited(UUID account, OneTimeLink link) {}

  @Transactional
  public Invited invite(
      Actor actor, EmailAddress email, String name, Language language, Set<Role> roles) {
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    if (roles.isEmpty()) {
      throw new Problem.Refused("identity.roles.none");
    }
    var id = accounts.add(email, new PersonName(name).value(), language, roles);
    var link = links.make(Purpose.INVITATION, id, settings.invitationLink());
    events.publishEvent(new AccountInvited(id, actor.id(), roles));
    return new Invited(id, link);
  }

  /** A fresh link; the one sent before stops working. */
  @Transactional
  public OneTimeLink renew(Actor actor, UUID id) {
    var account = accounts.lock(id);
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    if (account.state() != State.INVITED) {
      throw new Problem.Conflict("identity.invitation.notWaiting");
    }
    var link = links.make(Purpose.INVITATION, id, settings.invitationLink());
    events.publishEvent(new InvitationRenewed(id, actor.id()));
    return link;
  }

  /** Who the link is for, while it works. */
  public Optional<Account> find(String code, Visit visit) {
    throttle.take(Limit.LINK, visit.address());
    return links
        .findAccount(Purpose.INVITATION, code)
        .flatMap(accounts::find)
        .filter(account -> account.state() == State.INVITED);
  }

  /** The link is used up only when the password is good. */
  public Account accept(String code, String name, Language language, String password, Visit visit) {
    var account = find(code, visit).orElseThrow(() -> new Problem.NotFound("identity.link.gone"));
    var called = new PersonName(name).value();
    var hash = passwords.hash(password, account.email(), called);
    transaction.executeWithoutResult(_ -> {
      var id = links.use(Purpose.INVITATION, code);
      if (accounts.lock(id).state() != State.INVITED) {
        throw new Problem.NotFound("identity.link.gone");
      }
      accounts.changeProfile(id, called, language);
      accounts.changePassword(id, hash);
      accounts.noteSignIn(id);
      events.publishEvent(new InvitationAccepted(id));
    });
    return accounts.get(account.id());
  }
}
