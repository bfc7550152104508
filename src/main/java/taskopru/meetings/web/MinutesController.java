package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.MinuteTaking;
import taskopru.meetings.Minutes;
import taskopru.meetings.Roster;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** Minutes on the desk: written, edited, circulated, amended, approved, corrected. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk")
class MinutesController {

  private final Meetings meetings;
  private final MinuteTaking taking;
  private final Roster roster;
  private final Bodies bodies;
  private final Uis uis;
  private final Shelves shelves;

  MinutesController(
      Meetings meetings,
      MinuteTaking taking,
      Roster roster,
      Bodies bodies,
      Uis uis,
      Shelves shelves) {
    this.meetings = meetings;
    this.taking = taking;
    this.roster = roster;
    this.bodies = bodies;
    this.uis = uis;
    this.shelves = shelves;
  }

  @GetMapping("/meetings/{id}/minutes")
  String show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String edit,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    return page(actor, id, !edit.isEmpty(), Form.empty(), Map.of(), uis.of(request), model);
  }

  @PostMapping("/meetings/{id}/minutes")
  String write(@PathVariable UUID id, Actor actor, Language language) {
    taking.write(actor, id);
    return to(language, id) + "?edit=yes";
  }

  @PostMapping("/meetings/{id}/correction")
  String correct(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var form = Form.of(sent);
    try {
      taking.correct(actor, id, form.value("reason"));
      return to(language, id) + "?edit=yes";
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      return page(
          actor, id, false, form.refuse("reason", refused), Map.of(), uis.of(request), model);
    }
  }

  @PostMapping("/minutes/{id}")
  String change(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var minutes = taking.get(actor, id);
    var form = Form.of(sent);
    try {
      taking.change(actor, id, Typed.number(form.value("version")), parts(minutes, form));
      return to(language, minutes.meeting());
    } catch (Problem.Conflict conflict) {
      response.setStatus(409);
      var now = taking.get(actor, id);
      var theirs = new LinkedHashMap<Integer, String>();
      for (var part : now.parts()) {
        if (!part.text().equals(form.value("text-" + part.position()).replace("\r\n", "\n"))) {
          theirs.put(part.position(), part.text());
        }
      }
      return page(
          actor,
          minutes.meeting(),
          true,
          form.with("version", String.valueOf(now.version())).refuse(conflict),
          theirs,
          uis.of(request),
          model);
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      return page(
          actor, minutes.meeting(), true, form.refuse(refused), Map.of(), uis.of(request), model);
    }
  }

  @PostMapping("/minutes/{id}/{deed:circulation|approval|rewriting}")
  String move(@PathVariable UUID id, @PathVariable String deed, Actor actor, Language language) {
    switch (deed) {
      case "circulation" -> taking.circulate(actor, id);
      case "approval" -> taking.approve(actor, id);
      default -> taking.writeAnew(actor, id);
    }
    return to(language, taking.get(actor, id).meeting());
  }

  @PostMapping("/minutes/{id}/signature")
  String sign(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    var minutes = taking.get(actor, id);
    try (var content = Typed.opened(file)) {
      taking.sign(actor, id, Typed.name(file), content);
      return to(language, minutes.meeting());
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      return page(
          actor,
          minutes.meeting(),
          false,
          Form.empty().refuse("file", refused),
          Map.of(),
          uis.of(request),
          model);
    }
  }

  @PostMapping("/minutes/{id}/amendments")
  String ask(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var minutes = taking.get(actor, id);
    var form = Form.of(sent);
    try {
      taking.ask(actor, id, form.value("wanted"));
      return to(language, minutes.meeting());
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      return page(
          actor,
          minutes.meeting(),
          false,
          form.refuse("wanted", refused),
          Map.of(),
          uis.of(request),
          model);
    }
  }

  @PostMapping("/minutes/{id}/answers")
  String answer(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String accept,
      @RequestParam(defaultValue = "") String decline,
      Actor actor,
      Language language) {
    var minutes = taking.get(actor, id);
    taking.answer(actor, Typed.uuid(accept.isEmpty() ? decline : accept), !accept.isEmpty());
    return to(language, minutes.meeting());
  }

  private String page(
      Actor actor,
      UUID id,
      boolean editing,
      Form sent,
      Map<Integer, String> theirs,
      Ui ui,
      Model model) {
    var meeting = meetings.look(actor, id);
    var editions = taking.of(actor, id);
    var minutes = editions.isEmpty() ? null : editions.getFirst();
    var keeps = actor.may(Verb.KEEP_MEETINGS);
    var atWork = minutes != null && minutes.state().isAtWork();
    var form = sent;
    if (minutes != null && editing && sent.values().isEmpty()) {
      form = fill(minutes);
    }
    model.addAttribute(
        "page",
        new MinutesPage(
            MeetingHead.of(
                meeting, ui.text(bodies.get(meeting.body()).name()), ui, "minutes", null),
            minutes,
            minutes == null ? null : state(minutes.state(), ui),
            told(minutes, ui),
            asked(actor, meeting, minutes, ui),
            editions.stream()
                .skip(1)
                .map(one ->
                    new MinutesPage.Earlier(
                        ui.text(
                            "meetings.minutes.edition",
                            one.edition(),
                            ui.text("meetings.minutes.stand." + one.state().code()))))
                .toList(),
            editing && keeps && atWork,
            keeps && meeting.state() == Meeting.State.CLOSED,
            keeps && atWork,
            keeps && minutes != null && minutes.state() == Minutes.State.DRAFT,
            actor.may(Verb.CHAIR_MEETINGS)
                && minutes != null
                && minutes.state() == Minutes.State.CIRCULATED,
            actor.may(Verb.TAKE_PART)
                && minutes != null
                && minutes.state() == Minutes.State.CIRCULATED,
            keeps && minutes != null && minutes.state() == Minutes.State.APPROVED,
            keeps
                && minutes != null
                && minutes.state() == Minutes.State.APPROVED
                && minutes.signed() == null,
            minutes == null ? null : taking.signed(actor, minutes.id()).orElse(null),
            theirs,
            form));
    model.addAttribute("papers", shelves.ofMinutes(meeting, keeps, editions, ui));
    return "meetings/web/minutes";
  }

  private static String told(@Nullable Minutes minutes, Ui ui) {
    if (minutes == null) {
      return "";
    }
    var approved = minutes.approvedAt();
    return approved == null
        ? ui.text("meetings.minutes.told", minutes.edition())
        : ui.text(
            "meetings.minutes.approvedAt",
            minutes.edition(),
            ui.dateTime(approved),
            String.valueOf(minutes.sha256()));
  }

  private List<MinutesPage.Asked> asked(
      Actor actor, Meeting meeting, @Nullable Minutes minutes, Ui ui) {
    if (minutes == null) {
      return List.of();
    }
    var names = roster.of(meeting);
    return taking.asked(actor, minutes.id()).stream()
        .map(one -> {
          var line = names.get(one.mandate());
          return new MinutesPage.Asked(
              one.id(),
              line == null ? "" : line.name(),
              one.text(),
              new Tag(
                  ui.text("meetings.amendment.stand." + one.state()),
                  switch (one.state()) {
                    case "accepted" -> Tone.GOOD;
                    case "declined" -> Tone.BAD;
                    default -> Tone.WAIT;
                  }),
              one.state().equals("open") && actor.may(Verb.KEEP_MEETINGS));
        })
        .toList();
  }

  private static Form fill(Minutes minutes) {
    var form = Form.empty().with("version", String.valueOf(minutes.version()));
    for (var part : minutes.parts()) {
      form =
          form.with("heading-" + part.position(), part.heading())
              .with("text-" + part.position(), part.text())
              .with("public-" + part.position(), part.isPublic() ? "yes" : null);
    }
    return form;
  }

  private static List<Minutes.Part> parts(Minutes minutes, Form form) {
    var parts = new ArrayList<Minutes.Part>();
    for (var part : minutes.parts()) {
      parts.add(
          new Minutes.Part(
              part.position(),
              part.item(),
              form.value("heading-" + part.position()),
              form.value("text-" + part.position()),
              form.has("public-" + part.position(), "yes")));
    }
    return parts;
  }

  private static Tag state(Minutes.State state, Ui ui) {
    return new Tag(
        ui.text("meetings.minutes.stand." + state.code()),
        switch (state) {
          case DRAFT -> Tone.PLAIN;
          case CIRCULATED -> Tone.WAIT;
          case APPROVED -> Tone.GOOD;
          case SUPERSEDED -> Tone.BAD;
        });
  }

  private static String to(Language language, UUID meeting) {
    return "redirect:/" + language.tag() + "/desk/meetings/" + meeting + "/minutes";
  }
}
