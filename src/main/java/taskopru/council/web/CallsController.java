package taskopru.council.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import taskopru.council.CouncilDay;
import taskopru.council.PublicCalls;
import taskopru.kernel.Problem;
import taskopru.web.Site;
import taskopru.web.Uis;

/** Calls for open seats, for whoever might apply. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/council/calls")
class CallsController {

  private final PublicCalls calls;
  private final CouncilDay day;
  private final Uis uis;
  private final Site site;

  CallsController(PublicCalls calls, CouncilDay day, Uis uis, Site site) {
    this.calls = calls;
    this.day = day;
    this.uis = uis;
    this.site = site;
  }

  @GetMapping
  String list(HttpServletRequest request, Model model) {
    var ui = uis.of(request);
    model.addAttribute(
        "calls",
        calls.list(day.today()).stream()
            .map(call -> CallView.of(call, List.of(), day.today(), ui))
            .toList());
    return "council/web/calls";
  }

  @GetMapping("/{id}")
  String show(@PathVariable UUID id, HttpServletRequest request, Model model) {
    var call = calls.find(id).orElseThrow(() -> new Problem.NotFound("council.selection.unknown"));
    model.addAttribute("call", CallView.of(call, calls.chosen(id), day.today(), uis.of(request)));
    model.addAttribute("contact", site.contact());
    return "council/web/call";
  }
}
