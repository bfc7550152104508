package taskopru.identity;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the codes on paper are kept: their keyed hashes. */
@Repository
class RecoveryCodes {

  private static final int HOW_MANY = 10;
  private static final int LONG = 12;
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"; // no i, l, o, 0, 1

  private final JdbcClient db;
  private final Vault vault;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RecoveryCodes(JdbcClient db, Vault vault, Clock clock) {
    this.db = db;
    this.vault = vault;
    this.clock = clock;
  }

  /** Ten new ones; the old ones stop working. */
  List<String> make(UUID account) {
    remove(account);
    var codes = new ArrayList<String>();
    for (var n = 0; n < HOW_MANY; n++) {
      var code = random();
      codes.add(code);
      db.sql("insert into identity.recovery_code (account_id, code_hash) values (:id, :hash)")
          .param("id", account)
          .param("hash", vault.mark(account, fold(code)))
          .update();
    }
    return codes;
  }

  /** Uses one up; false when there is no such unused code. */
  boolean use(UUID account, String code) {
    return db.sql(
                """
                update identity.recovery_code
                   set used_at = :now
                 where account_id = :id and code_hash = :hash and used_at is null
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("id", account)
            .param("hash", vault.mark(account, fold(code)))
            .update()
        == 1;
  }

  int count(UUID account) {
    return db.sql(
            """
            select count(*) from identity.recovery_code
             where account_id = :id and used_at is null
            """)
        .param("id", account)
        .query(Integer.class)
        .single();
  }

  void remove(UUID account) {
    db.sql("delete from identity.recovery_code where account_id = :id")
        .param("id", account)
        .update();
  }

  private String random() {
    var code = new StringBuilder();
    for (var n = 0; n < LONG; n++) {
      if (n > 0 && n % 4 == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  private static String fold(String code) {
    return code.replaceAll("[^a-zA-Z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
