package taskopru.opinions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Institutions;
import taskopru.council.Written;
import taskopru.identity.Accounts;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.opinions.OpinionsEvent.AddresseeKept;
import taskopru.opinions.OpinionsEvent.AnswererLeft;
import taskopru.opinions.OpinionsEvent.AnswererNamed;

/** Who opinions are sent to, and which accounts answer for them. */
@Service
@Transactional
public class Addressees {

  private static final String ADDRESSEE =
      """
      select id, kind, name_tr, name_en, name_ar, letter_name, unit, closing, email, institution,
             version
        from opinions.addressee
      """;

  private final JdbcClient db;
  private final Institutions institutions;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;

  Addressees(
      JdbcClient db,
      Institutions institutions,
      Accounts accounts,
      ApplicationEventPublisher events) {
    this.db = db;
    this.institutions = institutions;
    this.accounts = accounts;
    this.events = events;
  }

  /** What somebody wrote into the form. */
  public record Facts(
      Addressee.Kind kind,
      LocalizedText name,
      String letterName,
      @Nullable String unit,
      Addressee.Closing closing,
      @Nullable EmailAddress email,
      @Nullable UUID institution) {}

  /** All of them, in the order of the Turkish alphabet: a few dozen. */
  @Transactional(readOnly = true)
  public Map<UUID, Addressee> all() {
    var all = new LinkedHashMap<UUID, Addressee>();
    db.sql(ADDRESSEE + " order by name_tr collate \"tr-x-icu\", id")
        .query(row -> {
          var one = addressee(row, 0);
          all.put(one.id(), one);
        });
    return all;
  }

  @Transactional(readOnly = true)
  public Addressee get(UUID id) {
    return find(id).orElseThrow(() -> new Problem.NotFound("opinions.addressee.unknown"));
  }

  @Transactional(readOnly = true)
  public Optional<Addressee> find(UUID id) {
    return db.sql(ADDRESSEE + " where id = :id")
        .param("id", id)
        .query(Addressees::addressee)
        .optional();
  }

  public UUID add(Actor actor, Facts facts) {
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    var id = UUID.randomUUID();
    var checked = checked(facts);
    write(
        """
        insert into opinions.addressee (
          id, kind, name_tr, name_en, name_ar, letter_name, unit, closing, email, institution)
        values (:id, :kind, :tr, :en, :ar, :letterName, :unit, :closing, :email, :institution)
        """,
        id,
        checked);
    events.publishEvent(new AddresseeKept(id, actor.id(), 1));
    return id;
  }

  public void change(Actor actor, UUID id, int version, Facts facts) {
    var before =
        db.sql(ADDRESSEE + " where id = :id for update")
            .param("id", id)
            .query(Addressees::addressee)
            .optional()
            .orElseThrow(() -> new Problem.NotFound("opinions.addressee.unknown"));
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    if (before.version() != version) {
      throw new Problem.Conflict("opinions.changed-meanwhile");
    }
    write(
        """
        update opinions.addressee
           set kind = :kind, name_tr = :tr, name_en = :en, name_ar = :ar,
               letter_name = :letterName, unit = :unit, closing = :closing, email = :email,
               institution = :institution, version = version + 1
         where id = :id
        """,
        id,
        checked(facts));
    events.publishEvent(new AddresseeKept(id, actor.id(), version + 1));
  }

  /** Lets an account answer for it. */
  public void name(Actor actor, UUID id, String email) {
    get(id);
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    var account =
        EmailAddress.find(email)
            .flatMap(accounts::idOf)
            .orElseThrow(() -> new Problem.Refused("opinions.answerer.unknown"));
    var added =
        db.sql(
                """
                insert into opinions.answerer (addressee, account) values (:id, :account)
                on conflict do nothing
                """)
            .param("id", id)
            .param("account", account)
            .update();
    if (added == 1) {
      events.publishEvent(new AnswererNamed(id, actor.id(), account));
    }
  }

  public void release(Actor actor, UUID id, UUID account) {
    get(id);
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    var gone =
        db.sql("delete from opinions.answerer where addressee = :id and account = :account")
            .param("id", id)
            .param("account", account)
            .update();
    if (gone == 1) {
      events.publishEvent(new AnswererLeft(id, actor.id(), account));
    }
  }

  @Transactional(readOnly = true)
  public List<UUID> answerers(UUID id) {
    return db.sql("select account from opinions.answerer where addressee = :id")
        .param("id", id)
        .query(UUID.class)
        .list();
  }

  /** Whether this account answers for it. */
  boolean answersFor(Actor actor, UUID addressee) {
    return actor.may(Verb.ANSWER_OPINIONS) && answerers(addressee).contains(actor.id());
  }

  private Facts checked(Facts facts) {
    var institution = facts.institution();
    if (institution != null) {
      institutions.get(institution);
    }
    return new Facts(
        facts.kind(),
        Written.name(facts.name(), Texts.TITLE),
        Written.line(facts.letterName(), Texts.TITLE),
        Written.optionalLine(facts.unit(), Texts.TITLE),
        facts.closing(),
        facts.email(),
        institution);
  }

  private void write(String sql, UUID id, Facts facts) {
    db.sql(sql)
        .param("id", id)
        .param("kind", facts.kind().code())
        .param("tr", facts.name().tr())
        .param("en", facts.name().en())
        .param("ar", facts.name().ar())
        .param("letterName", facts.letterName())
        .param("unit", facts.unit())
        .param("closing", facts.closing().code())
        .param("email", facts.email() == null ? null : facts.email().value())
        .param("institution", facts.institution())
        .update();
  }

  private static Addressee addressee(ResultSet row, int number) throws SQLException {
    var email = row.getString("email");
    return new Addressee(
        Rows.id(row, "id"),
        Codes.get(Addressee.Kind.values(), row.getString("kind")),
        Rows.text(row, "name"),
        row.getString("letter_name"),
        row.getString("unit"),
        Codes.get(Addressee.Closing.values(), row.getString("closing")),
        email == null ? null : new EmailAddress(email),
        Rows.maybeId(row, "institution"),
        row.getInt("version"));
  }
}
