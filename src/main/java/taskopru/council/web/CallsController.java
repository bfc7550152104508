package taskopru.council.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import taskopru.council.CouncilDay;
import taskopru.council.OpenCalls;
import taskopru.kernel.Problem;
import taskopru.web.Uis;

/** Calls for open seats: the text, the last day, how to apply, and the result. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/council/selections")
class CallsController {

  private final OpenCalls calls;
  private final CouncilDay day;
  private final Uis uis;

  CallsController(OpenCalls calls, CouncilDay day, Uis uis) {
    this.calls = calls;
    this.day = day;
    this.uis = uis;
  }

  @GetMapping
  String list(HttpServletRequest request, Model model) {
    var ui = uis.of(request);
    model.addAttribute(
        "calls", calls.list().stream().map(call -> CallPage.of(ui, call, day.today())).toList());
    return "council/web/calls";
  }

  @GetMapping("/{id}")
  String call(@PathVariable UUID id, HttpServletRequest request, Model model) {
    var ui = uis.of(request);
    var call = calls.find(id).orElseThrow(() -> new Problem.NotFound("council.selection.unknown"));
    model.addAttribute(
        "page", CallPage.of(ui, call, day.today()).with(ui, calls.result(call.id())));
    return "council/web/call";
  }
}
