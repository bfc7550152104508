package taskopru.identity.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/** Identity's lines in the navigation. */
@Configuration(proxyBeanMethods = false)
class IdentityMenu {

  @Bean
  MenuEntry accountsOnDesk() {
    return MenuEntry.onDesk(
        900, "identity.accounts.menu", "/desk/accounts", Verb.ADMINISTER_ACCOUNTS);
  }
}
