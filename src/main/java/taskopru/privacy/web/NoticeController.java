package taskopru.privacy.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.privacy.Notices;

/** What people are told when a form asks for their data. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/privacy/notices")
class NoticeController {

  private final Notices notices;

  NoticeController(Notices notices) {
    this.notices = notices;
  }

  @GetMapping
  ModelAndView list() {
    return new ModelAndView("privacy/web/notices").addObject("notices", notices.list());
  }

  /** The version in force, or the one asked for. */
  @GetMapping("/{form}")
  ModelAndView show(
      @PathVariable String form, @RequestParam(name = "version", defaultValue = "0") int version) {
    var current = notices.current(form);
    return new ModelAndView("privacy/web/notice")
        .addObject(
            "page",
            new NoticePage(
                version == 0 ? current : notices.get(form, version),
                current.version(),
                notices.of(form)));
  }
}
