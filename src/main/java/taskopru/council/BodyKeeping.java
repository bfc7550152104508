package taskopru.council;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/**
 * New bodies, and what they are called. A body of the council's own begins with the working group's
 * rules of that day, so that it can meet at once; it changes them like any other by a decision.
 */
@Service
@Transactional
public class BodyKeeping {

  static final int LONGEST_NAME = 200;
  private static final int LONGEST_SOURCE = 500;

  private final JdbcClient db;
  private final Bodies bodies;
  private final RuleProfiles profiles;
  private final Keepers keepers;
  private final CouncilDay day;
  private final ApplicationEventPublisher events;

  BodyKeeping(
      JdbcClient db,
      Bodies bodies,
      RuleProfiles profiles,
      Keepers keepers,
      CouncilDay day,
      ApplicationEventPublisher events) {
    this.db = db;
    this.bodies = bodies;
    this.profiles = profiles;
    this.keepers = keepers;
    this.day = day;
    this.events = events;
  }

  /**
   * Adds a body.
   *
   * @param source where an own body is founded: the decision or the text; external ones need none
   */
  public Body add(
      Actor actor, Slug code, Body.Kind kind, LocalizedText name, @Nullable String source) {
    mustKeepAll(actor);
    var checked = Written.name(name, LONGEST_NAME);
    var written = Written.optionalLine(source, LONGEST_SOURCE);
    if (kind != Body.Kind.EXTERNAL && written == null) {
      throw new Problem.Refused("council.body.noSource");
    }
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
          .param("kind", kind.word())
          .param("tr", checked.tr())
          .param("en", checked.en())
          .param("ar", checked.ar())
          .update();
    } catch (DuplicateKeyException tookItMeanwhile) {
      throw new Problem.Refused("council.body.codeTaken", code.value());
    }
    if (kind != Body.Kind.EXTERNAL && written != null) {
      var today = day.today();
      var like = profiles.on(bodies.workingGroup().id(), today);
      profiles.add(id, today, written, null, like.rules());
    }
    events.publishEvent(new BodyAdded(id, actor.id(), code.value()));
    return bodies.get(id);
  }

  /** Its name and its kind. Whether it is the council's own never changes, nor the group's kind. */
  public void change(Actor actor, UUID id, int seen, Body.Kind kind, LocalizedText name) {
    var body = bodies.get(id);
    if (body.isOwn()) {
      keepers.mustKeep(actor, body, Verb.KEEP_COUNCIL);
    } else {
      mustKeepAll(actor);
    }
    if (body.isOwn() != (kind != Body.Kind.EXTERNAL)) {
      throw new Problem.Refused("council.body.ownStays");
    }
    if (body.code().equals(Bodies.WORKING_GROUP) && kind != body.kind()) {
      throw new Problem.Refused("council.body.groupStays");
    }
    var checked = Written.name(name, LONGEST_NAME);
    var changed =
        db.sql(
                """
                update council.body
                   set kind = :kind, name_tr = :tr, name_en = :en, name_ar = :ar,
                       version = version + 1
                 where id = :id and version = :seen
                """)
            .param("id", id)
            .param("seen", seen)
            .param("kind", kind.word())
            .param("tr", checked.tr())
            .param("en", checked.en())
            .param("ar", checked.ar())
            .update();
    if (changed == 0) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
    events.publishEvent(new BodyChanged(id, actor.id(), seen + 1));
  }

  /** The version a form must send back. */
  @Transactional(readOnly = true)
  public int version(UUID id) {
    return db.sql("select version from council.body where id = :id")
        .param("id", id)
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("council.body.unknown"));
  }

  /** Somebody limited to certain bodies founds no others. */
  private void mustKeepAll(Actor actor) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    if (!keepers.bodiesOf(actor.id()).isEmpty()) {
      throw new Problem.Forbidden("council.keeper.notAll");
    }
  }
}
