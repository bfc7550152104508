package taskopru.council;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.CouncilEvent.FocalPointNamed;
import taskopru.council.CouncilEvent.FocalPointRemoved;
import taskopru.council.CouncilEvent.InstitutionAdded;
import taskopru.council.CouncilEvent.InstitutionChanged;
import taskopru.council.CouncilEvent.InstitutionRenamed;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;

/** The register of institutions: what they are, what they were called, whom to call there. */
@Service
@Transactional
public class InstitutionKeeping {

  static final int LONGEST_NAME = 300;
  private static final int LONGEST_DUTY = 200;

  private final JdbcClient db;
  private final Institutions institutions;
  private final People people;
  private final CouncilDay day;
  private final ApplicationEventPublisher events;

  InstitutionKeeping(
      JdbcClient db,
      Institutions institutions,
      People people,
      CouncilDay day,
      ApplicationEventPublisher events) {
    this.db = db;
    this.institutions = institutions;
    this.people = people;
    this.day = day;
    this.events = events;
  }

  /**
   * What is kept about an institution besides its names.
   *
   * @param detsis its number in the state's register of bodies, digits only
   * @param kep its registered e-mail address
   */
  public record Facts(Institution.Kind kind, @Nullable String detsis, @Nullable String kep) {

    private static final Pattern DETSIS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern KEP =
        Pattern.compile("[^\\s@\\p{Cntrl}<>\"(),:;\\\\]{1,64}@[A-Za-z0-9.-]{1,180}");

    public Facts {
      detsis = Written.optionalLine(detsis, 20);
      kep = Written.optionalLine(kep, 254);
      if (detsis != null && !DETSIS.matcher(detsis).matches()) {
        throw new Problem.Refused("council.institution.detsisShape");
      }
      if (kep != null && !KEP.matcher(kep).matches()) {
        throw new Problem.Refused("council.institution.kepShape");
      }
    }
  }

  /** Whom to call at an institution, and for what. */
  public record FocalPoint(UUID person, String name, String duty) {}

  public Institution add(
      Actor actor, Slug code, LocalizedText name, @Nullable LocalDate from, Facts facts) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var id = UUID.randomUUID();
    var checked = Written.name(name, LONGEST_NAME);
    if (institutions.find(code).isPresent()) {
      throw new Problem.Refused("council.institution.codeTaken", code.value());
    }
    try {
      db.sql(
              """
              insert into council.institution (id, code, kind, detsis, kep)
              values (:id, :code, :kind, :detsis, :kep)
              """)
          .param("id", id)
          .param("code", code.value())
          .param("kind", facts.kind().word())
          .param("detsis", facts.detsis())
          .param("kep", facts.kep())
          .update();
    } catch (DuplicateKeyException tookItMeanwhile) {
      throw new Problem.Refused("council.institution.codeTaken", code.value());
    }
    addName(id, new Institution.Name(checked, from, null));
    events.publishEvent(new InstitutionAdded(id, actor.id()));
    return institutions.get(id);
  }

  public void change(Actor actor, UUID id, int seen, Facts facts) {
    institutions.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    changed(
        db.sql(
                """
                update council.institution
                   set kind = :kind, detsis = :detsis, kep = :kep, version = version + 1
                 where id = :id and version = :seen
                """)
            .param("id", id)
            .param("seen", seen)
            .param("kind", facts.kind().word())
            .param("detsis", facts.detsis())
            .param("kep", facts.kep())
            .update());
    events.publishEvent(new InstitutionChanged(id, actor.id(), seen + 1));
  }

  /** Writes all its names anew: at least one, on no day two. */
  public void rename(Actor actor, UUID id, int seen, List<Institution.Name> names) {
    institutions.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    if (names.isEmpty()) {
      throw new Problem.Refused("council.institution.noName");
    }
    for (var i = 0; i < names.size(); i++) {
      for (var j = i + 1; j < names.size(); j++) {
        if (names.get(i).overlaps(names.get(j))) {
          throw new Problem.Refused("council.institution.twoNames");
        }
      }
    }
    changed(
        db.sql(
                """
                update council.institution set version = version + 1
                 where id = :id and version = :seen
                """)
            .param("id", id)
            .param("seen", seen)
            .update());
    db.sql("delete from council.institution_name where institution_id = :id")
        .param("id", id)
        .update();
    names.forEach(name ->
        addName(
            id,
            new Institution.Name(Written.name(name.text(), LONGEST_NAME), name.from(), name.to())));
    var latest =
        names.stream()
            .map(Institution.Name::from)
            .filter(from -> from != null)
            .max(Comparator.naturalOrder())
            .orElse(day.today());
    events.publishEvent(new InstitutionRenamed(id, actor.id(), latest));
  }

  @Transactional(readOnly = true)
  public List<FocalPoint> focalPoints(Actor actor, UUID institution) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return db.sql(
            """
            select person.id, person.name, duty
              from council.focal_point
              join council.person on person.id = person_id
             where institution_id = :institution
             order by person.name collate "tr-x-icu"
            """)
        .param("institution", institution)
        .query((row, _) ->
            new FocalPoint(
                row.getObject("id", UUID.class), row.getString("name"), row.getString("duty")))
        .list();
  }

  /** Names somebody to call; who was named already gets the new duty. */
  public void nameFocalPoint(Actor actor, UUID institution, UUID person, String duty) {
    institutions.get(institution);
    people.get(person);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    db.sql(
            """
            insert into council.focal_point (institution_id, person_id, duty)
            values (:institution, :person, :duty)
            on conflict (institution_id, person_id) do update set duty = excluded.duty
            """)
        .param("institution", institution)
        .param("person", person)
        .param("duty", Written.line(duty, LONGEST_DUTY))
        .update();
    events.publishEvent(new FocalPointNamed(institution, actor.id(), person));
  }

  public void removeFocalPoint(Actor actor, UUID institution, UUID person) {
    institutions.get(institution);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var removed =
        db.sql(
                """
                delete from council.focal_point
                 where institution_id = :institution and person_id = :person
                """)
            .param("institution", institution)
            .param("person", person)
            .update();
    if (removed > 0) {
      events.publishEvent(new FocalPointRemoved(institution, actor.id(), person));
    }
  }

  private void addName(UUID id, Institution.Name name) {
    db.sql(
            """
            insert into council.institution_name (institution_id, valid, name_tr, name_en, name_ar)
            values (:id, daterange(:from, :to, '[]'), :tr, :en, :ar)
            """)
        .param("id", id)
        .param("from", name.from())
        .param("to", name.to())
        .param("tr", name.text().tr())
        .param("en", name.text().en())
        .param("ar", name.text().ar())
        .update();
  }

  private static void changed(int rows) {
    if (rows == 0) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
  }
}
