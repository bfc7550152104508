package taskopru.notifications.web;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.notifications.OutboxKeeping;
import taskopru.web.ui.Pager;

/** What was told and what has to be told by hand. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/outbox")
class OutboxController {

  private static final Set<String> DONE = Set.of("handedOver", "again");

  private final OutboxKeeping outbox;

  OutboxController(OutboxKeeping outbox) {
    this.outbox = outbox;
  }

  @GetMapping
  ModelAndView list(
      Actor actor,
      Language language,
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String done) {
    var onlyOpen = !show.equals("all");
    var found = outbox.list(actor, onlyOpen, page);
    var base = "/" + language.tag() + "/desk/outbox?show=" + (onlyOpen ? "open" : "all");
    return new ModelAndView("notifications/web/outbox")
        .addObject(
            "page",
            new OutboxPage(
                found.deliveries(),
                new Pager(page, OutboxKeeping.Page.SIZE, found.total(), base),
                onlyOpen,
                outbox.hasServer(),
                DONE.contains(done) ? "notifications.outbox.done." + done : ""));
  }

  @GetMapping("/{id}")
  ModelAndView read(Actor actor, @PathVariable UUID id) {
    return new ModelAndView("notifications/web/notice")
        .addObject("letter", outbox.read(actor, id))
        .addObject("hasServer", outbox.hasServer());
  }

  @PostMapping("/{id}/handover")
  String handOver(Actor actor, Language language, @PathVariable UUID id) {
    outbox.handOver(actor, id);
    return "redirect:/" + language.tag() + "/desk/outbox?done=handedOver";
  }

  @PostMapping("/{id}/mail")
  String tryAgain(Actor actor, Language language, @PathVariable UUID id) {
    outbox.tryAgain(actor, id);
    return "redirect:/" + language.tag() + "/desk/outbox?done=again";
  }
}
