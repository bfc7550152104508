package taskopru.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;

/** The people the council deals with. */
@Service
@Transactional(readOnly = true)
public class People {

  static final String PERSON =
      """
      select id, name, email, phone, language, account_id, name_may_be_public
        from council.person
      """;

  private final JdbcClient db;

  People(JdbcClient db) {
    this.db = db;
  }

  public Person get(UUID id) {
    return db.sql(PERSON + " where id = :id")
        .param("id", id)
        .query(People::person)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("council.person.unknown"));
  }

  /** Each of them once, in their order; one question for all. */
  public List<Person> all(Collection<UUID> ids) {
    var found = new HashMap<UUID, Person>();
    db.sql(PERSON + " where id = any (:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(People::person)
        .list()
        .forEach(one -> found.put(one.id(), one));
    return ids.stream()
        .distinct()
        .map(id ->
            Optional.ofNullable(found.get(id))
                .orElseThrow(() -> new Problem.NotFound("council.person.unknown")))
        .toList();
  }

  public Optional<Person> ofAccount(UUID account) {
    return db.sql(PERSON + " where account_id = :account")
        .param("account", account)
        .query(People::person)
        .optional();
  }

  /** The name of everybody, by id; for pages of the desk only. */
  public Map<UUID, String> names() {
    var names = new HashMap<UUID, String>();
    db.sql("select id, name from council.person")
        .query(row -> {
          names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
    return names;
  }

  /** Two seats given to one person at once queue, they do not race. */
  @Transactional
  void lock(UUID id) {
    db.sql("select id from council.person where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .single();
  }

  static Person person(ResultSet row, int number) throws SQLException {
    var email = row.getString("email");
    return new Person(
        row.getObject("id", UUID.class),
        Objects.requireNonNull(row.getString("name")),
        email == null ? null : new EmailAddress(email),
        row.getString("phone"),
        Language.find(row.getString("language")).orElse(Language.TR),
        row.getObject("account_id", UUID.class),
        row.getBoolean("name_may_be_public"));
  }
}
