package taskopru.notifications;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/** What notifications keeps about people, for the inventory on the privacy page. */
@Configuration(proxyBeanMethods = false)
class NotificationInventory {

  private static final String NOTICE = "notifications.notice";
  private static final String LOG = "notifications.kept.log";

  @Bean
  PersonalFields notificationPersonalFields() {
    return new PersonalFields(
        "notifications",
        List.of(
            field(NOTICE, "name", "notifications.kept.name", LOG),
            field(NOTICE, "email", "notifications.kept.email", LOG),
            field(NOTICE, "body", "notifications.kept.body", "notifications.kept.untilTold"),
            field(
                "notifications.attachment",
                "bytes",
                "notifications.kept.attachment",
                "notifications.kept.untilTold"),
            field("notifications.reader", "email", "notifications.kept.reader", LOG),
            field(
                "notifications.preference",
                "frequency",
                "notifications.kept.preference",
                "notifications.kept.withReader"),
            field(
                "notifications.feed",
                "token_hash",
                "notifications.kept.feed",
                "notifications.kept.untilRevoked")));
  }

  private static PersonalField field(
      String table, String column, String purpose, String retention) {
    return new PersonalField(table, column, purpose, Basis.LEGITIMATE_INTEREST, retention);
  }
}
