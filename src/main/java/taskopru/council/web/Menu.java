package taskopru.council.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/** The council's lines in the navigation. */
@Configuration(value = "councilMenu", proxyBeanMethods = false)
class Menu {

  @Bean
  MenuEntry councilInHeader() {
    return MenuEntry.inHeader(20, "council.menu", "/council");
  }

  @Bean
  MenuEntry councilOnDesk() {
    return MenuEntry.onDesk(100, "council.desk.menu", "/desk/council", Verb.KEEP_COUNCIL);
  }

  @Bean
  MenuEntry keepersOnDesk() {
    return MenuEntry.onDesk(
        910, "council.keepers.menu", "/desk/council/keepers", Verb.ADMINISTER_ACCOUNTS);
  }
}
