package taskopru.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import taskopru.identity.IdentityEvent.FirstAdministratorSetUp;
import taskopru.identity.OneTimeLink.Purpose;
import taskopru.identity.Throttle.Limit;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;

/**
 * The way into a new house: whoever starts the program is told a link, and whoever opens it first
 * becomes the administrator. There is no default password.
 */
@Service
public class FirstAdministrator {

  /** A small group begins with one person who does everything and hands roles out later. */
  private static final Set<Role> ROLES =
      Set.copyOf(EnumSet.of(Role.ADMINISTRATOR, Role.SECRETARY, Role.DATA_STEWARD));

  private final Accounts accounts;
  private final Links links;
  private final Passwords passwords;
  private final Throttle throttle;
  private final IdentitySettings settings;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;

  FirstAdministrator(
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

  /** A fresh link while nobody administers the house; earlier ones stop working. */
  @Transactional
  public Optional<OneTimeLink> announce() {
    accounts.lockAdministrators();
    return accounts.countActiveAdministrators() == 0
        ? Optional.of(links.make(Purpose.SET_UP, null, settings.setUpLink()))
        : Optional.empty();
  }

  /** Whether the link still opens. */
  public boolean opens(String code, Visit visit) {
    throttle.take(Limit.LINK, visit.address());
    return links.findAccount(Purpose.SET_UP, code).isPresent()
        && accounts.countActiveAdministrators() == 0;
  }

  /** Of several people who use the link at once, one becomes the administrator. */
  public Account setUp(
      String code, String email, String name, Language language, String password, Visit visit) {
    if (!opens(code, visit)) {
      throw new Problem.NotFound("identity.link.gone");
    }
    var address = new EmailAddress(email);
    var called = new PersonName(name).value();
    var hash = passwords.hash(password, address.value(), called);
    var id =
        transaction.execute(_ -> {
          accounts.lockAdministrators();
          links.use(Purpose.SET_UP, code);
          if (accounts.countActiveAdministrators() > 0) {
            throw new Problem.NotFound("identity.link.gone");
          }
          var added = accounts.add(address, called, language, ROLES);
          accounts.changePassword(added, hash);
          accounts.noteSignIn(added);
          events.publishEvent(new FirstAdministratorSetUp(added));
          return added;
        });
    return accounts.get(id);
  }
}
