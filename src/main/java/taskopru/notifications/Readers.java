package taskopru.notifications;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where readers are kept, and how often each wants to hear of what. */
@Repository
class Readers {

  private final JdbcClient db;
  private final SecureRandom random = new SecureRandom();

  Readers(JdbcClient db) {
    this.db = db;
  }

  /** The reader a recipient is; null for somebody with neither account nor address. */
  @Nullable UUID of(Recipient to) {
    if (to.account() != null) {
      return ofAccount(to.account());
    }
    return to.email() == null ? null : of("email", to.email().value());
  }

  UUID ofAccount(UUID account) {
    return of("account", account);
  }

  private UUID of(String column, Object who) {
    db.sql(
            """
            insert into notifications.reader (id, %1$s, token)
            values (:id, :who, :token)
            on conflict (%1$s) do nothing
            """
                .formatted(column))
        .param("id", UUID.randomUUID())
        .param("who", who)
        .param("token", Token.random(random).value())
        .update();
    return db.sql("select id from notifications.reader where " + column + " = :who")
        .param("who", who)
        .query(UUID.class)
        .single();
  }

  String token(UUID reader) {
    return db.sql("select token from notifications.reader where id = :id")
        .param("id", reader)
        .query(String.class)
        .single();
  }

  record Reader(UUID id, @Nullable UUID account) {}

  Optional<Reader> find(Token token) {
    return db.sql("select id, account from notifications.reader where token = :token")
        .param("token", token.value())
        .query((row, _) ->
            new Reader(row.getObject("id", UUID.class), row.getObject("account", UUID.class)))
        .optional();
  }

  Optional<Frequency> frequency(UUID reader, String topic) {
    return db.sql(
            """
            select frequency
              from notifications.preference
             where reader = :reader and topic = :topic
            """)
        .param("reader", reader)
        .param("topic", topic)
        .query(String.class)
        .optional()
        .flatMap(Frequency::find);
  }

  Map<String, Frequency> frequencies(UUID reader) {
    var all = new HashMap<String, Frequency>();
    db.sql("select topic, frequency from notifications.preference where reader = :reader")
        .param("reader", reader)
        .query((row, _) ->
            all.put(
                row.getString("topic"), Frequency.find(row.getString("frequency")).orElseThrow()))
        .list();
    return all;
  }

  /** Answers whether anything changed. */
  boolean choose(UUID reader, String topic, Frequency frequency) {
    return db.sql(
                """
                insert into notifications.preference (reader, topic, frequency)
                values (:reader, :topic, :frequency)
                on conflict (reader, topic) do update
                   set frequency = excluded.frequency
                 where preference.frequency <> excluded.frequency
                """)
            .param("reader", reader)
            .param("topic", topic)
            .param("frequency", frequency.code())
            .update()
        > 0;
  }
}
