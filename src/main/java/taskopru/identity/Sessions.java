package taskopru.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.identity.IdentityEvent.SessionsEnded;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/**
 * Where somebody is signed in. Spring Session keeps the rows; here they are listed and ended, with
 * a server running or not.
 */
@Service
@Transactional
public class Sessions {

  private final JdbcClient db;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;

  Sessions(JdbcClient db, Accounts accounts, ApplicationEventPublisher events) {
    this.db = db;
    this.accounts = accounts;
    this.events = events;
  }

  /**
   * A browser that is signed in.
   *
   * @param id a handle for ending it; not what the browser's cookie holds
   * @param isThisOne the one that asks
   */
  public record Open(String id, Instant since, Instant lastUsed, boolean isThisOne) {}

  /** The reader's own, newest first. */
  public List<Open> own(Actor actor, @Nullable String thisSession) {
    return db.sql(
            """
            select primary_id, session_id, creation_time, last_access_time
              from identity.session
             where principal_name = :account and expiry_time > :now
             order by last_access_time desc
            """)
        .param("account", accounts.own(actor).id().toString())
        .param("now", System.currentTimeMillis())
        .query((row, _) ->
            new Open(
                row.getString("primary_id").strip(),
                Instant.ofEpochMilli(row.getLong("creation_time")),
                Instant.ofEpochMilli(row.getLong("last_access_time")),
                row.getString("session_id").strip().equals(thisSession)))
        .list();
  }

  /** Ends one of the reader's own. */
  public void endOwn(Actor actor, String id) {
    var account = accounts.own(actor).id();
    var ended =
        db.sql(
                """
                delete from identity.session
                 where primary_id = :id and principal_name = :account
                """)
            .param("id", id)
            .param("account", account.toString())
            .update();
    if (ended == 0) {
      throw new Problem.NotFound("identity.session.unknown");
    }
    events.publishEvent(new SessionsEnded(account, account));
  }

  /** Signs somebody out everywhere. */
  public void endAll(Actor actor, UUID id) {
    var account = accounts.get(id);
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    endAll(account.id());
    events.publishEvent(new SessionsEnded(id, actor.id()));
  }

  void endAll(UUID account) {
    db.sql("delete from identity.session where principal_name = :account")
        .param("account", account.toString())
        .update();
  }

  void endAllBut(UUID account, @Nullable String thisSession) {
    db.sql(
            """
            delete from identity.session
             where principal_name = :account and session_id is distinct from :this
            """)
        .param("account", account.toString())
        .param("this", thisSession)
        .update();
  }
}
