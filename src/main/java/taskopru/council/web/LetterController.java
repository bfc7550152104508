package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.LetterFiles;
import taskopru.council.Mandates;
import taskopru.council.People;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.web.ui.Form;

/** The scan of a mandate's letter: handed in, taken away. It is read under the files' address. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/mandates/{id}/letter")
class LetterController {

  private final CouncilDesk desk;
  private final Mandates mandates;
  private final People people;
  private final LetterFiles letters;

  LetterController(CouncilDesk desk, Mandates mandates, People people, LetterFiles letters) {
    this.desk = desk;
    this.mandates = mandates;
    this.people = people;
    this.letters = letters;
  }

  @GetMapping
  ModelAndView show(@PathVariable UUID id, Actor actor) {
    return page(actor, id, Form.empty(), HttpStatus.OK);
  }

  @PostMapping
  ModelAndView keep(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "0") String version,
      Actor actor,
      HttpServletRequest request)
      throws IOException {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    try {
      if (file == null || file.isEmpty()) {
        throw new Problem.Refused("files.empty");
      }
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
      try (var scan = file.getInputStream()) {
        letters.keep(actor, id, seen(version), name, scan);
      }
      return done(request, id, "letterKept");
    } catch (Problem.Refused no) {
      return page(actor, id, Form.empty().refuse("file", no), HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Problem.Conflict no) {
      return page(actor, id, Form.empty().refuse(no), HttpStatus.CONFLICT);
    }
  }

  @PostMapping("/removal")
  ModelAndView remove(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") String version,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    try {
      letters.remove(actor, id, seen(version));
      return done(request, id, "letterRemoved");
    } catch (Problem.Conflict no) {
      return page(actor, id, Form.empty().refuse(no), HttpStatus.CONFLICT);
    }
  }

  private ModelAndView done(HttpServletRequest request, UUID id, String what) {
    return new ModelAndView(
        "redirect:" + desk.ui(request).path(HERE + "/mandates/" + id) + "?done=" + what);
  }

  private ModelAndView page(Actor actor, UUID id, Form form, HttpStatus status) {
    var mandate = mandates.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return new ModelAndView("council/web/letter", status)
        .addObject(
            "page",
            new LetterPage(
                id,
                people.get(mandate.person()).name(),
                mandate.version(),
                letters
                    .find(mandate)
                    .filter(file -> letters.mayRead(actor, file.id()))
                    .orElse(null),
                form));
  }

  private static int seen(String version) {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }
}
