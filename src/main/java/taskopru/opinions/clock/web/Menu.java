package taskopru.opinions.clock.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/** The clock's line on the desk. */
@Configuration(value = "clockMenu", proxyBeanMethods = false)
class Menu {

  @Bean
  MenuEntry sessionsOnDesk() {
    return MenuEntry.onDesk(
        6, "opinions.clock.menu.sessions", "/desk/opinions/sessions", Verb.KEEP_MEETINGS);
  }
}
