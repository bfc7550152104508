package taskopru.council;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import taskopru.web.Site;

/** What day it is where the council sits. */
@Component
public class CouncilDay {

  private final Clock clock;
  private final Site site;

  CouncilDay(Clock clock, Site site) {
    this.clock = clock;
    this.site = site;
  }

  public LocalDate today() {
    return LocalDate.now(clock.withZone(site.zone()));
  }
}
