package taskopru.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Visible;
import taskopru.notifications.Delivery.State;

/** Where notices are kept: before they are told, and after. */
@Repository
class Outbox {

  private static final String DELIVERY =
      """
      select id, topic, object, name, email, subject, state, attempts, reason, created_at, done_at
        from notifications.notice
      """;

  private static final String ENTRY =
      """
      select id, topic, object, reader, name, email, language, subject, coalesce(body, '') as body, path, state, created_at
        from notifications.notice
      """;

  private static final int LONGEST_NAME = 150;

  private final JdbcClient db;

  Outbox(JdbcClient db) {
    this.db = db;
  }

  /** A notice as it is kept, ready to be sent. */
  record Entry(
      UUID id,
      String topic,
      UUID object,
      @Nullable UUID reader,
      String name,
      @Nullable String email,
      Language language,
      String subject,
      String body,
      String path,
      State state,
      Instant createdAt) {}

  void add(Entry entry, List<Attachment> attachments) {
    db.sql(
            """
            insert into notifications.notice
                   (id, topic, object, reader, name, email, language, subject, body, path, state, next_try_at, created_at)
            values (:id, :topic, :object, :reader, :name, :email, :language, :subject, :body, :path, :state,
                    case when :state = 'waiting' then :now::timestamptz end, :now)
            """)
        .param("id", entry.id())
        .param("topic", entry.topic())
        .param("object", entry.object())
        .param("reader", entry.reader())
        .param("name", entry.name())
        .param("email", entry.email())
        .param("language", entry.language().tag())
        .param("subject", entry.subject())
        .param("body", entry.body())
        .param("path", entry.path())
        .param("state", entry.state().code())
        .param("now", Timestamp.from(entry.createdAt()))
        .update();
    for (var i = 0; i < attachments.size(); i++) {
      var attachment = attachments.get(i);
      db.sql(
              """
              insert into notifications.attachment (notice, position, name, media_type, bytes, file)
              values (:notice, :position, :name, :mediaType, :bytes, :file)
              """)
          .param("notice", entry.id())
          .param("position", i)
          .param("name", shortened(Visible.line(attachment.name())))
          .param("mediaType", shortened(Visible.line(attachment.mediaType())))
          .param("bytes", attachment.bytes(), Types.BINARY)
          .param("file", attachment.file())
          .update();
    }
  }

  List<Attachment> attachments(UUID notice) {
    return db.sql(
            """
            select name, media_type, bytes, file
              from notifications.attachment
             where notice = :notice
             order by position
            """)
        .param("notice", notice)
        .query((row, _) ->
            new Attachment(
                row.getString("name"),
                row.getString("media_type"),
                row.getBytes("bytes"),
                row.getObject("file", UUID.class)))
        .list();
  }

  List<Delivery> about(UUID object) {
    return db.sql(DELIVERY + " where object = :object order by created_at desc, id limit 1000")
        .param("object", object)
        .query(Outbox::toDelivery)
        .list();
  }

  /** A page of the outbox: what needs somebody first, then the newest. */
  List<Delivery> list(boolean onlyOpen, int limit, int offset) {
    return db.sql(
            DELIVERY
                + """
                 where :all or state in ('refused', 'given-up', 'by-hand')
                 order by created_at desc, id
                 limit :limit offset :offset
                """)
        .param("all", !onlyOpen)
        .param("limit", limit)
        .param("offset", offset)
        .query(Outbox::toDelivery)
        .list();
  }

  long count(boolean onlyOpen) {
    return db.sql(
            """
            select count(*)
              from notifications.notice
             where :all or state in ('refused', 'given-up', 'by-hand')
            """)
        .param("all", !onlyOpen)
        .query(Long.class)
        .single();
  }

  Entry get(UUID id) {
    return find(id).orElseThrow(() -> new Problem.NotFound("notifications.unknown"));
  }

  private Optional<Entry> find(UUID id) {
    return db.sql(ENTRY + " where id = :id").param("id", id).query(Outbox::toEntry).optional();
  }

