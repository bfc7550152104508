package taskopru.identity;

import java.sql.Timestamp;
import java.time.Period;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.kernel.Retained;

/** How long identity keeps what nobody needs any more. */
@Configuration(proxyBeanMethods = false)
class IdentityRetention {

  @Bean
  Retained oldLinks(JdbcClient db) {
    return new Retained(
        "identity-links",
        "identity.link",
        Set.of(),
        Period.ofDays(30),
        "identity.retained.links",
        before ->
            db.sql("delete from identity.link where coalesce(used_at, expires_at) < :before")
                .param("before", Timestamp.from(before))
                .update());
  }

  @Bean
  Retained oldSessions(JdbcClient db) {
    return new Retained(
        "identity-sessions",
        "identity.session",
        Set.of(),
        Period.ofDays(1),
        "identity.retained.sessions",
        before ->
            db.sql("delete from identity.session where expiry_time < :before")
                .param("before", before.toEpochMilli())
                .update());
  }

  @Bean
  Retained oldResetRequests(JdbcClient db) {
    return new Retained(
        "identity-reset-requests",
        "identity.reset_request",
        Set.of(),
        Period.ofDays(30),
        "identity.retained.resetRequests",
        before ->
            db.sql("delete from identity.reset_request where requested_at < :before")
                .param("before", Timestamp.from(before))
                .update());
  }

  /** Disabling takes no keys and codes away; forgetting does. */
  @Bean
  Retained oldAccounts(JdbcClient db, IdentityRecords records) {
    return new Retained(
        "identity-accounts",
        "identity.account",
        Set.of("identity.passkey", "identity.recovery_code"),
        Period.ofYears(2),
        "identity.retained.accounts",
        before -> {
          var due =
              db.sql(
                      """
                      select id from identity.account
                       where state = 'disabled' and not anonymised and disabled_at < :before
                      """)
                  .param("before", Timestamp.from(before))
                  .query(UUID.class)
                  .list();
          due.forEach(records::anonymise);
          return due.size();
        });
  }
}
