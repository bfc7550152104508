package taskopru.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.identity.IdentityEvent.OwnDataExported;
import taskopru.identity.IdentityEvent.PasswordChanged;
import taskopru.identity.IdentityEvent.ProfileChanged;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;

/** What everybody may do to their own account. */
@Service
@Transactional
public class OwnAccount {

  private final Accounts accounts;
  private final SigningIn signingIn;
  private final Passwords passwords;
  private final Passkeys passkeys;
  private final RecoveryCodes papers;
  private final Sessions sessions;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  OwnAccount(
      Accounts accounts,
      SigningIn signingIn,
      Passwords passwords,
      Passkeys passkeys,
      RecoveryCodes papers,
      Sessions sessions,
      Clock clock,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.signingIn = signingIn;
    this.passwords = passwords;
    this.passkeys = passkeys;
    this.papers = papers;
    this.sessions = sessions;
    this.clock = clock;
    this.events = events;
  }

  public void changeProfile(Actor actor, String name, Language language) {
    var account = accounts.own(actor);
    accounts.changeProfile(account.id(), new PersonName(name).value(), language);
    events.publishEvent(new ProfileChanged(account.id()));
  }

  /** Takes the old password, and signs out everywhere else. */
  public void changePassword(
      Actor actor, String old, String fresh, Visit visit, @Nullable String thisSession) {
    var account = accounts.own(actor);
    signingIn.mustKnowPassword(account, old, visit);
    accounts.changePassword(account.id(), passwords.hash(fresh, account.email(), account.name()));
    sessions.endAllBut(account.id(), thisSession);
    events.publishEvent(new PasswordChanged(account.id()));
  }

  /** All that this module keeps about the reader; secrets only as "there is one". */
  public record OwnData(
      Instant exportedAt,
      Account account,
      List<Passkeys.Passkey> passkeys,
      int unusedRecoveryCodes,
      List<Sessions.Open> sessions) {}

  public OwnData export(Actor actor, @Nullable String thisSession) {
    var account = accounts.own(actor);
    events.publishEvent(new OwnDataExported(account.id()));
    return new OwnData(
        clock.instant(),
        account,
        passkeys.own(actor),
        papers.count(account.id()),
        sessions.own(actor, thisSession));
  }
}
