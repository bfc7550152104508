package taskopru.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where entries are kept. There is a way to add one and no way to change one. */
@Repository
class Entries {

  private static final String SELECT =
      "select seq, at, kind, actor, subject, detail, hash from audit.entry";

  private static final String ASKED =
      """
       where (cast(:kind as text) is null or kind = :kind)
         and (cast(:actors as uuid[]) is null or actor = any (:actors))
         and (cast(:subject as uuid) is null or subject = :subject)
         and (cast(:from as timestamptz) is null or at >= :from)
         and (cast(:before as timestamptz) is null or at < :before)
      """;

  private final JdbcClient db;

  Entries(JdbcClient db) {
    this.db = db;
  }

  /** The end of the chain. */
  record Head(long seq, String hash) {}

  /** The head, held until the transaction ends: whoever adds the next entry waits here. */
  Head lockHead() {
    return head("for update");
  }

  Head head() {
    return head("");
  }

  private Head head(String lock) {
    return db.sql("select seq, hash from audit.head " + lock)
        .query((row, _) -> new Head(row.getLong("seq"), hex(row.getBytes("hash"))))
        .single();
  }

  void append(Entry entry, String previous) {
    db.sql(
            """
            insert into audit.entry (seq, at, kind, actor, subject, detail, previous, hash)
            values (:seq, :at, :kind, :actor, :subject, :detail, :previous, :hash)
            """)
        .param("seq", entry.seq())
        .param("at", Timestamp.from(entry.at()))
        .param("kind", entry.kind())
        .param("actor", entry.actor())
        .param("subject", entry.subject())
        .param("detail", entry.detail())
        .param("previous", HexFormat.of().parseHex(previous))
        .param("hash", HexFormat.of().parseHex(entry.hash()))
        .update();
    db.sql("update audit.head set seq = :seq, hash = :hash")
        .param("seq", entry.seq())
        .param("hash", HexFormat.of().parseHex(entry.hash()))
        .update();
  }

  /** All, first to last, without holding them in memory; inside a transaction, and to be closed. */
  Stream<Entry> stream() {
    return db.sql(SELECT + " order by seq").withFetchSize(1000).query(Entries::toEntry).stream();
  }

  Stream<Entry> stream(Trail.Question question) {
    return db
        .sql(SELECT + ASKED + " order by seq")
        .withFetchSize(1000)
        .params(params(question))
        .query(Entries::toEntry)
        .stream();
  }

  long count(Trail.Question question) {
    return db.sql("select count(*) from audit.entry" + ASKED)
        .params(params(question))
        .query(Long.class)
        .single();
  }

  /** Newest first. */
  List<Entry> list(Trail.Question question, int size, long skip) {
    return db.sql(SELECT + ASKED + " order by seq desc limit :size offset :skip")
        .params(params(question))
        .param("size", size)
        .param("skip", skip)
        .query(Entries::toEntry)
        .list();
  }

  /** The kinds that occur, found by hopping along the index. */
  List<String> kinds() {
    return db.sql(
            """
            with recursive hop (kind) as (
                (select kind from audit.entry order by kind limit 1)
                union all
                select (select kind from audit.entry where kind > hop.kind order by kind limit 1)
                  from hop where hop.kind is not null
            )
            select kind from hop where kind is not null order by kind
            """)
        .query(String.class)
        .list();
  }

  private static Map<String, Object> params(Trail.Question question) {
    var params = new HashMap<String, Object>();
    params.put("kind", question.kind());
    params.put("actors", question.actors() == null ? null : question.actors().toArray(UUID[]::new));
    params.put("subject", question.subject());
    params.put("from", timestamp(question.from()));
    params.put("before", timestamp(question.before()));
    return params;
  }

  private static @org.jspecify.annotations.Nullable Timestamp timestamp(
      @org.jspecify.annotations.Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static Entry toEntry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("seq"),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getObject("actor", UUID.class),
        row.getObject("subject", UUID.class),
        row.getString("detail"),
        hex(row.getBytes("hash")));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
