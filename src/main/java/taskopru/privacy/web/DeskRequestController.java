package taskopru.privacy.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.privacy.Breaches;
import taskopru.privacy.Deadline.Limit;
import taskopru.privacy.Deadlines;
import taskopru.privacy.RequestKeeping;
import taskopru.web.Csv;
import taskopru.web.Site;
import taskopru.web.ui.Form;
import taskopru.web.ui.Pager;

/** The officer's requests, and the way out of each. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/privacy")
class DeskRequestController {

  private static final int SIZE = 50;
  private static final Set<String> DONE = Set.of("checked", "answered", "refused");

  private final RequestKeeping requests;
  private final Breaches breaches;
  private final Deadlines deadlines;
  private final Site site;
  private final Clock clock;

  DeskRequestController(
      RequestKeeping requests, Breaches breaches, Deadlines deadlines, Site site, Clock clock) {
    this.requests = requests;
    this.breaches = breaches;
    this.deadlines = deadlines;
    this.site = site;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView list(Actor actor, Language language, @RequestParam(defaultValue = "1") int page) {
    var total = requests.count(actor);
    var pager = new Pager(page, SIZE, total, "/" + language.tag() + "/desk/privacy");
    var now = clock.instant();
    var late = (int) breaches.list(actor).stream().filter(breach -> breach.isOverdue(now)).count();
    return new ModelAndView("privacy/web/requests")
        .addObject(
            "page",
            new RequestList(
                requests.list(actor, SIZE, pager.offset()),
                today(),
                pager,
                late,
                actor.may(Verb.EXPORT)));
  }

  @GetMapping("/requests.csv")
  ResponseEntity<byte[]> export(Actor actor) {
    var csv =
        new Csv(
            "number",
            "right",
            "name",
            "contact",
            "language",
            "text",
            "received",
            "due",
            "state",
            "checked",
            "checked_how",
            "closed",
            "answer");
    for (var request : requests.export(actor)) {
      csv.row(
          List.of(
              String.valueOf(request.number()),
              request.right().code(),
              request.name(),
              request.contact(),
              request.language().tag(),
              request.text(),
              request.receivedAt().toString(),
              request.dueOn().toString(),
              request.state().code(),
              text(request.checkedAt()),
              text(request.checkedHow()),
              text(request.closedAt()),
              text(request.answer())));
    }
    return csv.answer();
  }

  @GetMapping("/requests/{id}")
  ModelAndView show(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String done) {
    return detail(
        actor,
        id,
        Form.empty(),
        DONE.contains(done) ? "privacy.request.done." + done : "",
        HttpStatus.OK);
  }

  @PostMapping("/requests/{id}/identity")
  ModelAndView check(
      Actor actor,
      Language language,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String how) {
    return deed(
        actor, language, id, "how", how, "checked", () -> requests.checkIdentity(actor, id, how));
  }

  @PostMapping("/requests/{id}/answer")
  ModelAndView answer(
      Actor actor,
      Language language,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String answer) {
    return deed(
        actor,
        language,
        id,
        "answer",
        answer,
        "answered",
        () -> requests.answer(actor, id, answer));
  }

  @PostMapping("/requests/{id}/refusal")
  ModelAndView refuse(
      Actor actor,
      Language language,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason) {
    return deed(
        actor, language, id, "reason", reason, "refused", () -> requests.refuse(actor, id, reason));
  }

  private ModelAndView deed(
      Actor actor,
      Language language,
      UUID id,
      String field,
      String sent,
      String done,
      Runnable deed) {
    try {
      deed.run();
      return new ModelAndView(
          "redirect:/%s/desk/privacy/requests/%s?done=%s".formatted(language.tag(), id, done));
    } catch (Problem.Refused no) {
      var form = Form.empty().with(field, sent).refuse(field, no);
      return detail(actor, id, form, "", HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private ModelAndView detail(Actor actor, UUID id, Form form, String done, HttpStatus status) {
    var request = requests.get(actor, id);
    var received = LocalDate.ofInstant(request.receivedAt(), site.zone());
    return new ModelAndView("privacy/web/requestDetail", status)
        .addObject(
            "page",
            new RequestDetail(request, deadlines.on(Limit.ANSWER, received), today(), form, done));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), site.zone());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
