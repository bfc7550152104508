package taskopru.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Told;

/** An account, as its owner may see it, and how it is forgotten. */
@Component
@Transactional
class IdentityRecords implements PersonalRecords {

  private static final int SHORT = 50;

  private final JdbcClient db;
  private final Accounts accounts;
  private final RecoveryCodes papers;
  private final Sessions sessions;

  IdentityRecords(JdbcClient db, Accounts accounts, RecoveryCodes papers, Sessions sessions) {
    this.db = db;
    this.accounts = accounts;
    this.papers = papers;
    this.sessions = sessions;
  }

  @Override
  public String module() {
    return "identity";
  }

  @Override
  public Map<UUID, String> named(String text) {
    var ids = accounts.named(text).stream().sorted().limit(SHORT).collect(Collectors.toSet());
    return accounts.names(ids);
  }

  @Override
  public Set<String> addresses(UUID who) {
    return accounts
        .find(who)
        .filter(account -> account.isActive())
        .map(account -> Set.of(account.email()))
        .orElse(Set.of());
  }

  @Override
  public List<Told> of(UUID who) {
    var told = new ArrayList<Told>();
    accounts
        .find(who)
        .ifPresent(account -> {
          told.add(new Told("identity.name", account.name()));
          told.add(new Told("identity.email", account.email()));
          told.add(new Told("identity.language", account.language().tag()));
          told.add(new Told("identity.state", account.state().code()));
          told.add(
              new Told(
                  "identity.roles",
                  account.roles().stream()
                      .sorted()
                      .map(Role::code)
                      .collect(Collectors.joining(" "))));
          told.add(new Told("identity.created", account.createdAt().toString()));
          var last = account.lastSignInAt();
          if (last != null) {
            told.add(new Told("identity.lastSignIn", last.toString()));
          }
          told.add(new Told("identity.told.totp", String.valueOf(account.totp())));
          told.add(new Told("identity.told.recoveryCodes", String.valueOf(papers.count(who))));
          db.sql("select label, created_at from identity.passkey where account_id = :id")
              .param("id", who)
              .query((row, _) ->
                  new Told(
                      "identity.told.passkey",
                      row.getString("label") + ", " + row.getTimestamp("created_at").toInstant()))
              .list()
              .forEach(told::add);
          told.add(
              new Told(
                  "identity.told.sessions",
                  db.sql("select count(*) from identity.session where principal_name = :id")
                      .param("id", who.toString())
                      .query(String.class)
                      .single()));
        });
    return told;
  }

  @Override
  public List<String> mustKeep(UUID who) {
    accounts.lockAdministrators();
    return accounts
                .find(who)
                .filter(account -> account.isActive() && account.isAdministrator())
                .isPresent()
            && accounts.countActiveAdministrators() <= 1
        ? List.of("identity.administrator.last")
        : List.of();
  }

  @Override
  public void anonymise(UUID who) {
    sessions.endAll(who);
    for (var table : List.of("passkey", "recovery_code", "link", "reset_request")) {
      db.sql("delete from identity." + table + " where account_id = :id").param("id", who).update();
    }
    db.sql(
            """
            update identity.account
               set email = id || '@anonymised.invalid', name = 'anonymised', language = 'tr',
                   state = 'disabled', roles = '{}', password = null, totp_secret = null,
                   totp_since = null, totp_last_step = 0, last_sign_in_at = null,
                   anonymised = true
             where id = :id
            """)
        .param("id", who)
        .update();
  }
}
