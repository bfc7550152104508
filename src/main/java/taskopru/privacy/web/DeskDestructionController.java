package taskopru.privacy.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.privacy.Destruction;

/** What goes when its time is over, and the record of it. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/privacy/destruction")
class DeskDestructionController {

  private final Destruction destruction;

  DeskDestructionController(Destruction destruction) {
    this.destruction = destruction;
  }

  @GetMapping
  ModelAndView show(Actor actor, @RequestParam(defaultValue = "") String done) {
    return new ModelAndView("privacy/web/destruction")
        .addObject(
            "page",
            new DestructionPage(
                destruction.rules(),
                destruction.withoutRule(),
                destruction.records(actor),
                destruction.lastRun(actor),
                done.equals("run")));
  }

  @PostMapping
  ModelAndView run(Actor actor, Language language) {
    destruction.run(actor);
    return new ModelAndView(
        "redirect:/%s/desk/privacy/destruction?done=run".formatted(language.tag()));
  }
}
