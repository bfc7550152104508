package taskopru.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.privacy.DataRequest.State;

/** Where requests are kept. */
@Repository
class Requests {

  private static final String SELECT =
      """
      select id, number, wanted, name, contact, language, text, account_id, received_at, due_on,
             state, checked_at, checked_how, closed_at, answer
        from privacy.request
      """;

  private final JdbcClient db;

  Requests(JdbcClient db) {
    this.db = db;
  }

  void add(
      UUID id,
      ReceiptCode code,
      Requesting.Asked asked,
      @Nullable UUID account,
      Instant receivedAt,
      LocalDate dueOn) {
    db.sql(
            """
            insert into privacy.request (
              id, code_hash, wanted, name, contact, language, text, account_id, received_at, due_on,
              state)
            values (
              :id, :code, :wanted, :name, :contact, :language, :text, cast(:account as uuid),
              :receivedAt, :dueOn, 'received')
            """)
        .param("id", id)
        .param("code", code.hash())
        .param("wanted", asked.right().code())
        .param("name", asked.name())
        .param("contact", asked.contact())
        .param("language", asked.language().tag())
        .param("text", asked.text())
        .param("account", account)
        .param("receivedAt", at(receivedAt))
        .param("dueOn", dueOn)
        .update();
  }

  DataRequest get(UUID id) {
    return db.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(Requests::request)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("privacy.request.unknown"));
  }

  /** Two officers at one request queue. */
  DataRequest lock(UUID id) {
    db.sql("select id from privacy.request where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return get(id);
  }

  Optional<DataRequest> find(ReceiptCode code) {
    return db.sql(SELECT + " where code_hash = :code")
        .param("code", code.hash())
        .query(Requests::request)
        .optional();
  }

  /** What waits, the most urgent first; then what is closed, the latest first. */
  List<DataRequest> list(int size, long skip) {
    return db.sql(
            SELECT
                + """
                 order by closed_at is not null, case when closed_at is null then due_on end,
                          closed_at desc, number
                 limit :size offset :skip
                """)
        .param("size", size)
        .param("skip", skip)
        .query(Requests::request)
        .list();
  }

  List<DataRequest> of(UUID account) {
    return db.sql(SELECT + " where account_id = :account order by number desc")
        .param("account", account)
        .query(Requests::request)
        .list();
  }

  long count() {
    return db.sql("select count(*) from privacy.request").query(Long.class).single();
  }

  void check(UUID id, UUID by, Instant when, String how) {
    db.sql(
            """
            update privacy.request
               set state = 'checked', checked_at = :at, checked_by = :by, checked_how = :how
             where id = :id
            """)
        .param("id", id)
        .param("by", by)
        .param("at", at(when))
        .param("how", how)
        .update();
  }

  void close(UUID id, State state, UUID by, Instant when, String answer) {
    db.sql(
            """
            update privacy.request
               set state = :state, closed_at = :at, closed_by = :by, answer = :answer
             where id = :id
            """)
        .param("id", id)
        .param("state", state.code())
        .param("by", by)
        .param("at", at(when))
        .param("answer", answer)
        .update();
  }

  private static DataRequest request(ResultSet row, int number) throws SQLException {
    return new DataRequest(
        row.getObject("id", UUID.class),
        row.getLong("number"),
        Right.find(row.getString("wanted")).orElse(Right.OTHER),
        row.getString("name"),
        row.getString("contact"),
        Language.find(row.getString("language")).orElse(Language.TR),
        row.getString("text"),
        row.getObject("account_id", UUID.class),
        Objects.requireNonNull(instant(row, "received_at")),
        Objects.requireNonNull(row.getObject("due_on", LocalDate.class)),
        State.of(row.getString("state")),
        instant(row, "checked_at"),
        row.getString("checked_how"),
        instant(row, "closed_at"),
        row.getString("answer"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
