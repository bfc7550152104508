package taskopru.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalFields;
import taskopru.kernel.Retained;
import taskopru.kernel.Verb;
import taskopru.privacy.PrivacyEvent.DataDestroyed;
import taskopru.web.Site;

/** Carries out every retention rule of the house, and writes down that it did. */
@Service
@Transactional
public class Destruction {

  private static final int SHOWN = 200;

  private final List<Retained> rules;
  private final List<PersonalFields> inventory;
  private final JdbcClient db;
  private final Site site;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Destruction(
      ObjectProvider<Retained> rules,
      ObjectProvider<PersonalFields> inventory,
      JdbcClient db,
      Site site,
      Clock clock,
      ApplicationEventPublisher events) {
    this.rules = rules.stream().sorted(Comparator.comparing(Retained::code)).toList();
    this.inventory =
        inventory.stream().sorted(Comparator.comparing(PersonalFields::module)).toList();
    this.db = db;
    this.site = site;
    this.clock = clock;
    this.events = events;
  }

  /** What one rule destroyed in one run. */
  public record Destroyed(Instant at, String rule, String table, int rows, Instant before) {}

  public List<Retained> rules() {
    return rules;
  }

  /** Fields no rule carries away by itself: somebody decides. */
  public List<PersonalField> withoutRule() {
    return inventory.stream()
        .flatMap(module -> module.fields().stream())
        .filter(field -> rules.stream().noneMatch(rule -> rule.covers(field)))
        .toList();
  }

  /** The latest records, the newest first. */
  @Transactional(readOnly = true)
  public List<Destroyed> records(Actor actor) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return db.sql(
            """
            select at, rule, in_table, rows, before
              from privacy.destroyed
              join privacy.destruction on id = destruction_id
             order by at desc, rule
             limit :shown
            """)
        .param("shown", SHOWN)
        .query((row, _) ->
            new Destroyed(
                Objects.requireNonNull(Requests.instant(row, "at")),
                row.getString("rule"),
                row.getString("in_table"),
                row.getInt("rows"),
                Objects.requireNonNull(Requests.instant(row, "before"))))
        .list();
  }

  /** When the rules last ran, newest first; none before the first run. */
  @Transactional(readOnly = true)
  public List<Instant> lastRun(Actor actor) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return db.sql("select at from privacy.destruction order by at desc limit 1")
        .query((row, _) -> Objects.requireNonNull(Requests.instant(row, "at")))
        .list();
  }

  /**
   * All rules in one transaction: what is destroyed and the record of it are there together or not
   * at all. Answers how many rows went.
   */
  public int run(Actor actor) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    db.sql("select pg_advisory_xact_lock(hashtext('privacy.destruction'))")
        .query((_, _) -> 0)
        .list();
    var id = UUID.randomUUID();
    var now = clock.instant();
    db.sql("insert into privacy.destruction (id, at, by) values (:id, :at, :by)")
        .param("id", id)
        .param("at", Requests.at(now))
        .param("by", actor.id())
        .update();
    var all = 0;
    for (var rule : rules) {
      var before = now.atZone(site.zone()).minus(rule.kept()).toInstant();
      var rows = rule.destroyer().destroy(before);
      if (rows > 0) {
        note(id, rule, rows, before);
        all += rows;
      }
    }
    if (all > 0) {
      events.publishEvent(new DataDestroyed(id, actor.id(), all));
    }
    return all;
  }

  private void note(UUID id, Retained rule, int rows, Instant before) {
    db.sql(
            """
            insert into privacy.destroyed (destruction_id, rule, in_table, rows, before)
            values (:id, :rule, :table, :rows, :before)
            """)
        .param("id", id)
        .param("rule", rule.code())
        .param("table", rule.table())
        .param("rows", rows)
        .param("before", Requests.at(before))
        .update();
  }
}
