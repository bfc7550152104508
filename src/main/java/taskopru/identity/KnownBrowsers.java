package taskopru.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The mark left in a browser that signed in: a random number and our keyed hash of it with the
 * account. It opens nothing; it only proves at a later sign-in that this browser was here before,
 * so that strangers who guess at the same account do not slow its owner down.
 */
@Service
public class KnownBrowsers {

  private static final int NONCE = 22;

  private final Vault vault;
  private final SecureRandom random = new SecureRandom();

  KnownBrowsers(Vault vault) {
    this.vault = vault;
  }

  public String mark(Account account) {
    var nonce = Code.random(random).value();
    return nonce + proof(account.email(), nonce);
  }

  /** Whether we left that mark for the account with that address. */
  public boolean proves(String mark, String email) {
    if (mark.length() <= NONCE || mark.length() > 100) {
      return false;
    }
    var address = EmailAddress.find(email);
    return address.isPresent()
        && MessageDigest.isEqual(
            mark.substring(NONCE).getBytes(StandardCharsets.UTF_8),
            proof(address.get().value(), mark.substring(0, NONCE))
                .getBytes(StandardCharsets.UTF_8));
  }

  private String proof(String email, String nonce) {
    var owner = UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.mark(owner, nonce));
  }
}
