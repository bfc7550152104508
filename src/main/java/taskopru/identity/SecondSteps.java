package taskopru.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.identity.IdentityEvent.RecoveryCodesMade;
import taskopru.identity.IdentityEvent.SecondStepSetUp;
import taskopru.identity.IdentityEvent.SecondStepTakenAway;
import taskopru.identity.IdentityEvent.SecondStepTurnedOff;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.web.Site;

/** The code from a phone that is asked after the password, and the codes on paper behind it. */
@Service
@Transactional
public class SecondSteps {

  private final Accounts accounts;
  private final SigningIn signingIn;
  private final TotpSecrets phones;
  private final RecoveryCodes papers;
  private final PasskeyRecords passkeys;
  private final Sessions sessions;
  private final Vault vault;
  private final Site site;
  private final ApplicationEventPublisher events;

  SecondSteps(
      Accounts accounts,
      SigningIn signingIn,
      TotpSecrets phones,
      RecoveryCodes papers,
      PasskeyRecords passkeys,
      Sessions sessions,
      Vault vault,
      Site site,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.signingIn = signingIn;
    this.phones = phones;
    this.papers = papers;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.vault = vault;
    this.site = site;
    this.events = events;
  }

  /**
   * What a phone needs.
   *
   * @param address for a QR code: {@code otpauth://totp/…}
   * @param typed the same secret for typing
   */
  public record Offer(String address, String typed) {}

  /** The secret that waits to be confirmed; the same one until it is. */
  public Offer offer(Actor actor) {
    var account = ownWithoutPhone(actor);
    var secret = phones.find(account.id()).orElseGet(() -> phones.make(account.id()));
    var issuer = url(site.name().tr());
    return new Offer(
        "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
            .formatted(issuer, url(account.email()), Totp.base32(secret), issuer),
        Totp.readable(secret));
  }

  /** The first code from the phone switches it on; answers the recovery codes, to be shown once. */
  public List<String> confirm(Actor actor, String code, Visit visit) {
    var account = ownWithoutPhone(actor);
    signingIn.proveCodeFromPhone(account, code, visit);
    phones.confirm(account.id());
    events.publishEvent(new SecondStepSetUp(account.id()));
    return papers.make(account.id());
  }

  /** New codes on paper; the old ones stop working. Takes the password. */
  public List<String> renewRecoveryCodes(Actor actor, String password, Visit visit) {
    var account = ownWithPhone(actor);
    signingIn.mustKnowPassword(account, password, visit);
    events.publishEvent(new RecoveryCodesMade(account.id()));
    return papers.make(account.id());
  }

  public int countRecoveryCodes(Actor actor) {
    return papers.count(accounts.own(actor).id());
  }

  /** Takes the password: a browser left open must not be enough. */
  public void turnOff(Actor actor, String password, Visit visit) {
    var account = ownWithPhone(actor);
    signingIn.mustKnowPassword(account, password, visit);
    phones.remove(account.id());
    papers.remove(account.id());
    events.publishEvent(new SecondStepTurnedOff(account.id()));
  }

  /**
   * For somebody who lost phone and paper: the administrator takes the second step and the passkeys
   * away, and the person sets up new ones.
   */
  public void takeAway(Actor actor, UUID id) {
    var account = accounts.lock(id);
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    if (account.id().equals(actor.id())) {
      throw new Problem.Refused("identity.own.secondStep");
    }
    phones.remove(id);
    papers.remove(id);
    passkeys.removeAll(id);
    sessions.endAll(id);
    events.publishEvent(new SecondStepTakenAway(id, actor.id()));
  }

  /**
   * For an installation that lost its key and has no backup of it: takes away what no key opens any
   * more, and makes a new key. Answers for how many people.
   */
  public int startAnew(Actor actor) {
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    var lost = Files.exists(vault.file()) ? phones.lost() : phones.owners();
    if (lost.isEmpty()) {
      throw new Problem.Refused("identity.key.fits", vault.file().toString());
    }
    var isUseless = lost.size() == phones.owners().size();
    for (var id : lost) {
      phones.remove(id);
      papers.remove(id);
      events.publishEvent(new SecondStepTakenAway(id, actor.id()));
    }
    if (isUseless) {
      vault.startAnew();
    }
    return lost.size();
  }

  private Account ownWithoutPhone(Actor actor) {
    var account = accounts.lock(accounts.own(actor).id());
    if (account.totp()) {
      throw new Problem.Conflict("identity.totp.alreadyOn");
    }
    return account;
  }

  private Account ownWithPhone(Actor actor) {
    var account = accounts.lock(accounts.own(actor).id());
    if (!account.totp()) {
      throw new Problem.Conflict("identity.totp.notOn");
    }
    return account;
  }

  private static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
