package taskopru.notifications.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/** Lines in the desk's menu. */
@Configuration(proxyBeanMethods = false)
class NotificationsMenu {

  @Bean
  MenuEntry outboxOnDesk() {
    return MenuEntry.onDesk(450, "notifications.outbox.menu", "/desk/outbox", Verb.KEEP_MEETINGS);
  }

  @Bean
  MenuEntry preferencesOnDesk() {
    return MenuEntry.onDesk(
        950, "notifications.preferences.menu", "/desk/account/notifications", Verb.USE_DESK);
  }
}
