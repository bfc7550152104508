package taskopru.audit.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/** Audit's line in the navigation. */
@Configuration(proxyBeanMethods = false)
class AuditMenu {

  @Bean
  MenuEntry auditOnDesk() {
    return MenuEntry.onDesk(910, "audit.menu", "/desk/audit", Verb.READ_AUDIT);
  }
}
