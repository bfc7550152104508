package taskopru.identity;

import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import taskopru.identity.IdentityEvent.RecoveryCodeUsed;
import taskopru.identity.IdentityEvent.SignedIn;
import taskopru.identity.IdentityEvent.SignedOut;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;

/**
 * Proving who one is. A wrong password, an unknown address and a disabled account get the same
 * answer after the same time. Passwords are checked outside of transactions: many waiting for their
 * turn must not hold the database's connections.
 */
@Service
public class SigningIn {

  private final Accounts accounts;
  private final Passwords passwords;
  private final TotpSecrets phones;
  private final RecoveryCodes papers;
  private final Throttle throttle;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;

  SigningIn(
      Accounts accounts,
      Passwords passwords,
      TotpSecrets phones,
      RecoveryCodes papers,
      Throttle throttle,
      TransactionOperations transaction,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.phones = phones;
    this.papers = papers;
    this.throttle = throttle;
    this.transaction = transaction;
    this.events = events;
  }

  /**
   * Who may be reading.
   *
   * @param actor what the account may do with the steps proved
   * @param lacks whether it could do more once a second step is set up
   */
  public record Reader(Account account, Actor actor, boolean lacks) {

    /** Whether a second step would have turned that no into a yes. */
    public boolean lacks(Problem.Forbidden no) {
      return lacks
          && account.roles().stream()
              .flatMap(role -> role.verbs().stream())
              .anyMatch(verb -> no.messageKey().equals("kernel.forbidden." + verb.name()));
    }
  }

  /**
   * The account behind a session; empty once it was disabled, or when a second step was set up
   * elsewhere that this session never proved. Asked at every request.
   */
  public Optional<Reader> reader(UUID id, Steps steps) {
    return accounts
        .find(id)
        .filter(Account::isActive)
        .filter(account -> steps.areBoth() || !account.hasSecondStep())
        .map(account ->
            new Reader(
                account,
                new Actor(id, Role.verbsOf(account.roles(), account.hasSecondStep())),
                account.needsSecondStep() && !account.hasSecondStep()));
  }

  /** The first step. An account with a second one is signed in only after that. */
  public Account withPassword(String email, String password, Visit visit) {
    var address = EmailAddress.find(email);
    throttle.attempt(address.map(EmailAddress::value).orElse("?"), visit);
    var account = address.flatMap(accounts::find).filter(Account::isActive);
    var hash = account.flatMap(found -> accounts.findPassword(found.id()));
    if (!passwords.matches(password, hash.orElse(null)) || account.isEmpty() || hash.isEmpty()) {
      throw new Problem.Refused("identity.signIn.wrong");
    }
    var id = account.get().id();
    if (passwords.isOutdated(hash.get())) {
      accounts.changePassword(id, passwords.rehash(password));
    }
    if (!account.get().hasSecondStep()) {
      throttle.forget(account.get().email(), visit);
      done(id, Steps.PASSWORD);
    }
    return account.get();
  }

  /** The account whose password was right, while it waits for its second step. */
  public Optional<Account> findHalfWay(UUID id) {
    return accounts.find(id).filter(Account::isActive).filter(Account::hasSecondStep);
  }

  /** The second step: the code from the phone, or one from paper. */
  public void withCode(UUID id, String code, Visit visit) {
    var account =
        accounts
            .find(id)
            .filter(Account::isActive)
            .orElseThrow(() -> new Problem.Refused("identity.signIn.wrong"));
    transaction.executeWithoutResult(_ -> {
      proveCode(account, code, visit);
      done(id, Steps.PASSWORD_AND_CODE);
    });
  }

  /** After a passkey was checked. */
  void withPasskey(Account account) {
    if (!account.isActive()) {
      throw new Problem.Refused("identity.passkey.wrong");
    }
    done(account.id(), Steps.PASSKEY);
  }

  public void out(Actor actor) {
    if (!actor.isVisitor()) {
      transaction.executeWithoutResult(_ -> events.publishEvent(new SignedOut(actor.id())));
    }
  }

  /** Some changes to one's account ask for the password again. */
  void mustKnowPassword(Account account, String password, Visit visit) {
    throttle.attempt(account.email(), visit);
    if (!passwords.matches(password, accounts.findPassword(account.id()).orElse(null))) {
      throw new Problem.Refused("identity.password.wrong");
    }
    throttle.forget(account.email(), visit);
  }

  private void proveCode(Account account, String code, Visit visit) {
    throttle.attempt(account.email(), visit);
    if (!phones.use(account.id(), code)) {
      if (!papers.use(account.id(), code)) {
        throw new Problem.Refused("identity.code.wrong");
      }
      events.publishEvent(new RecoveryCodeUsed(account.id()));
    }
    throttle.forget(account.email(), visit);
  }

  /** Setting up a phone takes its own code, never one from paper. */
  void proveCodeFromPhone(Account account, String code, Visit visit) {
    throttle.attempt(account.email(), visit);
    if (!phones.use(account.id(), code)) {
      throw new Problem.Refused("identity.code.wrong");
    }
  }

  private void done(UUID account, Steps steps) {
    transaction.executeWithoutResult(_ -> {
      accounts.noteSignIn(account);
      events.publishEvent(new SignedIn(account, steps));
    });
  }
}
