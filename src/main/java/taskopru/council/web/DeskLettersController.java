package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.LetterKeeping;
import taskopru.council.Mandate;
import taskopru.council.Mandates;
import taskopru.council.People;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;

/** The scanned letter of a mandate: taken, replaced, taken away. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/mandates/{id}/letter")
class DeskLettersController {

  private final CouncilDesk desk;
  private final Mandates mandates;
  private final LetterKeeping letters;
  private final People people;

  DeskLettersController(CouncilDesk desk, Mandates mandates, LetterKeeping letters, People people) {
    this.desk = desk;
    this.mandates = mandates;
    this.letters = letters;
    this.people = people;
  }

  @GetMapping
  ModelAndView ask(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return form(desk.ui(request), actor, find(actor, id), Form.empty(), HttpStatus.OK);
  }

  @PostMapping
  ModelAndView keep(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request)
      throws IOException {
    find(actor, id);
    var ui = desk.ui(request);
    try {
      if (file == null || file.isEmpty()) {
        throw new Problem.Refused("council.letter.choose");
      }
      try (var bytes = file.getInputStream()) {
        letters.keep(
            actor,
            id,
            CouncilDesk.answers(sent).number("version"),
            Objects.requireNonNullElse(file.getOriginalFilename(), ""),
            bytes);
      }
      return new ModelAndView("redirect:" + ui.path(HERE + "/mandates/" + id) + "?done=letterKept");
    } catch (Problem.Refused no) {
      return form(
          ui,
          actor,
          mandates.get(id),
          Form.empty().refuse("file", no),
          HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Problem.Conflict conflict) {
      return form(ui, actor, mandates.get(id), Form.empty().refuse(conflict), HttpStatus.CONFLICT);
    }
  }

  @GetMapping("/removal")
  ModelAndView askRemoval(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return removal(desk.ui(request), find(actor, id)).shown();
  }

  @PostMapping("/removal")
  ModelAndView remove(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    find(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    return FormPage.attempt(
        answers,
        () -> {
          letters.remove(actor, id, answers.number("version"));
          return ui.path(HERE + "/mandates/" + id) + "?done=letterRemoved";
        },
        () -> removal(ui, mandates.get(id)));
  }

  private Mandate find(Actor actor, UUID id) {
    var mandate = mandates.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    if (!letters.keeps(actor, mandate.seat())) {
      throw new Problem.Forbidden("council.keeper.notTheirs");
    }
    return mandate;
  }

  private ModelAndView form(Ui ui, Actor actor, Mandate mandate, Form form, HttpStatus status) {
    var person = people.get(mandate.person());
    var letter = mandate.letter();
    var back = ui.path(HERE + "/mandates/" + mandate.id());
    var kept = letters.of(actor, mandate).orElse(null);
    var title = ui.text("council.letter.scan");
    return new ModelAndView("council/web/letterForm", status)
        .addObject(
            "page",
            new LetterPage(
                title,
                letter == null
                    ? ui.text("council.letter.none")
                    : ui.text(
                        "council.letter.scan.lead",
                        person.name(),
                        ui.date(letter.date()),
                        letter.number()),
                CouncilDesk.way(
                    ui,
                    title,
                    ui.text("council.desk.seats"),
                    "/seats",
                    person.name(),
                    "/mandates/" + mandate.id()),
                back + "/letter",
                back,
                kept == null ? null : back + "/letter/removal",
                kept == null ? null : kept.name(),
                kept == null ? null : ui.path("/files/" + kept.id()),
                mandate.version(),
                form));
  }

  private FormPage removal(Ui ui, Mandate mandate) {
    var person = people.get(mandate.person());
    var here = ui.path(HERE + "/mandates/" + mandate.id());
    var title = ui.text("council.letter.remove");
    return new FormPage(
        title,
        ui.text("council.letter.remove.lead", person.name()),
        CouncilDesk.way(
            ui,
            title,
            ui.text("council.desk.seats"),
            "/seats",
            person.name(),
            "/mandates/" + mandate.id()),
        here + "/letter/removal",
        here,
        title,
        true,
        Form.empty().with("version", String.valueOf(mandate.version())),
        List.of());
  }
}
