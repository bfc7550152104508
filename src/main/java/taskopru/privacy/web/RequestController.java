package taskopru.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.privacy.Deadline.Limit;
import taskopru.privacy.Deadlines;
import taskopru.privacy.Requesting;
import taskopru.privacy.Requesting.Asked;
import taskopru.privacy.Right;
import taskopru.web.Network;
import taskopru.web.Site;
import taskopru.web.ui.Form;

/** Asking about one's own data, without an account, and asking where that stands. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/privacy/request")
class RequestController {

  private final Requesting requesting;
  private final Deadlines deadlines;
  private final Site site;
  private final Clock clock;

  RequestController(Requesting requesting, Deadlines deadlines, Site site, Clock clock) {
    this.requesting = requesting;
    this.deadlines = deadlines;
    this.site = site;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView show(@RequestParam(defaultValue = "") String right) {
    return form(Form.empty().with("right", right), HttpStatus.OK);
  }

  /** The receipt is shown once, and cannot be had again. */
  @PostMapping
  ModelAndView ask(
      Actor actor,
      Language language,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request) {
    var right = Right.find(Form.of(sent).value("right"));
    var form =
        Form.of(sent)
            .require("name", "privacy.request.nameMissing")
            .require("contact", "privacy.request.contactMissing")
            .require("text", "privacy.request.textMissing");
    if (right.isEmpty()) {
      form = form.refuse("right", "privacy.request.rightMissing");
    }
    if (form.isRefused() || right.isEmpty()) {
      return form(form, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      var asked =
          new Asked(
              right.get(), form.value("name"), form.value("contact"), language, form.value("text"));
      return new ModelAndView("privacy/web/receipt")
          .addObject("receipt", requesting.ask(actor, asked, Network.of(request)));
    } catch (Problem.Refused no) {
      return form(form.refuse(no), HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Problem.TooMany no) {
      return form(form.refuse(no), HttpStatus.TOO_MANY_REQUESTS);
    }
  }

  @GetMapping("/standing")
  ModelAndView askStanding() {
    return standing(Form.empty(), List.of(), HttpStatus.OK);
  }

  /** The code comes in the form, not in the address: addresses end up in logs and histories. */
  @PostMapping("/standing")
  ModelAndView showStanding(
      @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
    var form = Form.of(sent);
    try {
      var standing = requesting.standing(form.value("code"), Network.of(request));
      return standing.isEmpty()
          ? standing(
              form.refuse("code", "privacy.standing.unknown"),
              List.of(),
              HttpStatus.UNPROCESSABLE_CONTENT)
          : standing(form, standing.stream().toList(), HttpStatus.OK);
    } catch (Problem.TooMany no) {
      return standing(form.refuse(no), List.of(), HttpStatus.TOO_MANY_REQUESTS);
    }
  }

  private ModelAndView form(Form form, HttpStatus status) {
    var today = LocalDate.ofInstant(clock.instant(), site.zone());
    return new ModelAndView("privacy/web/request", status)
        .addObject("deadline", deadlines.on(Limit.ANSWER, today))
        .addObject("form", form);
  }

  private static ModelAndView standing(
      Form form, List<Requesting.Standing> found, HttpStatus status) {
    return new ModelAndView("privacy/web/standing", status)
        .addObject("form", form)
        .addObject("found", found);
  }
}
