package taskopru.meetings.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.Verb;
import taskopru.web.MenuEntry;

/** The lines of meetings in the navigation. */
@Configuration(value = "meetingsMenu", proxyBeanMethods = false)
class Menu {

  @Bean
  MenuEntry meetingsInHeader() {
    return MenuEntry.inHeader(40, "meetings.menu.meetings", "/meetings");
  }

  @Bean
  MenuEntry decisionsInHeader() {
    return MenuEntry.inHeader(41, "meetings.menu.decisions", "/decisions");
  }

  @Bean
  MenuEntry meetingsOnDesk() {
    return MenuEntry.onDesk(2, "meetings.menu.meetings", "/desk/meetings", Verb.KEEP_MEETINGS);
  }

  @Bean
  MenuEntry ownMeetingsOnDesk() {
    return MenuEntry.onDesk(2, "meetings.menu.own", "/desk/meetings?filter=coming", Verb.TAKE_PART);
  }

  @Bean
  MenuEntry decisionsOnDesk() {
    return MenuEntry.onDesk(3, "meetings.menu.followUp", "/desk/decisions", Verb.KEEP_MEETINGS);
  }
}
