package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.CouncilEvent.NameConsentGiven;
import taskopru.council.CouncilEvent.NameConsentWithdrawn;
import taskopru.council.CouncilEvent.PersonAdded;
import taskopru.council.CouncilEvent.PersonChanged;
import taskopru.identity.Accounts;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.privacy.Consents;
import taskopru.privacy.Consents.How;

/** The council's address book: people, and whether their names may be shown. */
@Service
@Transactional
public class PeopleKeeping {

  private final JdbcClient db;
  private final People people;
  private final Accounts accounts;
  private final CouncilDay day;
  private final Consents consents;
  private final ApplicationEventPublisher events;

  PeopleKeeping(
      JdbcClient db,
      People people,
      Accounts accounts,
      CouncilDay day,
      Consents consents,
      ApplicationEventPublisher events) {
    this.db = db;
    this.people = people;
    this.accounts = accounts;
    this.day = day;
    this.consents = consents;
    this.events = events;
  }

  /**
   * A person as the desk sees them.
   *
   * @param consentOn the day they agreed to be named in public; null if they never did
   * @param withdrawnOn the day they took it back
   */
  public record Kept(
      Person person, @Nullable LocalDate consentOn, @Nullable LocalDate withdrawnOn, int version) {}

  @Transactional(readOnly = true)
  public Kept get(Actor actor, UUID id) {
    var person = people.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return db.sql(
            """
            select name_consent_on, name_withdrawn_on, version
              from council.person where id = :id
            """)
        .param("id", id)
        .query((row, _) ->
            new Kept(
                person,
                row.getObject("name_consent_on", LocalDate.class),
                row.getObject("name_withdrawn_on", LocalDate.class),
                row.getInt("version")))
        .single();
  }

  /**
   * People who may be the same: the same address, or the same name in any spelling of its letters.
   */
  @Transactional(readOnly = true)
  public List<Person> alike(Actor actor, PersonFacts facts) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var email = facts.email();
    return db.sql(
            People.PERSON
                + """
                 where email = cast(:email as text)
                    or lower(name collate "tr-x-icu") = lower(cast(:name as text) collate "tr-x-icu")
                 order by name collate "tr-x-icu"
                 limit 10
                """)
        .param("email", email == null ? null : email.value())
        .param("name", facts.name())
        .query(People::person)
        .list();
  }

  public UUID add(Actor actor, PersonFacts facts) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var id = UUID.randomUUID();
    var email = facts.email();
    db.sql(
            """
            insert into council.person (id, name, email, phone, language)
            values (:id, :name, :email, :phone, :language)
            """)
        .param("id", id)
        .param("name", facts.name())
        .param("email", email == null ? null : email.value())
        .param("phone", facts.phone())
        .param("language", facts.language().tag())
        .update();
    events.publishEvent(new PersonAdded(id, actor.id()));
    return id;
  }

  /**
   * Changes what is kept about a person.
   *
   * @param account the address that opens the person's account; null for no account
   */
  public void change(
      Actor actor, UUID id, int seen, PersonFacts facts, @Nullable EmailAddress account) {
    var kept = get(actor, id);
    var email = facts.email();
    var accountId = account == null ? null : accountOf(kept.person(), account);
    changed(
        db.sql(
                """
                update council.person
                   set name = :name, email = :email, phone = :phone, language = :language,
                       account_id = cast(:account as uuid), version = version + 1
                 where id = :id and version = :seen
                """)
            .param("id", id)
            .param("seen", seen)
            .param("name", facts.name())
            .param("email", email == null ? null : email.value())
            .param("phone", facts.phone())
            .param("language", facts.language().tag())
            .param("account", accountId)
            .update());
    events.publishEvent(new PersonChanged(id, actor.id(), seen + 1));
  }

  /** The person agreed, on that day and apart from everything else, to be named in public. */
  public void noteConsent(Actor actor, UUID id, int seen, LocalDate on) {
    get(actor, id);
    if (on.isAfter(day.today())) {
      throw new Problem.Refused("council.consent.future");
    }
    changed(
        db.sql(
                """
                update council.person
                   set name_may_be_public = true, name_consent_on = :on, name_withdrawn_on = null,
                       version = version + 1
                 where id = :id and version = :seen
                """)
            .param("id", id)
            .param("seen", seen)
            .param("on", on)
            .update());
    if (!consents.stands(id, NameConsent.PURPOSE)) {
      consents.give(actor, id, NameConsent.PURPOSE, How.PAPER);
    }
    events.publishEvent(new NameConsentGiven(id, actor.id(), on));
  }

  /** The person took it back: the name leaves every public page with this transaction. */
  public void withdrawConsent(Actor actor, UUID id, int seen) {
    var kept = get(actor, id);
    if (!kept.person().nameMayBePublic()) {
      throw new Problem.Refused("council.consent.none");
    }
    changed(
        db.sql(
                """
                update council.person
                   set name_may_be_public = false, name_withdrawn_on = :on, version = version + 1
                 where id = :id and version = :seen
                """)
            .param("id", id)
            .param("seen", seen)
            .param("on", day.today())
            .update());
    if (consents.stands(id, NameConsent.PURPOSE)) {
      consents.withdraw(actor, id, NameConsent.PURPOSE, How.PAPER);
    }
    events.publishEvent(new NameConsentWithdrawn(id, actor.id(), day.today()));
  }

  private UUID accountOf(Person person, EmailAddress email) {
    var id =
        accounts
            .idOf(email)
            .orElseThrow(() -> new Problem.Refused("council.person.accountUnknown"));
    var other = people.ofAccount(id);
    if (other.isPresent() && !Objects.equals(other.get().id(), person.id())) {
      throw new Problem.Refused("council.person.accountTaken");
    }
    return id;
  }

  private static void changed(int rows) {
    if (rows == 0) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
  }
}
