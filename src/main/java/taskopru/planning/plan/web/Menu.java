package taskopru.planning.plan.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/** The lines of the plan in the navigation. */
@Configuration(value = "planMenu", proxyBeanMethods = false)
class Menu {

  @Bean
  MenuEntry planInHeader() {
    return MenuEntry.inHeader(55, "planning.plan.menu", "/plan");
  }

  @Bean
  MenuEntry planOnDesk() {
    return MenuEntry.onDesk(6, "planning.plan.menu", "/desk/plan", Verb.KEEP_OPINIONS);
  }

  @Bean
  MenuEntry ownPlanOnDesk() {
    return MenuEntry.onDesk(6, "planning.plan.menu.own", "/desk/plan", Verb.TAKE_PART);
  }
}
