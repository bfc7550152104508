package taskopru.privacy.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.privacy.AboutPerson;
import taskopru.privacy.Consents;
import taskopru.privacy.Consents.How;
import taskopru.web.ui.Form;

/** What the house keeps about somebody, as the officer sees it, and forgetting them. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/privacy/people")
class DeskPersonController {

  private static final Set<String> DONE = Set.of("given", "withdrawn");

  private final AboutPerson people;
  private final Consents consents;

  DeskPersonController(AboutPerson people, Consents consents) {
    this.people = people;
    this.consents = consents;
  }

  @GetMapping
  ModelAndView find(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String done) {
    var found = people.named(actor, q.length() > 200 ? q.substring(0, 200) : q);
    return new ModelAndView("privacy/web/people")
        .addObject("q", q)
        .addObject("found", found.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList())
        .addObject("anonymised", done.equals("anonymised"));
  }

  @GetMapping("/{id}")
  ModelAndView show(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String done) {
    return person(
        actor,
        id,
        Form.empty(),
        DONE.contains(done) ? "privacy.consent.done." + done : "",
        HttpStatus.OK);
  }

  @PostMapping("/{id}/consents/{purpose}")
  ModelAndView give(
      Actor actor,
      Language language,
      @PathVariable UUID id,
      @PathVariable String purpose,
      @RequestParam MultiValueMap<String, String> sent) {
    return deed(
        actor,
        language,
        id,
        "given",
        () -> consents.give(actor, id, purpose, heard(sent, purpose)));
  }

  @PostMapping("/{id}/consents/{purpose}/withdrawal")
  ModelAndView withdraw(
      Actor actor,
      Language language,
      @PathVariable UUID id,
      @PathVariable String purpose,
      @RequestParam MultiValueMap<String, String> sent) {
    return deed(
        actor,
        language,
        id,
        "withdrawn",
        () -> consents.withdraw(actor, id, purpose, heard(sent, purpose)));
  }

  @GetMapping("/{id}/anonymisation")
  ModelAndView ask(Actor actor, @PathVariable UUID id) {
    return confirmation(actor, id, Form.empty(), HttpStatus.OK);
  }

  @PostMapping("/{id}/anonymisation")
  ModelAndView anonymise(Actor actor, Language language, @PathVariable UUID id) {
    try {
      people.anonymise(actor, id);
      return new ModelAndView(
          "redirect:/%s/desk/privacy/people?done=anonymised".formatted(language.tag()));
    } catch (Problem.Refused no) {
      return confirmation(actor, id, Form.empty().refuse(no), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  /** The officer never clicks for somebody: what they note is what they were told. */
  private static How heard(MultiValueMap<String, String> sent, String purpose) {
    return How.find(Form.of(sent).value("how-" + purpose))
        .filter(found -> found != How.PAGE)
        .orElseThrow(() -> new Problem.Refused("privacy.consent.howMissing"));
  }

  private ModelAndView deed(Actor actor, Language language, UUID id, String done, Runnable deed) {
    try {
      deed.run();
      return new ModelAndView(
          "redirect:/%s/desk/privacy/people/%s?done=%s".formatted(language.tag(), id, done));
    } catch (Problem.Conflict no) {
      return person(actor, id, Form.empty().refuse(no), "", HttpStatus.CONFLICT);
    } catch (Problem.Refused no) {
      return person(actor, id, Form.empty().refuse(no), "", HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private ModelAndView person(Actor actor, UUID id, Form form, String done, HttpStatus status) {
    var chapters = people.look(actor, id);
    return new ModelAndView("privacy/web/person", status)
        .addObject(
            "page",
            new PersonPage(
                id,
                chapters,
                consents.purposes(),
                OwnDataController.standing(consents, id),
                consents.history(actor, id),
                List.of(),
                people.mustKeep(actor, id),
                form,
                done));
  }

  private ModelAndView confirmation(Actor actor, UUID id, Form form, HttpStatus status) {
    people.look(actor, id);
    return new ModelAndView("privacy/web/anonymise", status)
        .addObject("who", id)
        .addObject("reasons", people.mustKeep(actor, id))
        .addObject("form", form);
  }
}
