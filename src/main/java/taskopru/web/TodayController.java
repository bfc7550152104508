package taskopru.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;

/** The desk's first page: what waits for whoever reads it, as the modules tell it. */
@Controller
class TodayController {

  private final List<TodaySource> sources;
  private final Uis uis;
  private final Site site;
  private final Clock clock;

  TodayController(ObjectProvider<TodaySource> sources, Uis uis, Site site, Clock clock) {
    this.sources = sources.orderedStream().toList();
    this.uis = uis;
    this.site = site;
    this.clock = clock;
  }

  @GetMapping("/{lang:tr|en|ar}/desk")
  ModelAndView today(Actor actor, HttpServletRequest request) {
    var today = LocalDate.now(clock.withZone(site.zone()));
    var lines = sources.stream().flatMap(source -> source.lines(actor, today).stream()).toList();
    return new ModelAndView("web/desk")
        .addObject("page", TodayPage.of(lines, today, uis.of(request)));
  }
}
