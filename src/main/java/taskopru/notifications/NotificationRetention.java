package taskopru.notifications;

import java.sql.Timestamp;
import java.time.Period;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.kernel.Retained;

/** How long the log of what was told is kept; calls stay as proof with their meeting. */
@Configuration(proxyBeanMethods = false)
class NotificationRetention {

  @Bean
  Retained oldNotices(JdbcClient db, Topics topics) {
    return new Retained(
        "notifications-log",
        "notifications.notice",
        Set.of("notifications.attachment", "notifications.reader", "notifications.preference"),
        Period.ofYears(2),
        "notifications.retained.log",
        before -> destroy(db, topics, Timestamp.from(before)));
  }

  /** Then also addresses nothing was sent to since, unless their reader wants to be left alone. */
  private static int destroy(JdbcClient db, Topics topics, Timestamp before) {
    var notices =
        db.sql(
                """
                with old as (
                  select id from notifications.notice
                   where created_at < :before
                     and state not in ('waiting', 'digest', 'by-hand')
                     and not topic = any (:mandatory))
                delete from notifications.notice
                 where id in (select id from old)
                   and not exists (
                         select from notifications.notice part
                          where part.bundled_in = notice.id
                            and part.id not in (select id from old))
                """)
            .param("before", before)
            .param(
                "mandatory",
                topics.list().stream()
                    .filter(NoticeTopic::mandatory)
                    .map(NoticeTopic::code)
                    .toArray(String[]::new))
            .update();
    var addresses =
        db.sql(
                """
                delete from notifications.reader who
                 where email is not null
                   and not exists (select from notifications.notice where reader = who.id)
                   and not exists (
                         select from notifications.preference
                          where reader = who.id and frequency = 'off')
                """)
            .update();
    return notices + addresses;
  }
}
