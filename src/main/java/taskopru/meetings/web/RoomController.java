package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.council.Bodies;
import taskopru.council.Institutions;
import taskopru.council.TieRule;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Agenda;
import taskopru.meetings.AgendaItem;
import taskopru.meetings.Attendee;
import taskopru.meetings.Attending;
import taskopru.meetings.Correcting;
import taskopru.meetings.Decisions;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.Presence;
import taskopru.meetings.Quorum;
import taskopru.meetings.Roster;
import taskopru.meetings.Running;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** The room: who is there, what is talked about, votes, the floor, the wall, the member's phone. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk")
class RoomController {

  private final Meetings meetings;
  private final Agenda agenda;
  private final Attending attending;
  private final Correcting correcting;
  private final Running running;
  private final Voting voting;
  private final Decisions decisions;
  private final Roster roster;
  private final Bodies bodies;
  private final Institutions institutions;
  private final Uis uis;
  private final Site site;
  private final Shelves shelves;

  RoomController(
      Meetings meetings,
      Agenda agenda,
      Attending attending,
      Correcting correcting,
      Running running,
      Voting voting,
      Decisions decisions,
      Roster roster,
      Bodies bodies,
      Institutions institutions,
      Uis uis,
      Site site,
      Shelves shelves) {
    this.meetings = meetings;
    this.agenda = agenda;
    this.attending = attending;
    this.correcting = correcting;
    this.running = running;
    this.voting = voting;
    this.decisions = decisions;
    this.roster = roster;
    this.bodies = bodies;
    this.institutions = institutions;
    this.uis = uis;
    this.site = site;
    this.shelves = shelves;
  }

  @GetMapping("/meetings/{id}/attendance")
  String attendance(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    var meeting = keep(actor, id);
    var ui = uis.of(request);
    model.addAttribute("page", room(actor, id, done, ui));
    model.addAttribute("papers", shelves.ofAttendance(meeting, ui));
    return "meetings/web/attendance";
  }

  @GetMapping(path = "/meetings/{id}/attendance", headers = "HX-Target=room")
  String attendanceRows(
      @PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    keep(actor, id);
    model.addAttribute("page", room(actor, id, "", uis.of(request)));
    return "meetings/web/attendanceRows";
  }

  @PostMapping("/meetings/{id}/attendance")
  String note(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String came,
      @RequestParam(defaultValue = "") String left,
      @RequestParam(defaultValue = "") String excused,
      @RequestParam(defaultValue = "") String excuse,
      Actor actor,
      Language language) {
    note(actor, id, came, left, excused, excuse);
    return "redirect:/" + language.tag() + "/desk/meetings/" + id + "/attendance";
  }

  @PostMapping(path = "/meetings/{id}/attendance", headers = "HX-Target=room")
  String noteAndShow(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String came,
      @RequestParam(defaultValue = "") String left,
      @RequestParam(defaultValue = "") String excused,
      @RequestParam(defaultValue = "") String excuse,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    note(actor, id, came, left, excused, excuse);
    return attendanceRows(id, actor, request, model);
  }

  @PostMapping("/meetings/{id}/{deed:opening|failure|suspension|resumption|closure}")
  String run(@PathVariable UUID id, @PathVariable String deed, Actor actor, Language language) {
    switch (deed) {
      case "opening" -> running.open(actor, id);
      case "failure" -> running.fail(actor, id);
      case "suspension" -> running.suspend(actor, id);
      case "resumption" -> running.resume(actor, id);
      default -> running.close(actor, id);
    }
    return switch (deed) {
      case "failure" -> DeskMeetingsController.to(language, id, "failed");
      case "closure" -> DeskMeetingsController.to(language, id, "closed");
      default -> toRun(language, id);
    };
  }

  @GetMapping("/meetings/{id}/run")
  String run(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    keepOrChair(actor, id);
    return runPage(actor, id, Form.empty(), uis.of(request), model);
  }

  @PostMapping("/items/{id}/{deed:opening|deferral|conclusion}")
  String item(@PathVariable UUID id, @PathVariable String deed, Actor actor, Language language) {
    switch (deed) {
      case "opening" -> agenda.open(actor, id);
      case "deferral" -> agenda.defer(actor, id);
      default -> agenda.conclude(actor, id);
    }
    return toRun(language, Objects.requireNonNull(agenda.get(actor, id).meeting()));
  }

  @PostMapping("/items/{id}/votes")
  String prepare(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var form = Form.of(sent);
    try {
      var vote = voting.prepare(actor, id, question(form));
      return toRun(language, vote.meeting()) + "#votes";
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      var meeting = Objects.requireNonNull(agenda.get(actor, id).meeting());
      return runPage(
          actor, meeting, form.refuse(fieldOf(refused), refused), uis.of(request), model);
    }
  }

