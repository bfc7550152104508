package taskopru.council.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.web.MenuEntry;

/** The council's line in the navigation. */
@Configuration(value = "councilMenu", proxyBeanMethods = false)
class Menu {

  @Bean
  MenuEntry councilInHeader() {
    return MenuEntry.inHeader(20, "council.menu", "/council");
  }
}
