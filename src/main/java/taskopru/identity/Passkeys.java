package taskopru.identity;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.identity.IdentityEvent.PasskeyAdded;
import taskopru.identity.IdentityEvent.PasskeyRemoved;
import taskopru.identity.Throttle.Limit;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.web.Site;

/**
 * Keys in phones, computers and tokens that sign in alone (WebAuthn). The authenticator always asks
 * for the finger, the face or the PIN, which is why a passkey stands for both steps.
 */
@Service
@Transactional
public class Passkeys {

  private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
  private static final int MOST = 20;
  private static final int LONGEST_LABEL = 100;

  private final Accounts accounts;
  private final SigningIn signingIn;
  private final PasskeyRecords records;
  private final Throttle throttle;
  private final ApplicationEventPublisher events;
  private final WebAuthnRelyingPartyOperations webAuthn;

  Passkeys(
      Accounts accounts,
      SigningIn signingIn,
      PasskeyRecords records,
      PasskeyOwners owners,
      Throttle throttle,
      Site site,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.signingIn = signingIn;
    this.records = records;
    this.throttle = throttle;
    this.events = events;
    this.webAuthn = relyingParty(records, owners, site);
  }

  private static WebAuthnRelyingPartyOperations relyingParty(
      PasskeyRecords records, PasskeyOwners owners, Site site) {
    var base = URI.create(site.baseUrl());
    var origin =
        base.getScheme()
            + "://"
            + base.getHost()
            + (base.getPort() < 0 ? "" : ":" + base.getPort());
    var party =
        PublicKeyCredentialRpEntity.builder().id(base.getHost()).name(site.name().tr()).build();
    var operations = new Webauthn4JRelyingPartyOperations(owners, records, party, Set.of(origin));
    operations.setCustomizeCreationOptions(options ->
        options.authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }

  /**
   * A passkey as its owner sees it.
   *
   * @param id the credential's, base 64
   */
  public record Passkey(String id, String label, Instant since, Instant lastUsed) {}

  public List<Passkey> own(Actor actor) {
    return records.findByUserId(PasskeyOwners.handle(accounts.own(actor).id())).stream()
        .map(record ->
            new Passkey(
                record.getCredentialId().toBase64UrlString(),
                record.getLabel(),
                record.getCreated(),
                record.getLastUsed()))
        .toList();
  }

  /** What the browser needs to make a new passkey. Takes the password. */
  public PublicKeyCredentialCreationOptions beginAdding(Actor actor, String password, Visit visit) {
    var account = accounts.own(actor);
    signingIn.mustKnowPassword(account, password, visit);
    if (account.passkeys() >= MOST) {
      throw new Problem.Refused("identity.passkey.tooMany", MOST);
    }
    return webAuthn.createPublicKeyCredentialCreationOptions(
        new ImmutablePublicKeyCredentialCreationOptionsRequest(known(account)));
  }

  public void add(
      Actor actor,
      PublicKeyCredentialCreationOptions options,
      PublicKeyCredential<AuthenticatorAttestationResponse> made,
      String label) {
    var account = accounts.lock(accounts.own(actor).id());
    if (!PasskeyOwners.account(options.getUser().getId()).equals(account.id())) {
      throw new Problem.Refused("identity.passkey.wrong");
    }
    checked(() ->
        webAuthn.registerCredential(
            new ImmutableRelyingPartyRegistrationRequest(
                options, new RelyingPartyPublicKey(made, label(label)))));
    events.publishEvent(new PasskeyAdded(account.id()));
  }

  public void rename(Actor actor, String id, String label) {
    if (!records.rename(accounts.own(actor).id(), bytes(id), label(label))) {
      throw new Problem.NotFound("identity.passkey.unknown");
    }
  }

  /** Takes the password. */
  public void remove(Actor actor, String id, String password, Visit visit) {
    var account = accounts.own(actor);
    signingIn.mustKnowPassword(account, password, visit);
    if (!records.remove(account.id(), bytes(id))) {
      throw new Problem.NotFound("identity.passkey.unknown");
    }
    events.publishEvent(new PasskeyRemoved(account.id()));
  }

  /** A challenge for whoever has a passkey of this site. */
  public PublicKeyCredentialRequestOptions beginSignIn(Visit visit) {
    throttle.take(Limit.ADDRESS, visit.address());
    return webAuthn.createCredentialRequestOptions(
        new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
  }

  public Account signIn(
      PublicKeyCredentialRequestOptions options,
      PublicKeyCredential<AuthenticatorAssertionResponse> answer,
      Visit visit) {
    throttle.take(Limit.ADDRESS, visit.address());
    var owner =
        checked(
            () -> webAuthn.authenticate(new RelyingPartyAuthenticationRequest(options, answer)));
    var account = accounts.get(PasskeyOwners.account(owner.getId()));
    signingIn.withPasskey(account);
    return account;
  }

  /** The library says no with many exceptions; to the person they all mean the same. */
  private static <T> T checked(java.util.function.Supplier<T> ceremony) {
    try {
      return ceremony.get();
    } catch (Problem problem) {
      throw problem;
    } catch (RuntimeException e) {
      log.warn("A passkey was refused: {}", e.toString());
      throw new Problem.Refused("identity.passkey.wrong");
    }
  }

  private static PreAuthenticatedAuthenticationToken known(Account account) {
    return new PreAuthenticatedAuthenticationToken(account.email(), "", List.of());
  }

  private static String label(String typed) {
    var label = typed.strip();
    if (label.isEmpty()
        || label.length() > LONGEST_LABEL
        || label.codePoints().anyMatch(Character::isISOControl)) {
      throw new Problem.Refused("identity.passkey.labelShape", LONGEST_LABEL);
    }
    return label;
  }

  private static byte[] bytes(String id) {
    try {
      return Base64.getUrlDecoder().decode(id);
    } catch (IllegalArgumentException _) {
      throw new Problem.NotFound("identity.passkey.unknown");
    }
  }
}
