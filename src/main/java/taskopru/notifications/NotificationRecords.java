package taskopru.notifications;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Told;

/**
 * What notifications keep about one person: by the id of their account, or by that of a reader
 * without one, who is found by name.
 */
@Component
@Transactional
class NotificationRecords implements PersonalRecords {

  private static final int NOTICES = 500;

  private final JdbcClient db;

  NotificationRecords(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String module() {
    return "notifications";
  }

  /** Readers with an account are found by it, in the module that keeps accounts. */
  @Override
  public Map<UUID, String> named(String text) {
    var found = new HashMap<UUID, String>();
    db.sql(
            """
            select distinct on (reader.id) reader.id, notice.name
              from notifications.reader
              join notifications.notice on notice.reader = reader.id
             where account is null and notice.name ilike :like
             order by reader.id, notice.created_at desc
             limit 50
            """)
        .param("like", "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .query(row -> {
          found.put(row.getObject("id", UUID.class), row.getString("name"));
        });
    return found;
  }

  @Override
  public List<Told> of(UUID who) {
    var told = new ArrayList<Told>();
    tell(
        told,
        who,
        "notifications.told.address",
        """
        select distinct notice.email
          from notifications.notice
          join notifications.reader on reader.id = notice.reader
         where (reader.id = :who or account = :who) and notice.email is not null
        """);
    tell(
        told,
        who,
        "notifications.told.preference",
        """
        select topic || ': ' || frequency
          from notifications.preference
          join notifications.reader on reader.id = preference.reader
         where reader.id = :who or account = :who
         order by topic
        """);
    tell(
        told,
        who,
        "notifications.told.notice",
        """
        select concat_ws(' · ', notice.created_at::date, subject, state)
          from notifications.notice
          join notifications.reader on reader.id = notice.reader
         where reader.id = :who or account = :who
         order by notice.created_at desc
         limit %d
        """
            .formatted(NOTICES));
    tell(
        told,
        who,
        "notifications.told.feed",
        "select made_at::date::text from notifications.feed where account = :who");
    return told;
  }

  /** The log stays, that a call went out; to whom and what it said does not. */
  @Override
  public void anonymise(UUID who) {
    db.sql(
            """
            delete from notifications.attachment
             where notice in (
                 select notice.id from notifications.notice
                   join notifications.reader on reader.id = notice.reader
                  where reader.id = :who or account = :who)
            """)
        .param("who", who)
        .update();
    db.sql(
            """
            update notifications.notice
               set name = 'anonymised', email = null, body = null, reader = null,
                   done_at = coalesce(done_at, now()),
                   state = case when state in ('waiting', 'digest', 'by-hand') then 'unwanted' else state end
             where reader in (select id from notifications.reader where id = :who or account = :who)
            """)
        .param("who", who)
        .update();
    db.sql("delete from notifications.reader where id = :who or account = :who")
        .param("who", who)
        .update();
    db.sql("delete from notifications.feed where account = :who").param("who", who).update();
  }

  private void tell(List<Told> told, UUID who, String what, String sql) {
    db.sql(sql)
        .param("who", who)
        .query((row, _) -> new Told(what, row.getString(1)))
        .list()
        .forEach(told::add);
  }
}
