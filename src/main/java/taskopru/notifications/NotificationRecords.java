package taskopru.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Told;

/** What somebody was told, how they want to be told, and how both are forgotten. */
@Component
@Transactional
class NotificationRecords implements PersonalRecords {

  private static final String BY_ACCOUNT =
      "(select id from notifications.reader where account = :who)";
  private static final String BY_ADDRESS =
      "(select id from notifications.reader where email = :who)";

  private final JdbcClient db;

  NotificationRecords(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String module() {
    return "notifications";
  }

  @Override
  public List<Told> of(UUID who) {
    var told = new ArrayList<>(of(BY_ACCOUNT, who));
    db.sql("select made_at from notifications.feed where account = :who")
        .param("who", who)
        .query((row, _) ->
            new Told("notifications.told.feed", row.getTimestamp("made_at").toInstant().toString()))
        .list()
        .forEach(told::add);
    return told;
  }

  @Override
  public List<Told> ofAddress(String address) {
    return of(BY_ADDRESS, address);
  }

  @Override
  public void anonymise(UUID who) {
    forget(BY_ACCOUNT, who);
    db.sql("delete from notifications.feed where account = :who").param("who", who).update();
  }

  @Override
  public void forgetAddress(String address) {
    forget(BY_ADDRESS, address);
    db.sql(
            """
            update notifications.reader
               set email = id || '@anonymised.invalid' where email = :who
            """)
        .param("who", address)
        .update();
  }

  private List<Told> of(String readers, Object who) {
    var told = new ArrayList<Told>();
    db.sql(
            """
            select topic, frequency from notifications.preference
             where reader in %s
             order by topic
            """
                .formatted(readers))
        .param("who", who)
        .query((row, _) ->
            new Told(
                "notifications.told.frequency." + row.getString("frequency"),
                row.getString("topic")))
        .list()
        .forEach(told::add);
    db.sql(
            """
            select created_at, email, subject from notifications.notice
             where reader in %s
             order by created_at, id
            """
                .formatted(readers))
        .param("who", who)
        .query((row, _) -> {
          var email = row.getString("email");
          return new Told(
              "notifications.told.notice",
              "%s · %s · %s"
                  .formatted(
                      row.getTimestamp("created_at").toInstant(),
                      email == null ? "–" : email,
                      row.getString("subject")));
        })
        .list()
        .forEach(told::add);
    return told;
  }

  /** The log keeps that somebody was told, and when: a call must be shown to have gone out. */
  private void forget(String readers, Object who) {
    for (var sql :
        List.of(
            """
            delete from notifications.attachment
             where notice in (select id from notifications.notice where reader in %s)
            """,
            """
            update notifications.notice
               set name = 'anonymised', email = null, body = null, next_try_at = null,
                   done_at = coalesce(done_at, created_at),
                   state = case when state in ('waiting', 'digest', 'by-hand', 'refused', 'given-up')
                                then 'unwanted' else state end
             where reader in %s
            """,
            "delete from notifications.preference where reader in %s",
            "delete from notifications.digest where reader in %s")) {
      db.sql(sql.formatted(readers)).param("who", who).update();
    }
  }
}
