package taskopru.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import taskopru.identity.IdentityEvent.PasswordReset;
import taskopru.identity.IdentityEvent.PasswordResetMailed;
import taskopru.identity.IdentityEvent.PasswordResetOffered;
import taskopru.identity.OneTimeLink.Purpose;
import taskopru.identity.Throttle.Limit;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/** A new password for somebody who forgot the old one. */
@Service
public class PasswordResetting {

  private final Accounts accounts;
  private final Links links;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Throttle throttle;
  private final LinkMail mail;
  private final IdentitySettings settings;
  private final JdbcClient db;
  private final Clock clock;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;

  PasswordResetting(
      Accounts accounts,
      Links links,
      Passwords passwords,
      Sessions sessions,
      Throttle throttle,
      LinkMail mail,
      IdentitySettings settings,
      JdbcClient db,
      Clock clock,
      TransactionOperations transaction,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.links = links;
    this.passwords = passwords;
    this.sessions = sessions;
    this.throttle = throttle;
    this.mail = mail;
    this.settings = settings;
    this.db = db;
    this.clock = clock;
    this.transaction = transaction;
    this.events = events;
  }

  /**
   * The same statement runs and the same answer follows, whether there is such an account or not.
   */
  public void request(String email, Visit visit) {
    throttle.take(Limit.RESET_REQUEST, visit.address());
    if (mail.isReady()) {
      // Beside the answer, which must take as long for everybody.
      Thread.ofVirtual().start(() -> mailLink(email));
    }
    db.sql(
            """
            insert into identity.reset_request (account_id, requested_at)
            select id, :now from identity.account where email = :email and state = 'active'
            on conflict (account_id) do update set requested_at = excluded.requested_at
            """)
        .param("email", EmailAddress.find(email).map(EmailAddress::value).orElse(""))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Not more often than somebody may ask from one address: nobody's mailbox is flooded. */
  private void mailLink(String email) {
    EmailAddress.find(email)
        .flatMap(accounts::find)
        .filter(Account::isActive)
        .filter(account -> throttle.allows(Limit.RESET_REQUEST, account.id().toString()))
        .ifPresent(account -> {
          var link =
              transaction.execute(_ -> {
                events.publishEvent(new PasswordResetMailed(account.id()));
                return links.make(Purpose.PASSWORD_RESET, account.id(), settings.resetLink());
              });
          if (mail.send(account, java.util.Objects.requireNonNull(link))) {
            transaction.executeWithoutResult(_ -> forget(account.id()));
          }
        });
  }

  /** Who waits for a link, and since when. */
  public Map<UUID, Instant> requests(Actor actor) {
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    var requests = new HashMap<UUID, Instant>();
    db.sql("select account_id, requested_at from identity.reset_request")
        .query((row, _) ->
            requests.put(
                row.getObject("account_id", UUID.class),
                row.getTimestamp("requested_at").toInstant()))
        .list();
    return requests;
  }

  /** A link for the administrator to hand over, in person or by a way both trust. */
  @Transactional
  public OneTimeLink offer(Actor actor, UUID id) {
    var account = accounts.lock(id);
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    if (!account.isActive()) {
      throw new Problem.Conflict("identity.account.notActive");
    }
    var link = links.make(Purpose.PASSWORD_RESET, id, settings.resetLink());
    forget(id);
    events.publishEvent(new PasswordResetOffered(id, actor.id()));
    return link;
  }

  public boolean opens(String code, Visit visit) {
    throttle.take(Limit.LINK, visit.address());
    return links.findAccount(Purpose.PASSWORD_RESET, code).isPresent();
  }

  /** Ends all sessions. The second step stays: forgetting a password is not losing a phone. */
  public void reset(String code, String password, Visit visit) {
    throttle.take(Limit.LINK, visit.address());
    var account =
        links
            .findAccount(Purpose.PASSWORD_RESET, code)
            .flatMap(accounts::find)
            .filter(Account::isActive)
            .orElseThrow(() -> new Problem.NotFound("identity.link.gone"));
    var hash = passwords.hash(password, account.email(), account.name());
    transaction.executeWithoutResult(_ -> {
      var id = links.use(Purpose.PASSWORD_RESET, code);
      if (!accounts.lock(id).isActive()) {
        throw new Problem.NotFound("identity.link.gone");
      }
      accounts.changePassword(id, hash);
      forget(id);
      sessions.endAll(id);
      events.publishEvent(new PasswordReset(id));
    });
  }

  private void forget(UUID account) {
    db.sql("delete from identity.reset_request where account_id = :id")
        .param("id", account)
        .update();
  }
}
