package taskopru.catalogue.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/** The catalogue's lines in the navigation. */
@Configuration(value = "catalogueMenu", proxyBeanMethods = false)
class Menu {

  @Bean
  MenuEntry dataInHeader() {
    return MenuEntry.inHeader(10, "catalogue.menu.data", "/data");
  }

  @Bean
  MenuEntry publishersOnDesk() {
    return MenuEntry.onDesk(
        12, "catalogue.menu.publishers", "/desk/publishers", Verb.EDIT_DATASETS);
  }

  @Bean
  MenuEntry datasetsOnDesk() {
    return MenuEntry.onDesk(10, "catalogue.menu.datasets", "/desk/datasets", Verb.EDIT_DATASETS);
  }
}
