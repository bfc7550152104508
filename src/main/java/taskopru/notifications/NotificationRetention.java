package taskopru.notifications;

import java.sql.Timestamp;
import java.time.Period;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.kernel.Retained;

/** How long the log of deliveries proves that people were told. Texts go much earlier. */
@Configuration(proxyBeanMethods = false)
class NotificationRetention {

  @Bean
  Retained oldDeliveries(JdbcClient db) {
    return new Retained(
        "notifications-log",
        "notifications.notice",
        Set.of("notifications.attachment"),
        Period.ofYears(5),
        "notifications.retained.log",
        before ->
            db.sql(
                    """
                    delete from notifications.notice
                     where done_at < :before
                       and (bundled_in is null
                            or bundled_in in (select id from notifications.notice where done_at < :before))
                    """)
                .param("before", Timestamp.from(before))
                .update());
  }

  @Bean
  Retained forgottenReaders(JdbcClient db) {
    return new Retained(
        "notifications-readers",
        "notifications.reader",
        Set.of("notifications.preference"),
        Period.ofYears(5),
        "notifications.retained.readers",
        _ ->
            db.sql(
                    """
                    delete from notifications.reader
                     where account is null
                       and not exists (select from notifications.notice where reader = reader.id)
                    """)
                .update());
  }
}
