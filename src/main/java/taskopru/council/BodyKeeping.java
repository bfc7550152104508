package taskopru.council;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.CouncilEvent.BodyAdded;
import taskopru.council.CouncilEvent.BodyChanged;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;

/** The register of bodies. Their codes stand in addresses and stay; nothing is ever taken away. */
@Service
@Transactional
public class BodyKeeping {

  static final int LONGEST_NAME = 300;

  private final JdbcClient db;
  private final Bodies bodies;
  private final Keepers keepers;
  private final CouncilDay day;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  BodyKeeping(
      JdbcClient db,
      Bodies bodies,
      Keepers keepers,
      CouncilDay day,
      Clock clock,
      ApplicationEventPublisher events) {
    this.db = db;
    this.bodies = bodies;
    this.keepers = keepers;
    this.day = day;
    this.clock = clock;
    this.events = events;
  }

  /** What is kept about a body. */
  public record Facts(Body.Kind kind, LocalizedText name) {

    public Facts {
      name = Written.name(name, LONGEST_NAME);
    }
  }

  @Transactional(readOnly = true)
  public int version(UUID body) {
    return db.sql("select version from council.body where id = :id")
        .param("id", body)
        .query(Integer.class)
        .single();
  }

  /**
   * Adds a body. One of the council's own begins with the working group's rules of today, until it
   * has rules of its own.
   */
  public Body add(Actor actor, Slug code, Facts facts) {
    mustKeepAll(actor);
    if (bodies.find(code).isPresent()) {
      throw new Problem.Refused("council.body.codeTaken", code.value());
    }
    var id = UUID.randomUUID();
    try {
      db.sql(
              """
              insert into council.body (id, code, kind, position, name_tr, name_en, name_ar)
              select :id, :code, :kind, coalesce(max(position), 0) + 1, :tr, :en, :ar
                from council.body
              """)
          .param("id", id)
          .param("code", code.value())
          .param("kind", facts.kind().word())
          .param("tr", facts.name().tr())
          .param("en", facts.name().en())
          .param("ar", facts.name().ar())
          .update();
    } catch (DuplicateKeyException tookItMeanwhile) {
      throw new Problem.Refused("council.body.codeTaken", code.value());
    }
    var body = bodies.get(id);
    if (body.isOwn()) {
      borrowRules(id);
    }
    events.publishEvent(new BodyAdded(id, actor.id(), code.value(), facts.kind().word()));
    return body;
  }

  /** Changes names and kind, if nobody has since the version the editor saw. */
  public void change(Actor actor, UUID id, int seen, Facts facts) {
    var body = bodies.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    if (body.isOwn()) {
      keepers.mustKeep(actor, body, Verb.KEEP_COUNCIL);
    } else {
      mustKeepAll(actor);
    }
    var staysOwn = facts.kind() != Body.Kind.EXTERNAL;
    if (body.isOwn() != staysOwn && isInUse(id)) {
      throw new Problem.Refused("council.body.inUse");
    }
    if (body.code().equals(Bodies.WORKING_GROUP) && facts.kind() != Body.Kind.WORKING_GROUP) {
      throw new Problem.Refused("council.body.workingGroupStays");
    }
    var rows =
        db.sql(
                """
                update council.body
                   set kind = :kind, name_tr = :tr, name_en = :en, name_ar = :ar,
                       version = version + 1
                 where id = :id and version = :seen
                """)
            .param("id", id)
            .param("seen", seen)
            .param("kind", facts.kind().word())
            .param("tr", facts.name().tr())
            .param("en", facts.name().en())
            .param("ar", facts.name().ar())
            .update();
    if (rows == 0) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
    if (!body.isOwn() && staysOwn) {
      borrowRules(id);
    }
    events.publishEvent(new BodyChanged(id, actor.id(), seen + 1));
  }

  /** Whoever is limited to certain bodies keeps only those, and adds none. */
  private void mustKeepAll(Actor actor) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    if (!keepers.bodiesOf(actor.id()).isEmpty()) {
      throw new Problem.Forbidden("council.keeper.notTheirs");
    }
  }

  private boolean isInUse(UUID body) {
    return db.sql("select exists (select from council.seat_group where body_id = :id)")
        .param("id", body)
        .query(Boolean.class)
        .single();
  }

  private void borrowRules(UUID body) {
    db.sql(
            """
            insert into council.rule_profile (
              id, body_id, version, valid_from, source, rules, recorded_at)
            select :id, :body, 1, :today, 'Öneri: çalışma grubunun kuralları. ' || source, rules, :now
              from council.rule_profile
             where body_id = :group
               and not exists (select from council.rule_profile where body_id = :body)
             order by valid_from <= :today desc, valid_from desc, version desc
             limit 1
            """)
        .param("id", UUID.randomUUID())
        .param("body", body)
        .param("group", bodies.workingGroup().id())
        .param("today", day.today())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
