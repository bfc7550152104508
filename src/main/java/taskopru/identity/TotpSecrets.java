package taskopru.identity;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Problem;

/** Where the secrets shared with people's phones are kept, encrypted. */
@Repository
class TotpSecrets {

  private final JdbcClient db;
  private final Vault vault;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  TotpSecrets(JdbcClient db, Vault vault, Clock clock) {
    this.db = db;
    this.vault = vault;
    this.clock = clock;
  }

  Optional<byte[]> find(UUID account) {
    return db.sql(
            "select totp_secret from identity.account where id = :id and totp_secret is not null")
        .param("id", account)
        .query(byte[].class)
        .optional()
        .map(sealed -> vault.open(account, sealed));
  }

  /** Whose secrets there are. */
  List<UUID> owners() {
    return db.sql("select id from identity.account where totp_secret is not null order by id")
        .query(UUID.class)
        .list();
  }

  /** Whose secrets the key file does not open. */
  List<UUID> lost() {
    return owners().stream().filter(account -> !opens(account)).toList();
  }

  private boolean opens(UUID account) {
    try {
      return find(account).isPresent();
    } catch (Problem _) {
      return false;
    }
  }

  byte[] make(UUID account) {
    var secret = Totp.newSecret(random);
    db.sql("update identity.account set totp_secret = :sealed where id = :id")
        .param("sealed", vault.seal(account, secret))
        .param("id", account)
        .update();
    return secret;
  }

  void confirm(UUID account) {
    db.sql("update identity.account set totp_since = :now where id = :id")
        .param("now", Timestamp.from(clock.instant()))
        .param("id", account)
        .update();
  }

  /**
   * The last step stays, so that a code seen before is not good for a new secret's first minute.
   */
  void remove(UUID account) {
    db.sql("update identity.account set totp_secret = null, totp_since = null where id = :id")
        .param("id", account)
        .update();
  }

  /** Whether the code is right and was not used yet; it, and those before it, are used up then. */
  boolean use(UUID account, String code) {
    var step = find(account).map(secret -> Totp.stepOf(code, secret, clock.instant()));
    return step.isPresent()
        && step.get().isPresent()
        && db.sql(
                    """
                    update identity.account set totp_last_step = :step
                     where id = :id and totp_last_step < :step
                    """)
                .param("id", account)
                .param("step", step.get().getAsLong())
                .update()
            == 1;
  }
}
