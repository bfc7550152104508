package taskopru.planning.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/**
 * The lines of annual reports in the navigation. The chair is led there by the desk's first page.
 */
@Configuration(value = "reportsMenu", proxyBeanMethods = false)
class Menu {

  @Bean
  MenuEntry reportsInHeader() {
    return MenuEntry.inHeader(60, "planning.report.menu", "/reports");
  }

  @Bean
  MenuEntry reportsOnDesk() {
    return MenuEntry.onDesk(7, "planning.report.menu", "/desk/reports", Verb.KEEP_MEETINGS);
  }
}
