package taskopru.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.ConsentPurpose;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.privacy.PrivacyEvent.ConsentGiven;
import taskopru.privacy.PrivacyEvent.ConsentWithdrawn;

/**
 * Who agreed to what, and who took it back: recorded apart from everything else, added to and never
 * changed. People speak for themselves; the officer and the secretary note what they were told.
 */
@Service
@Transactional
public class Consents {

  private final JdbcClient db;
  private final Notices notices;
  private final List<ConsentPurpose> purposes;
  private final KnownAs knownAs;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Consents(
      JdbcClient db,
      Notices notices,
      ObjectProvider<ConsentPurpose> purposes,
      KnownAs knownAs,
      Clock clock,
      ApplicationEventPublisher events) {
    this.db = db;
    this.notices = notices;
    this.purposes = purposes.orderedStream().toList();
    this.knownAs = knownAs;
    this.clock = clock;
    this.events = events;
  }

  /** How somebody said so. */
  public enum How {
    /** With a click of their own. */
    PAGE,
    /** On a signed paper. */
    PAPER,
    MAIL,
    SPOKEN;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<How> find(String code) {
      for (var how : values()) {
        if (how.code().equals(code)) {
          return Optional.of(how);
        }
      }
      return Optional.empty();
    }
  }

  /** One row of the history. */
  public record Noted(
      UUID subject,
      String purpose,
      boolean given,
      String form,
      int noticeVersion,
      How how,
      Instant at) {}

  public List<ConsentPurpose> purposes() {
    return purposes;
  }

  public ConsentPurpose purpose(String code) {
    return purposes.stream()
        .filter(purpose -> purpose.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("privacy.consent.unknown"));
  }

  /** Whether the last word was yes. */
  @Transactional(readOnly = true)
  public boolean stands(UUID subject, String purpose) {
    return last(subject, purpose).filter(Noted::given).isPresent();
  }

  /** All that was said by that person, the newest first. */
  @Transactional(readOnly = true)
  public List<Noted> history(Actor actor, UUID subject) {
    mustSpeakFor(actor, subject);
    return db.sql(
            """
            select subject, purpose, deed, form, notice_version, how, noted_at
              from privacy.consent
             where subject = any (:subjects)
             order by seq desc
            """)
        .param("subjects", ids(subject))
        .query(Consents::noted)
        .list();
  }

  /** They agreed, having been shown the notice in force. */
  public void give(Actor actor, UUID subject, String purposeCode, How how) {
    var purpose = purpose(purposeCode);
    mustSpeakFor(actor, subject);
    lock(subject, purposeCode);
    if (stands(subject, purposeCode)) {
      throw new Problem.Conflict("privacy.consent.already");
    }
    var notice = notices.current(purpose.form());
    note(actor, subject, purposeCode, true, notice.form(), notice.version(), how);
    events.publishEvent(new ConsentGiven(subject, actor.id(), purposeCode, notice.version(), how));
  }

  /** They took it back; who declared the purpose acts on the event, in this transaction. */
  public void withdraw(Actor actor, UUID subject, String purposeCode, How how) {
    purpose(purposeCode);
    mustSpeakFor(actor, subject);
    lock(subject, purposeCode);
    var given =
        last(subject, purposeCode)
            .filter(Noted::given)
            .orElseThrow(() -> new Problem.Conflict("privacy.consent.none"));
    note(actor, subject, purposeCode, false, given.form(), given.noticeVersion(), how);
    events.publishEvent(new ConsentWithdrawn(subject, actor.id(), purposeCode, how));
  }

  private void mustSpeakFor(Actor actor, UUID subject) {
    var own = !actor.isVisitor() && knownAs.of(actor.id()).contains(subject);
    if (!own && !actor.may(Verb.KEEP_COUNCIL)) {
      actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    }
  }

  private UUID[] ids(UUID subject) {
    return knownAs.of(subject).toArray(UUID[]::new);
  }

  /** Two words of one person queue, whichever of their ids is used. */
  private void lock(UUID subject, String purpose) {
    db.sql("select pg_advisory_xact_lock(hashtext(:subject), hashtext(:purpose))")
        .param("subject", Collections.min(knownAs.of(subject)).toString())
        .param("purpose", purpose)
        .query((_, _) -> 0)
        .list();
  }

  private Optional<Noted> last(UUID subject, String purpose) {
    return db.sql(
            """
            select subject, purpose, deed, form, notice_version, how, noted_at
              from privacy.consent
             where subject = any (:subjects) and purpose = :purpose
             order by seq desc
             limit 1
            """)
        .param("subjects", ids(subject))
        .param("purpose", purpose)
        .query(Consents::noted)
        .optional();
  }

  private void note(
      Actor actor, UUID subject, String purpose, boolean given, String form, int version, How how) {
    db.sql(
            """
            insert into privacy.consent (
              id, subject, purpose, deed, form, notice_version, how, noted_at, noted_by)
            values (
              :id, :subject, :purpose, :deed, :form, :version, :how, :now, :by)
            """)
        .param("id", UUID.randomUUID())
        .param("subject", subject)
        .param("purpose", purpose)
        .param("deed", given ? "given" : "withdrawn")
        .param("form", form)
        .param("version", version)
        .param("how", how.code())
        .param("now", Requests.at(clock.instant()))
        .param("by", actor.id())
        .update();
  }

  private static Noted noted(ResultSet row, int number) throws SQLException {
    return new Noted(
        row.getObject("subject", UUID.class),
        row.getString("purpose"),
        row.getString("deed").equals("given"),
        row.getString("form"),
        row.getInt("notice_version"),
        How.find(row.getString("how")).orElse(How.PAPER),
        Objects.requireNonNull(Requests.instant(row, "noted_at")));
  }
}
