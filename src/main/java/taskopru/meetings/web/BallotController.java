package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Agenda;
import taskopru.meetings.Attending;
import taskopru.meetings.Meeting;
import taskopru.meetings.Roster;
import taskopru.meetings.Running;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;

/** A member's telephone in the meeting, and the wall that all look at. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/meetings/{id}")
class BallotController {

  private final Agenda agenda;
  private final Attending attending;
  private final Running running;
  private final Voting voting;
  private final Roster roster;
  private final Bodies bodies;
  private final Uis uis;
  private final Site site;

  BallotController(
      Agenda agenda,
      Attending attending,
      Running running,
      Voting voting,
      Roster roster,
      Bodies bodies,
      Uis uis,
      Site site) {
    this.agenda = agenda;
    this.attending = attending;
    this.running = running;
    this.voting = voting;
    this.roster = roster;
    this.bodies = bodies;
    this.uis = uis;
    this.site = site;
  }

  @GetMapping("/ballot")
  String ballot(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String code,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("page", ballotPage(actor, id, code, Form.empty(), uis.of(request)));
    return "meetings/web/ballot";
  }

  @GetMapping(path = "/ballot", headers = "HX-Target=my-meeting")
  String ballotAgain(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String code,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    ballot(id, code, actor, request, model);
    return "meetings/web/ballotNow";
  }

  @PostMapping("/ballot")
  String takePart(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var form = Form.of(sent);
    try {
      switch (form.value("deed")) {
        case "in" -> attending.checkIn(actor, id, form.value("code"));
        case "out" -> attending.checkOut(actor, id);
        case "excuse" -> attending.excuseOneself(actor, id, form.value("excuse"));
        default ->
            voting.cast(actor, Typed.uuid(form.value("vote")), Typed.numbers(form.all("choice")));
      }
      return "redirect:/" + language.tag() + "/desk/meetings/" + id + "/ballot";
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      var field =
          switch (form.value("deed")) {
            case "in" -> "code";
            case "excuse" -> "excuse";
            default -> "choice";
          };
      model.addAttribute(
          "page",
          ballotPage(actor, id, form.value("code"), form.refuse(field, refused), uis.of(request)));
      return "meetings/web/ballot";
    }
  }

  @GetMapping("/screen")
  String screen(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    model.addAttribute("page", screenPage(actor, id, uis.of(request)));
    return "meetings/web/screen";
  }

  @GetMapping(path = "/screen", headers = "HX-Target=wall")
  String screenNow(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    screen(id, actor, request, model);
    return "meetings/web/screenNow";
  }

  private BallotPage ballotPage(Actor actor, UUID id, String code, Form form, Ui ui) {
    var room = attending.room(actor, id);
    var meeting = room.meeting();
    var mine = room.roll().stream().filter(one -> actor.id().equals(one.account())).findFirst();
    var ballot = voting.ownBallot(actor, id);
    var vote = ballot.map(Voting.OwnBallot::vote);
    var item =
        agenda.of(actor, id).stream()
            .filter(one -> one.id().equals(meeting.currentItem()))
            .findFirst();
    return new BallotPage(
        head(meeting, ui, "ballot"),
        RoomWords.quorum(room.quorum(), ui),
        item.map(one -> ui.text("meetings.screen.item", one.position(), one.title())).orElse(null),
        meeting.state().isGathering() && actor.may(Verb.TAKE_PART),
        mine.filter(one -> room.here().contains(one.mandate())).isPresent(),
        mine.filter(one -> room.counting().contains(one.mandate())).isPresent(),
        mine.filter(one ->
                meeting.state() == Meeting.State.OPEN
                    && running.speeches(actor, id).stream()
                        .anyMatch(speech -> speech.mandate().equals(one.mandate())))
            .isPresent(),
        mine.filter(one -> one.excuse() != null).isPresent(),
        vote.map(one -> one.id().toString()).orElse(null),
        vote.map(one -> one.question().text()).orElse(null),
        ui.text(
            vote.filter(one -> one.question().sealed()).isPresent()
                ? "meetings.ballot.sealed.hint"
                : "meetings.ballot.open.hint"),
        vote.filter(one -> one.question().places() > 1).isPresent(),
        ballot.filter(Voting.OwnBallot::cast).isPresent(),
        vote.map(one -> RoomWords.choices(one, ui)).orElse(List.of()),
        voting.of(actor, id).stream()
            .filter(one -> one.state() == Vote.State.ANNOUNCED)
            .map(one -> one.question().text() + " — " + RoomWords.result(one, ui))
            .toList(),
        code,
        form.with("code", code));
  }

  private ScreenPage screenPage(Actor actor, UUID id, Ui ui) {
    var room = attending.room(actor, id);
    var meeting = room.meeting();
    var names = roster.of(meeting);
    var item =
        agenda.of(actor, id).stream()
            .filter(one -> one.id().equals(meeting.currentItem()))
            .findFirst();
    var votes = voting.of(actor, id);
    var shown =
        votes.stream()
            .filter(one -> one.state() == Vote.State.OPEN)
            .findFirst()
            .or(() ->
                votes.reversed().stream()
                    .filter(one -> one.state() == Vote.State.ANNOUNCED)
                    .filter(one -> one.item().equals(meeting.currentItem()))
                    .findFirst());
    var turnout =
        shown
            .filter(one -> one.state() == Vote.State.OPEN)
            .map(one -> voting.turnout(actor, one.id()));
    var code =
        actor.may(Verb.KEEP_MEETINGS) && meeting.state().isGathering()
            ? attending.code(actor, id)
            : null;
    var qr =
        code == null
            ? null
            : io.nayuki.qrcodegen.QrCode.encodeText(
                site.baseUrl() + ui.path("/desk/meetings/" + id + "/ballot?code=" + code),
                io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
    return new ScreenPage(
        MeetingHead.title(meeting, ui.text(bodies.get(meeting.body()).name()), ui),
        ui.path("/desk/meetings/" + id + "/screen"),
        MeetingHead.state(meeting.state(), ui),
        RoomWords.quorum(room.quorum(), ui),
        room.quorum().isMet(),
        room.quorum().present(),
        room.quorum().needed(),
        room.quorum().seats(),
        item.map(one -> ui.text("meetings.screen.item", one.position(), one.title())).orElse(null),
        shown.map(one -> one.question().text()).orElse(null),
        turnout
            .map(one -> ui.text("meetings.vote.turnout", one.voted(), one.electors()))
            .orElse(null),
        shown
            .filter(one -> one.state() == Vote.State.ANNOUNCED)
            .map(one -> RoomWords.result(one, ui))
            .orElse(null),
        running.speeches(actor, id).stream()
            .limit(6)
            .map(one -> {
              var line = names.get(one.mandate());
              return line == null ? "" : line.name();
            })
            .toList(),
        code == null ? null : code.substring(0, 4) + " " + code.substring(4),
        qr == null ? null : squares(qr),
        qr == null ? 0 : qr.size + 8);
  }

  private static String squares(io.nayuki.qrcodegen.QrCode code) {
    var path = new StringBuilder();
    for (var y = 0; y < code.size; y++) {
      for (var x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + 4).append(' ').append(y + 4).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }

  private MeetingHead head(Meeting meeting, Ui ui, String tab) {
    return MeetingHead.of(meeting, ui.text(bodies.get(meeting.body()).name()), ui, tab, null);
  }
}
