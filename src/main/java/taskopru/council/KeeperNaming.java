package taskopru.council;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.CouncilEvent.KeeperNamed;
import taskopru.identity.Accounts;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/** An administrator says which bodies an account keeps. */
@Service
@Transactional
public class KeeperNaming {

  private final JdbcClient db;
  private final Bodies bodies;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;

  KeeperNaming(JdbcClient db, Bodies bodies, Accounts accounts, ApplicationEventPublisher events) {
    this.db = db;
    this.bodies = bodies;
    this.accounts = accounts;
    this.events = events;
  }

  /** Which bodies each account is limited to; accounts without limit are not in it. */
  @Transactional(readOnly = true)
  public Map<UUID, Set<UUID>> list(Actor actor) {
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    var kept = new HashMap<UUID, Set<UUID>>();
    db.sql("select account_id, body_id from council.keeper")
        .query(row -> {
          kept.computeIfAbsent(row.getObject("account_id", UUID.class), _ -> new HashSet<>())
              .add(row.getObject("body_id", UUID.class));
        });
    return kept;
  }

  /** Limits an account to these bodies; to none means that it is not limited. */
  public void name(Actor actor, UUID account, Set<UUID> theirs) {
    accounts.get(actor, account);
    for (var body : theirs) {
      if (!bodies.get(body).isOwn()) {
        throw new Problem.Refused("council.keeper.external");
      }
    }
    db.sql("delete from council.keeper where account_id = :account")
        .param("account", account)
        .update();
    for (var body : theirs) {
      db.sql("insert into council.keeper (account_id, body_id) values (:account, :body)")
          .param("account", account)
          .param("body", body)
          .update();
    }
    events.publishEvent(new KeeperNamed(account, actor.id(), theirs));
  }
}
