package taskopru.privacy.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/** Privacy's line in the navigation. */
@Configuration(value = "privacyMenu", proxyBeanMethods = false)
class Menu {

  @Bean
  MenuEntry privacyOnDesk() {
    return MenuEntry.onDesk(800, "privacy.menu", "/desk/privacy", Verb.KEEP_PRIVACY);
  }
}
