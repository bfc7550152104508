package taskopru.opinions.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/** The lines of opinions in the navigation. */
@Configuration(value = "opinionsMenu", proxyBeanMethods = false)
class Menu {

  @Bean
  MenuEntry opinionsInHeader() {
    return MenuEntry.inHeader(30, "opinions.menu.opinions", "/opinions");
  }

  @Bean
  MenuEntry opinionsOnDesk() {
    return MenuEntry.onDesk(1, "opinions.menu.desk", "/desk/opinions", Verb.KEEP_OPINIONS);
  }

  @Bean
  MenuEntry ownOpinionsOnDesk() {
    return MenuEntry.onDesk(1, "opinions.menu.own", "/desk/opinions?mine=yes", Verb.TAKE_PART);
  }

  @Bean
  MenuEntry answersOnDesk() {
    return MenuEntry.onDesk(1, "opinions.menu.answers", "/desk/answers", Verb.ANSWER_OPINIONS);
  }
}