  Delivery delivery(UUID id) {
    return db.sql(DELIVERY + " where id = :id")
        .param("id", id)
        .query(Outbox::toDelivery)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("notifications.unknown"));
  }

  /** The next that is due, locked; what another process is at work on is passed over. */
  Optional<Entry> nextDue(Instant now) {
    return db.sql(
            ENTRY
                + """
                 where state = 'waiting' and next_try_at <= :now
                 order by next_try_at, id
                 limit 1
                   for update skip locked
                """)
        .param("now", Timestamp.from(now))
        .query(Outbox::toEntry)
        .optional();
  }

  int attempts(UUID id) {
    return db.sql("select attempts from notifications.notice where id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  void done(UUID id, State state, @Nullable String reason, Instant now) {
    db.sql(
            """
            update notifications.notice
               set state = :state, reason = :reason, done_at = :now, next_try_at = null,
                   attempts = attempts + case when :state in ('sent', 'refused', 'given-up') then 1 else 0 end
             where id = :id
            """)
        .param("state", state.code())
        .param("reason", reason)
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  void tryAgainAt(UUID id, Instant at, @Nullable String reason, boolean failed) {
    db.sql(
            """
            update notifications.notice
               set state = 'waiting', next_try_at = :at, reason = :reason, done_at = null,
                   attempts = case when :failed then attempts + 1 else 0 end
             where id = :id
            """)
        .param("at", Timestamp.from(at))
        .param("reason", reason)
        .param("failed", failed)
        .param("id", id)
        .update();
  }

  /** From now on it goes to that address. */
  void readdress(UUID id, @Nullable UUID reader, String email) {
    db.sql("update notifications.notice set reader = :reader, email = :email where id = :id")
        .param("reader", reader)
        .param("email", email)
        .param("id", id)
        .update();
  }

  void bundled(List<UUID> ids, UUID in, Instant now) {
    db.sql(
            """
            update notifications.notice
               set state = 'bundled', bundled_in = :in, done_at = :now
             where id = any (:ids)
            """)
        .param("in", in)
        .param("now", Timestamp.from(now))
        .param("ids", ids.toArray(UUID[]::new))
        .update();
  }

  /** Readers with something for a digest told before that moment. */
  List<UUID> readersWithDigests(Instant before) {
    return db.sql(
            """
            select distinct reader
              from notifications.notice
             where state = 'digest' and created_at < :before
            """)
        .param("before", Timestamp.from(before))
        .query(UUID.class)
        .list();
  }

  /** All that waits for a reader's digest, the newest first, locked. */
  List<Entry> forDigest(UUID reader, Instant before) {
    return db.sql(
            ENTRY
                + """
                 where state = 'digest' and reader = :reader and created_at < :before
                 order by created_at desc, id
                   for update skip locked
                """)
        .param("reader", reader)
        .param("before", Timestamp.from(before))
        .query(Outbox::toEntry)
        .list();
  }

  /** Takes away texts and attachments nobody needs any more; the log itself stays. */
  int forget(Instant before) {
    db.sql(
            """
            delete from notifications.attachment
             where notice in (select id
                                from notifications.notice
                               where done_at < :before and body is not null)
            """)
        .param("before", Timestamp.from(before))
        .update();
    return db.sql(
            """
            update notifications.notice
               set body = null
             where done_at < :before and body is not null
            """)
        .param("before", Timestamp.from(before))
        .update();
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static Entry toEntry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        row.getString("topic"),
        row.getObject("object", UUID.class),
        row.getObject("reader", UUID.class),
        row.getString("name"),
        row.getString("email"),
        Language.find(row.getString("language")).orElseThrow(),
        row.getString("subject"),
        row.getString("body"),
        row.getString("path"),
        State.of(row.getString("state")),
        row.getTimestamp("created_at").toInstant());
  }

  private static Delivery toDelivery(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getString("topic"),
        row.getObject("object", UUID.class),
        row.getString("name"),
        row.getString("email"),
        row.getString("subject"),
        State.of(row.getString("state")),
        row.getInt("attempts"),
        row.getString("reason"),
        row.getTimestamp("created_at").toInstant(),
        instant(row.getTimestamp("done_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
