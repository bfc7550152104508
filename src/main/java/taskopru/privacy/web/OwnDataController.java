package taskopru.privacy.web;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.ConsentPurpose;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.privacy.AboutPerson;
import taskopru.privacy.Consents;
import taskopru.privacy.Consents.How;
import taskopru.privacy.Requesting;
import taskopru.web.ui.Form;

/** The reader's own data, consents and requests. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/account")
class OwnDataController {

  private static final Set<String> DONE = Set.of("given", "withdrawn");

  private final AboutPerson people;
  private final Consents consents;
  private final Requesting requesting;
  private final Clock clock;

  OwnDataController(AboutPerson people, Consents consents, Requesting requesting, Clock clock) {
    this.people = people;
    this.consents = consents;
    this.requesting = requesting;
    this.clock = clock;
  }

  /** What is taken along: by module, each thing by its key. */
  record OwnData(Instant takenAt, Map<String, List<Thing>> kept) {
    record Thing(String what, String value) {}
  }

  @GetMapping("/data")
  ModelAndView show(Actor actor, @RequestParam(defaultValue = "") String done) {
    return page(
        actor,
        Form.empty(),
        DONE.contains(done) ? "privacy.consent.done." + done : "",
        HttpStatus.OK);
  }

  @GetMapping("/data.json")
  ResponseEntity<OwnData> take(Actor actor) {
    var kept = new LinkedHashMap<String, List<OwnData.Thing>>();
    for (var chapter : people.take(actor)) {
      kept.put(
          chapter.module(),
          chapter.told().stream()
              .map(told -> new OwnData.Thing(told.what(), told.value()))
              .toList());
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
        .contentType(MediaType.APPLICATION_JSON)
        .body(new OwnData(clock.instant(), kept));
  }

  @PostMapping("/data/consents/{purpose}")
  ModelAndView give(Actor actor, Language language, @PathVariable String purpose) {
    return deed(
        actor, language, "given", () -> consents.give(actor, actor.id(), purpose, How.PAGE));
  }

  @PostMapping("/data/consents/{purpose}/withdrawal")
  ModelAndView withdraw(Actor actor, Language language, @PathVariable String purpose) {
    return deed(
        actor,
        language,
        "withdrawn",
        () -> consents.withdraw(actor, actor.id(), purpose, How.PAGE));
  }

  private ModelAndView deed(Actor actor, Language language, String done, Runnable deed) {
    try {
      deed.run();
      return new ModelAndView(
          "redirect:/%s/desk/account/data?done=%s".formatted(language.tag(), done));
    } catch (Problem.Conflict no) {
      return page(actor, Form.empty().refuse(no), "", HttpStatus.CONFLICT);
    }
  }

  private ModelAndView page(Actor actor, Form form, String done, HttpStatus status) {
    var who = actor.id();
    return new ModelAndView("privacy/web/ownData", status)
        .addObject(
            "page",
            new PersonPage(
                who,
                people.own(actor),
                consents.purposes(),
                standing(consents, who),
                consents.history(actor, who),
                requesting.own(actor),
                List.of(),
                form,
                done));
  }

  static Set<String> standing(Consents consents, java.util.UUID who) {
    return consents.purposes().stream()
        .map(ConsentPurpose::code)
        .filter(code -> consents.stands(who, code))
        .collect(Collectors.toSet());
  }
}
