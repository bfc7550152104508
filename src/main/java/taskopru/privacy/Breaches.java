package taskopru.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.privacy.Deadline.Limit;
import taskopru.privacy.PrivacyEvent.BoardTold;
import taskopru.privacy.PrivacyEvent.BreachChanged;
import taskopru.privacy.PrivacyEvent.BreachNoted;
import taskopru.privacy.PrivacyEvent.PersonsTold;
import taskopru.web.Site;

/** The register of breaches and their clocks. */
@Service
@Transactional
public class Breaches {

  private static final String SELECT =
      """
      select id, number, what, whose, persons, measures, known_at, due_at, noted_at, board_told_at,
             board_delay, persons_told_at, version
        from privacy.breach
      """;

  private final JdbcClient db;
  private final Deadlines deadlines;
  private final Site site;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Breaches(
      JdbcClient db,
      Deadlines deadlines,
      Site site,
      Clock clock,
      ApplicationEventPublisher events) {
    this.db = db;
    this.deadlines = deadlines;
    this.site = site;
    this.clock = clock;
    this.events = events;
  }

  /** All of them: whom the Board still waits for first, the nearest moment on top. */
  @Transactional(readOnly = true)
  public List<Breach> list(Actor actor) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return db.sql(SELECT + " order by board_told_at is not null, due_at, number")
        .query(Breaches::breach)
        .list();
  }

  @Transactional(readOnly = true)
  public Breach get(Actor actor, UUID id) {
    var breach = find(id);
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return breach;
  }

  /** Notes a breach; the clock has run since we knew of it. */
  public UUID note(Actor actor, Instant knownAt, BreachFacts facts) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    var now = clock.instant();
    mustBePast(knownAt, now);
    var due = deadlines.on(Limit.BREACH, LocalDate.ofInstant(knownAt, site.zone())).after(knownAt);
    var id = UUID.randomUUID();
    db.sql(
            """
            insert into privacy.breach (
              id, what, whose, persons, measures, known_at, due_at, noted_at, noted_by)
            values (
              :id, :what, :whose, cast(:persons as int), :measures, :knownAt, :dueAt, :now, :by)
            """)
        .param("id", id)
        .param("what", facts.what())
        .param("whose", facts.whose())
        .param("persons", facts.persons())
        .param("measures", facts.measures())
        .param("knownAt", Requests.at(knownAt))
        .param("dueAt", Requests.at(due))
        .param("now", Requests.at(now))
        .param("by", actor.id())
        .update();
    events.publishEvent(new BreachNoted(id, actor.id(), due));
    return id;
  }

  /** More is known now. When we first knew never changes. */
  public void change(Actor actor, UUID id, int seen, BreachFacts facts) {
    find(id);
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    var changed =
        db.sql(
                """
                update privacy.breach
                   set what = :what, whose = :whose, persons = cast(:persons as int),
                       measures = :measures, version = version + 1
                 where id = :id and version = :seen
                """)
            .param("id", id)
            .param("seen", seen)
            .param("what", facts.what())
            .param("whose", facts.whose())
            .param("persons", facts.persons())
            .param("measures", facts.measures())
            .update();
    if (changed == 0) {
      throw new Problem.Conflict("privacy.changedMeanwhile");
    }
    events.publishEvent(new BreachChanged(id, actor.id(), seen + 1));
  }

  /**
   * The Board was told.
   *
   * @param delay why so late; needed when the last moment was past, and only then kept
   */
  public void tellBoard(Actor actor, UUID id, Instant at, String delay) {
    var breach = locked(actor, id);
    mustBeSensible(breach, at, breach.boardToldAt());
    var late = at.isAfter(breach.dueAt());
    var why = late ? Written.text(delay, 2000, "privacy.breach.delayMissing") : null;
    db.sql(
            """
            update privacy.breach
               set board_told_at = :at, board_delay = :why, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("at", Requests.at(at))
        .param("why", why)
        .update();
    events.publishEvent(new BoardTold(id, actor.id(), at));
  }

  /** The people whose data it is were told. */
  public void tellPersons(Actor actor, UUID id, Instant at) {
    var breach = locked(actor, id);
    mustBeSensible(breach, at, breach.personsToldAt());
    db.sql(
            """
            update privacy.breach
               set persons_told_at = :at, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("at", Requests.at(at))
        .update();
    events.publishEvent(new PersonsTold(id, actor.id(), at));
  }

  private Breach locked(Actor actor, UUID id) {
    db.sql("select id from privacy.breach where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return get(actor, id);
  }

  private Breach find(UUID id) {
    return db.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(Breaches::breach)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("privacy.breach.unknown"));
  }

  private void mustBeSensible(Breach breach, Instant at, @Nullable Instant before) {
    if (before != null) {
      throw new Problem.Conflict("privacy.breach.toldAlready");
    }
    mustBePast(at, clock.instant());
    if (at.isBefore(breach.knownAt())) {
      throw new Problem.Refused("privacy.breach.toldBeforeKnown");
    }
  }

  private static void mustBePast(Instant at, Instant now) {
    if (at.isAfter(now)) {
      throw new Problem.Refused("privacy.breach.future");
    }
  }

  private static Breach breach(ResultSet row, int number) throws SQLException {
    return new Breach(
        row.getObject("id", UUID.class),
        row.getLong("number"),
        new BreachFacts(
            row.getString("what"),
            row.getString("whose"),
            row.getObject("persons", Integer.class),
            row.getString("measures")),
        Objects.requireNonNull(Requests.instant(row, "known_at")),
        Objects.requireNonNull(Requests.instant(row, "due_at")),
        Objects.requireNonNull(Requests.instant(row, "noted_at")),
        Requests.instant(row, "board_told_at"),
        row.getString("board_delay"),
        Requests.instant(row, "persons_told_at"),
        row.getInt("version"));
  }
}
