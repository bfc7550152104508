package taskopru.privacy.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import taskopru.kernel.Verb;
import taskopru.privacy.BreachFacts;
import taskopru.privacy.Breaches;
import taskopru.privacy.Deadline.Limit;
import taskopru.privacy.Deadlines;
import taskopru.web.Site;
import taskopru.web.ui.Form;

/** The register of breaches. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/privacy/breaches")
class DeskBreachController {

  private static final Set<String> DONE = Set.of("noted", "changed", "board", "persons");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

  private final Breaches breaches;
  private final Deadlines deadlines;
  private final Site site;
  private final Clock clock;

  DeskBreachController(Breaches breaches, Deadlines deadlines, Site site, Clock clock) {
    this.breaches = breaches;
    this.deadlines = deadlines;
    this.site = site;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView list(Actor actor) {
    return new ModelAndView("privacy/web/breaches")
        .addObject("page", new BreachList(breaches.list(actor), clock.instant()));
  }

  @GetMapping("/new")
  ModelAndView begin(Actor actor) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return fresh(moment(Form.empty(), "known"), HttpStatus.OK);
  }

  @PostMapping
  ModelAndView note(
      Actor actor, Language language, @RequestParam MultiValueMap<String, String> sent) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    var form = factsIn(Form.of(sent));
    var known = moment(form, "known", null);
    if (known == null) {
      form = form.refuse("knownOn", "privacy.breach.momentMissing");
    }
    if (form.isRefused() || known == null) {
      return fresh(form, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      return done(language, breaches.note(actor, known, facts(form)), "noted");
    } catch (Problem.Refused no) {
      return fresh(form.refuse(no), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @GetMapping("/{id}")
  ModelAndView show(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String done) {
    return detail(
        actor, id, null, DONE.contains(done) ? "privacy.breach.done." + done : "", HttpStatus.OK);
  }

  @PostMapping("/{id}")
  ModelAndView change(
      Actor actor,
      Language language,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam MultiValueMap<String, String> sent) {
    breaches.get(actor, id);
    var form = factsIn(Form.of(sent));
    return deed(
        actor,
        language,
        id,
        form,
        "changed",
        () -> breaches.change(actor, id, version, facts(form)));
  }

  @PostMapping("/{id}/board")
  ModelAndView tellBoard(
      Actor actor,
      Language language,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent) {
    var known = breaches.get(actor, id).knownAt();
    var form = Form.of(sent);
    var at = moment(form, "board", known);
    return deed(
        actor,
        language,
        id,
        at == null ? form.refuse("boardOn", "privacy.breach.momentMissing") : form,
        "board",
        () -> breaches.tellBoard(actor, id, told(at), form.value("delay")));
  }

  @PostMapping("/{id}/persons")
  ModelAndView tellPersons(
      Actor actor,
      Language language,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent) {
    var known = breaches.get(actor, id).knownAt();
    var form = Form.of(sent);
    var at = moment(form, "persons", known);
    return deed(
        actor,
        language,
        id,
        at == null ? form.refuse("personsOn", "privacy.breach.momentMissing") : form,
        "persons",
        () -> breaches.tellPersons(actor, id, told(at)));
  }

  private ModelAndView deed(
      Actor actor, Language language, UUID id, Form form, String done, Runnable deed) {
    if (form.isRefused()) {
      return detail(actor, id, form, "", HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      deed.run();
      return done(language, id, done);
    } catch (Problem.Refused no) {
      var field = no.messageKey().equals("privacy.breach.delayMissing") ? "delay" : "";
      return detail(actor, id, form.refuse(field, no), "", HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Problem.Conflict no) {
      return detail(actor, id, form.refuse(no), "", HttpStatus.CONFLICT);
    }
  }

  /** What was sent stands in its form again; the other forms show what is kept. */
  private ModelAndView detail(
      Actor actor, UUID id, @Nullable Form sent, String done, HttpStatus status) {
    var breach = breaches.get(actor, id);
    var facts = breach.facts();
    var form =
        moment(moment(Form.empty(), "board"), "persons")
            .with("what", facts.what())
            .with("whose", facts.whose())
            .with("persons", facts.persons() == null ? "" : String.valueOf(facts.persons()))
            .with("measures", facts.measures());
    if (sent != null) {
      for (var entry : sent.values().entrySet()) {
        form = form.with(entry.getKey(), entry.getValue());
      }
      form = new Form(form.values(), sent.errors());
    }
    return new ModelAndView("privacy/web/breach", status)
        .addObject(
            "page",
            new BreachDetail(
                breach,
                deadlines.on(Limit.BREACH, LocalDate.ofInstant(breach.knownAt(), site.zone())),
                clock.instant(),
                form,
                done));
  }

  private static ModelAndView fresh(Form form, HttpStatus status) {
    return new ModelAndView("privacy/web/newBreach", status).addObject("form", form);
  }

  private static Form factsIn(Form form) {
    var checked =
        form.require("what", "privacy.breach.whatMissing")
            .require("whose", "privacy.breach.whoseMissing");
    return form.value("persons").isEmpty() || form.value("persons").matches("[0-9]{1,9}")
        ? checked
        : checked.refuse("persons", "privacy.breach.personsShape");
  }

  private static BreachFacts facts(Form form) {
    var persons = form.value("persons");
    return new BreachFacts(
        form.value("what"),
        form.value("whose"),
        persons.isEmpty() ? null : Integer.valueOf(persons),
        form.value("measures"));
  }

  /** Fills in the present moment. */
  private Form moment(Form form, String name) {
    var now = clock.instant().atZone(site.zone());
    return form.with(name + "On", now.toLocalDate().toString())
        .with(name + "Time", MINUTES.format(now));
  }

  /** A day and a minute; within the very minute it was known, that moment itself. */
  private @Nullable Instant moment(Form form, String name, @Nullable Instant known) {
    try {
      var day = LocalDate.parse(form.value(name + "On"));
      if (day.getYear() < 2000 || day.getYear() > 2999) {
        return null;
      }
      var at =
          day.atTime(LocalTime.parse(form.value(name + "Time"))).atZone(site.zone()).toInstant();
      return known != null && known.truncatedTo(ChronoUnit.MINUTES).equals(at) ? known : at;
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  private static Instant told(@Nullable Instant at) {
    if (at == null) {
      throw new Problem.Refused("privacy.breach.momentMissing");
    }
    return at;
  }

  private static ModelAndView done(Language language, UUID id, String what) {
    return new ModelAndView(
        "redirect:/%s/desk/privacy/breaches/%s?done=%s".formatted(language.tag(), id, what));
  }
}
