package taskopru.identity;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.identity.OneTimeLink.Purpose;
import taskopru.kernel.Problem;

/** Where one-time links are kept: their hashes. */
@Repository
class Links {

  private final JdbcClient db;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Links(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** A fresh link; earlier ones for the same purpose and account stop working. */
  OneTimeLink make(Purpose purpose, @Nullable UUID account, Duration works) {
    revoke(purpose, account);
    var code = Code.random(random);
    var now = clock.instant();
    var expires = now.plus(works);
    db.sql(
            """
            insert into identity.link (id, purpose, account_id, code_hash, created_at, expires_at)
            values (:id, :purpose, :account, :hash, :now, :expires)
            """)
        .param("id", UUID.randomUUID())
        .param("purpose", purpose.inDatabase())
        .param("account", account)
        .param("hash", code.hash())
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(expires))
        .update();
    return new OneTimeLink(purpose, code.value(), expires);
  }

  void revoke(Purpose purpose, @Nullable UUID account) {
    db.sql(
            """
            update identity.link
               set used_at = :now
             where purpose = :purpose and account_id is not distinct from :account::uuid
               and used_at is null
            """)
        .param("purpose", purpose.inDatabase())
        .param("account", account)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Whether it would open, without using it; the account it is for. */
  Optional<UUID> findAccount(Purpose purpose, String code) {
    return Code.find(code)
        .flatMap(found ->
            db.sql(
                    """
                    select coalesce(account_id, '00000000-0000-0000-0000-000000000000')
                      from identity.link
                     where code_hash = :hash and purpose = :purpose
                       and used_at is null and expires_at > :now
                    """)
                .param("hash", found.hash())
                .param("purpose", purpose.inDatabase())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional());
  }

  /** Uses it up. Of two people who try at once, one succeeds. */
  UUID use(Purpose purpose, String code) {
    return Code.find(code)
        .flatMap(found ->
            db.sql(
                    """
                    update identity.link
                       set used_at = :now
                     where code_hash = :hash and purpose = :purpose
                       and used_at is null and expires_at > :now
                    returning coalesce(account_id, '00000000-0000-0000-0000-000000000000')
                    """)
                .param("hash", found.hash())
                .param("purpose", purpose.inDatabase())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional())
        .orElseThrow(() -> new Problem.NotFound("identity.link.gone"));
  }
}