  @PostMapping("/votes/{id}/{deed:opening|closure|announcement|annulment|round|tie|count|ballots}")
  String vote(
      @PathVariable UUID id,
      @PathVariable String deed,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language) {
    var form = Form.of(sent);
    switch (deed) {
      case "opening" -> voting.open(actor, id);
      case "closure" -> voting.close(actor, id);
      case "announcement" -> voting.announce(actor, id);
      case "annulment" -> voting.annul(actor, id, form.value("reason"));
      case "round" -> voting.again(actor, id, numbers(form.all("choice")));
      case "count" -> count(actor, id, form);
      case "ballots" ->
          voting.castFor(
              actor,
              id,
              DeskMeetingsController.uuid(form.value("seat")),
              numbers(form.all("choice")));
      default -> settle(actor, id, form);
    }
    return toRun(language, voting.get(actor, id).meeting()) + "#votes";
  }

  @PostMapping("/votes/{id}/decision")
  String decide(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language) {
    var form = Form.of(sent);
    var institution = form.value("institution");
    var decision =
        decisions.record(
            actor,
            id,
            form.value("title"),
            form.value("text"),
            institution.isEmpty() ? null : DeskMeetingsController.uuid(institution),
            PlanForm.day(form.value("due")).orElse(null));
    return "redirect:/" + language.tag() + "/desk/decisions/" + decision.id() + "?done=recorded";
  }

