package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/**
 * Who keeps which body: the role gives the verb, the table {@code keeper} the body. An account
 * without a row keeps all of the council's own bodies; nobody keeps an external one.
 */
@Service
@Transactional(readOnly = true)
public class Keepers {

  private final JdbcClient db;
  private final Members members;

  Keepers(JdbcClient db, Members members) {
    this.db = db;
    this.members = members;
  }

  /** Says no to whoever keeps neither the council nor meetings, or not this body. */
  public void mustKeep(Actor actor, Body body) {
    if (!actor.may(Verb.KEEP_MEETINGS)) {
      actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    }
    mustBeTheirs(actor, body);
  }

  /** Says no to whoever lacks that verb, or does not keep this body. */
  public void mustKeep(Actor actor, Body body, Verb verb) {
    actor.mustBeAllowedTo(verb);
    mustBeTheirs(actor, body);
  }

  public boolean keeps(Actor actor, Body body) {
    return !kept(actor, List.of(body)).isEmpty();
  }

  /** Those of the bodies that this account keeps. */
  public List<Body> kept(Actor actor, List<Body> bodies) {
    var theirs = bodiesOf(actor.id());
    return bodies.stream()
        .filter(body -> body.isOwn() && (theirs.isEmpty() || theirs.contains(body.id())))
        .toList();
  }

  /** Says no to whoever does not sit in the body on that day, whatever their role. */
  public void mustTakePart(Actor actor, Body body, LocalDate day) {
    actor.mustBeAllowedTo(Verb.TAKE_PART);
    if (members.ofAccount(body.id(), actor.id(), day).isEmpty()) {
      throw new Problem.Forbidden("council.keeper.notMember");
    }
  }

  /** The bodies an account is limited to; empty where it is not limited. */
  public Set<UUID> bodiesOf(UUID account) {
    return Set.copyOf(
        db.sql("select body_id from council.keeper where account_id = :account")
            .param("account", account)
            .query(UUID.class)
            .list());
  }

  private void mustBeTheirs(Actor actor, Body body) {
    if (!keeps(actor, body)) {
      throw new Problem.Forbidden("council.keeper.notTheirs");
    }
  }
}