  @PostMapping("/meetings/{id}/floor")
  String floor(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String mandate,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "") String give,
      @RequestParam(defaultValue = "") String end,
      Actor actor,
      Language language) {
    var keeps = actor.may(Verb.KEEP_MEETINGS);
    if (!give.isEmpty()) {
      running.giveFloor(actor, id, DeskMeetingsController.uuid(give));
    } else if (!end.isEmpty()) {
      running.endSpeech(actor, id, DeskMeetingsController.uuid(end));
    } else {
      var kind = order.isEmpty() ? Running.SpeechKind.SPEECH : Running.SpeechKind.POINT_OF_ORDER;
      running.ask(actor, id, keeps ? DeskMeetingsController.uuid(mandate) : own(actor, id), kind);
    }
    return keeps
        ? toRun(language, id) + "#floor"
        : "redirect:/" + language.tag() + "/desk/meetings/" + id + "/ballot";
  }

  @GetMapping("/meetings/{id}/ballot")
  String ballot(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String code,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("page", ballotPage(actor, id, code, Form.empty(), uis.of(request)));
    return "meetings/web/ballot";
  }

  @GetMapping(path = "/meetings/{id}/ballot", headers = "HX-Target=my-meeting")
  String ballotAgain(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String code,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    ballot(id, code, actor, request, model);
    return "meetings/web/ballotNow";
  }

  @PostMapping("/meetings/{id}/ballot")
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
            voting.cast(
                actor,
                DeskMeetingsController.uuid(form.value("vote")),
                numbers(form.all("choice")));
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

  @GetMapping("/meetings/{id}/screen")
  String screen(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    model.addAttribute("page", screenPage(actor, id, uis.of(request)));
    return "meetings/web/screen";
  }

  @GetMapping(path = "/meetings/{id}/screen", headers = "HX-Target=wall")
  String screenNow(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    screen(id, actor, request, model);
    return "meetings/web/screenNow";
  }

  private String runPage(Actor actor, UUID id, Form form, Ui ui, Model model) {
    var page = runPage(actor, id, form, ui);
    model.addAttribute("page", page);
    model.addAttribute("papers", shelves.ofBallots(page.head().meeting(), page.keeps(), ui));
    return "meetings/web/run";
  }

  private void note(Actor actor, UUID id, String came, String left, String excused, String excuse) {
    if (!came.isEmpty()) {
      attending.came(actor, id, DeskMeetingsController.uuid(came));
    } else if (!left.isEmpty()) {
      attending.left(actor, id, DeskMeetingsController.uuid(left));
    } else {
      attending.excuse(actor, id, DeskMeetingsController.uuid(excused), excuse);
    }
  }

  private Meeting keep(Actor actor, UUID id) {
    var meeting = meetings.look(actor, id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    return meeting;
  }

  private Meeting keepOrChair(Actor actor, UUID id) {
    var meeting = meetings.look(actor, id);
    if (!actor.may(Verb.CHAIR_MEETINGS)) {
      actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    }
    return meeting;
  }

  private UUID own(Actor actor, UUID id) {
    return attending.room(actor, id).roll().stream()
        .filter(one -> actor.id().equals(one.account()))
        .findFirst()
        .orElseThrow(() -> new Problem.Forbidden("meetings.roll.not-on-it"))
        .mandate();
  }

  private void count(Actor actor, UUID id, Form form) {
    var vote = voting.get(actor, id);
    var sums = new ArrayList<Integer>();
    for (var i = 1; i <= vote.question().sums(); i++) {
      sums.add(DeskMeetingsController.number(form.value("sum-" + i)));
    }
    var ballots =
        form.value("ballots").isEmpty()
            ? sums.stream().mapToInt(one -> one).sum()
            : DeskMeetingsController.number(form.value("ballots"));
    voting.count(
        actor,
        id,
        form.value("how").equals("paper"),
        sums,
        ballots,
        maybe(form.value("witness")),
        maybe(form.value("other")));
  }

  private void settle(Actor actor, UUID id, Form form) {
    var carried = form.value("result").equals("carried");
    if (form.value("by").equals("chair")) {
      voting.settleByChair(actor, id, carried);
    } else {
      voting.settleByLot(actor, id, carried, numbers(form.all("choice")));
    }
  }

  private static Vote.Question question(Form form) {
    var kind =
        Vote.Kind.find(form.value("kind"))
            .orElseThrow(() -> new Problem.Refused("meetings.form.kind.missing"));
    if (kind != Vote.Kind.ELECTION) {
      return Vote.Question.of(form.value("question"), kind);
    }
    return Vote.Question.election(
        form.value("question"),
        Vote.Method.find(form.value("method"))
            .orElseThrow(() -> new Problem.Refused("meetings.vote.method")),
        Math.max(1, DeskMeetingsController.number(form.value("places"))),
        !form.has("openly", "yes"),
        Arrays.asList(form.value("candidates").split("\\R")));
  }

  private static String fieldOf(Problem problem) {
    return switch (problem.messageKey()) {
      case "meetings.vote.question" -> "question";
      case "meetings.vote.candidates", "meetings.vote.candidate-twice" -> "candidates";
      case "meetings.vote.places" -> "places";
      case "meetings.vote.method" -> "method";
      case "meetings.form.kind.missing" -> "kind";
      default -> "";
    };
  }

  private static final Set<String> DONE = Set.of("corrected", "sheet");

  private RoomPage room(Actor actor, UUID id, String done, Ui ui) {
    var room = attending.room(actor, id);
    var meeting = room.meeting();
    var names = roster.of(meeting);
    var times = room.presences().stream().collect(Collectors.groupingBy(Presence::mandate));
    var clock = RoomTimes.in(site.zone());
    var lines = new ArrayList<RoomPage.Line>();
    for (var one : room.roll()) {
      var name = names.get(one.mandate());
      var here = room.here().contains(one.mandate());
      var counts = room.counting().contains(one.mandate());
      lines.add(
          new RoomPage.Line(
              one.mandate(),
              ui.number((long) one.seatNumber()),
              name == null ? "" : name.name(),
              name == null ? "" : name.institution(ui.language(), ""),
              ui.text(one.principal() ? "meetings.principal" : "meetings.alternate"),
              standing(one, here, counts, times.containsKey(one.mandate()), meeting, ui),
              here,
              one.excuse(),
              times.getOrDefault(one.mandate(), List.of()).stream()
                  .map(clock::span)
                  .collect(Collectors.joining(", "))));
    }
    var called = meeting.state() == Meeting.State.CALLED;
    return new RoomPage(
        MeetingHead.of(
            meeting,
            ui.text(bodies.get(meeting.body()).name()),
            ui,
            "attendance",
            DONE.contains(done) ? done : null),
        room.quorum(),
        meeting.state().isGathering()
            ? quorum(room.quorum(), ui)
            : ui.text(
                "meetings.room.over",
                room.roll().stream()
                    .filter(one -> one.voting() && times.containsKey(one.mandate()))
                    .map(Attendee::seat)
                    .distinct()
                    .count(),
                room.quorum().seats()),
        called && room.quorum().isMet(),
        called && !room.quorum().isMet(),
        meeting.state().isGathering(),
        Correcting.isOpen(meeting),
        lines,
        CorrectionLine.of(correcting.of(actor, id), names, clock, ui));
  }

  private static Tag standing(
      Attendee one, boolean here, boolean counts, boolean came, Meeting meeting, Ui ui) {
    if (here) {
      return new Tag(
          ui.text(counts || !one.voting() ? "meetings.room.here" : "meetings.room.waits"),
          counts ? Tone.GOOD : Tone.NEWS);
    }
    if (came) {
      var over = !meeting.state().isGathering();
      return new Tag(
          ui.text(over ? "meetings.room.came" : "meetings.room.left"),
          over ? Tone.GOOD : Tone.PLAIN);
    }
    return new Tag(
        ui.text(one.excuse() != null ? "meetings.room.excused" : "meetings.room.away"), Tone.PLAIN);
  }

  private RunPage runPage(Actor actor, UUID id, Form form, Ui ui) {
    var room = attending.room(actor, id);
    var meeting = room.meeting();
    var names = roster.of(meeting);
    var items = agenda.of(actor, id);
    var current =
        items.stream().filter(item -> item.id().equals(meeting.currentItem())).findFirst();
    var open = meeting.state() == Meeting.State.OPEN;
    var keeps = actor.may(Verb.KEEP_MEETINGS);
    var votes = new ArrayList<RunPage.VoteView>();
    for (var vote : voting.of(actor, id)) {
      if (current.isEmpty() || vote.item().equals(current.get().id())) {
        votes.add(view(vote, actor, room, names, open, ui));
      }
    }
    var present =
        room.roll().stream()
            .filter(one -> room.here().contains(one.mandate()))
            .map(one -> {
              var line = names.get(one.mandate());
              return Option.of(one.mandate().toString(), line == null ? "" : line.name());
            })
            .toList();
    return new RunPage(
        head(meeting, ui, "run"),
        quorum(room.quorum(), ui),
        room.quorum().isMet(),
        current.orElse(null),
        items.stream()
            .map(item ->
                new RunPage.Item(
                    item.id(),
                    item.position(),
                    item.title(),
                    DeskMeetingsController.state(item.state(), ui),
                    item.id().equals(meeting.currentItem()),
                    open
                        && keeps
                        && (item.state() == AgendaItem.State.ACCEPTED
                            || item.state() == AgendaItem.State.OPENED)))
            .toList(),
        votes,
        running.speeches(actor, id).stream()
            .map(one -> {
              var line = names.get(one.mandate());
              return new RunPage.Speaker(
                  one.id(),
                  line == null ? "" : line.name(),
                  one.kind() == Running.SpeechKind.POINT_OF_ORDER,
                  one.began());
            })
            .toList(),
        present,
        Arrays.stream(Vote.Kind.values())
            .map(kind ->
                new Option(
                    kind.code(),
                    ui.text("meetings.vote.kind." + kind.code()),
                    ui.text("meetings.vote.kind." + kind.code() + ".hint")))
            .toList(),
        institutionOptions(ui),
        open,
        meeting.state() == Meeting.State.SUSPENDED,
        keeps,
        actor.may(Verb.CHAIR_MEETINGS),
        form.value("kind").isEmpty() ? form.with("kind", Vote.Kind.OPEN.code()) : form);
  }

  private List<Option> institutionOptions(Ui ui) {
    var today = LocalDate.now(site.zone());
    return institutions.all().values().stream()
        .map(one -> Option.of(one.id().toString(), ui.text(one.nameOn(today))))
        .sorted(Comparator.comparing(Option::text, Collator.getInstance(ui.language().locale())))
        .toList();
  }

  private RunPage.VoteView view(
      Vote vote,
      Actor actor,
      Attending.Room room,
      Map<UUID, Roster.Line> names,
      boolean open,
      Ui ui) {
    var keeps = actor.may(Verb.KEEP_MEETINGS);
    var turnout = vote.state() == Vote.State.OPEN ? voting.turnout(actor, vote.id()) : null;
    var quorum = vote.quorum();
    var tied = vote.state() == Vote.State.CLOSED && vote.outcome() == Vote.Outcome.TIED;
    var rule = tied ? voting.tieRule(vote) : null;
    var decision = decisions.ofVote(vote.id());
    var outcome = vote.outcome();
    var seats = new ArrayList<Option>();
    if (turnout != null && !vote.question().sealed()) {
      for (var one : room.roll()) {
        if (room.counting().contains(one.mandate())
            && Boolean.FALSE.equals(turnout.seats().get(one.seat()))) {
          var line = names.get(one.mandate());
          seats.add(
              Option.of(
                  one.seat().toString(),
                  one.seatNumber() + ". " + (line == null ? "" : line.name())));
        }
      }
    }
    var choices = choices(vote, ui);
    var sums = new ArrayList<>(choices);
    if (vote.isElection()) {
      sums.add(Option.of(String.valueOf(choices.size() + 1), ui.text("meetings.ballot.blank")));
    }
    return new RunPage.VoteView(
        vote.id(),
        vote.question().text(),
        ui.text("meetings.vote.kind." + vote.question().kind().code())
            + (vote.round() > 1 ? " · " + ui.text("meetings.vote.round", vote.round()) : ""),
        state(vote.state(), ui),
        quorum == null
            ? ""
            : ui.text("meetings.vote.noted", quorum.needed(), quorum.seats(), quorum.present()),
        turnout == null
            ? null
            : ui.text("meetings.vote.turnout", turnout.voted(), turnout.electors()),
        result(vote, ui),
        keeps && open && vote.state() == Vote.State.PREPARED && room.quorum().isMet(),
        keeps && vote.state() == Vote.State.OPEN,
        keeps
            && vote.state() == Vote.State.CLOSED
            && (!tied || vote.isElection() || rule == TieRule.VOTE_AGAIN),
        keeps && vote.state() != Vote.State.ANNOUNCED && vote.state() != Vote.State.VOID,
        keeps
            && open
            && vote.state() == Vote.State.ANNOUNCED
            && (outcome == Vote.Outcome.ANOTHER_ROUND || outcome == Vote.Outcome.TIED),
        keeps
            && vote.state() == Vote.State.ANNOUNCED
            && outcome != null
            && outcome.decides()
            && decision.isEmpty(),
        tied && !vote.isElection() && rule == TieRule.CHAIR_DECIDES,
        keeps && tied && (vote.isElection() || rule == TieRule.LOT),
        vote.question().sealed(),
        vote.isElection(),
        seats,
        choices,
        sums,
        Voting.tiedCandidates(vote).stream()
            .map(number ->
                Option.of(number.toString(), vote.question().candidates().get(number - 1).text()))
            .toList(),
        decision.map(taskopru.meetings.Decision::id).orElse(null));
  }

  static List<Option> choices(Vote vote, Ui ui) {
    if (vote.isElection()) {
      return vote.question().candidates().stream()
          .map(one -> Option.of(String.valueOf(one.number()), one.text()))
          .toList();
    }
    return List.of(
        Option.of("1", ui.text("meetings.ballot.yes")),
        Option.of("2", ui.text("meetings.ballot.no")),
        Option.of("3", ui.text("meetings.ballot.abstain")));
  }

  static @Nullable String result(Vote vote, Ui ui) {
    var outcome = vote.outcome();
    if (vote.state() == Vote.State.VOID) {
      return ui.text("meetings.vote.result.void", String.valueOf(vote.reason()));
    }
    if (outcome == null) {
      return null;
    }
    var numbers =
        vote.isElection()
            ? vote.question().candidates().stream()
                .map(one ->
                    one.text() + ": " + ui.number((long) vote.counts().get(one.number() - 1)))
                .collect(Collectors.joining(", "))
            : ui.text("meetings.vote.result.numbers", vote.yes(), vote.no(), vote.abstain());
    var winners =
        vote.elected().stream()
            .map(number -> vote.question().candidates().get(number - 1).text())
            .collect(Collectors.joining(", "));
    return ui.text("meetings.vote.result." + outcome.code(), numbers, winners);
  }

  private static Tag state(Vote.State state, Ui ui) {
    return new Tag(
        ui.text("meetings.vote.stand." + state.code()),
        switch (state) {
          case PREPARED -> Tone.PLAIN;
          case OPEN -> Tone.NEWS;
          case CLOSED -> Tone.WAIT;
          case ANNOUNCED -> Tone.GOOD;
          case VOID -> Tone.BAD;
        });
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
        quorum(room.quorum(), ui),
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
        vote.map(one -> choices(one, ui)).orElse(List.of()),
        voting.of(actor, id).stream()
            .filter(one -> one.state() == Vote.State.ANNOUNCED)
            .map(one -> one.question().text() + " — " + result(one, ui))
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
        quorum(room.quorum(), ui),
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
            .map(one -> result(one, ui))
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

  private static String quorum(Quorum quorum, Ui ui) {
    return ui.text(
        quorum.isMet() ? "meetings.quorum.met" : "meetings.quorum.missing",
        quorum.needed(),
        quorum.seats(),
        quorum.present(),
        quorum.missing());
  }

  private static Set<Integer> numbers(List<String> texts) {
    return texts.stream()
        .filter(text -> !text.isBlank())
        .map(DeskMeetingsController::number)
        .collect(Collectors.toSet());
  }

  private static @Nullable UUID maybe(String text) {
    return text.isEmpty() ? null : DeskMeetingsController.uuid(text);
  }

  private static String toRun(Language language, UUID id) {
    return "redirect:/" + language.tag() + "/desk/meetings/" + id + "/run";
  }
}
