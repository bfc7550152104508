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
import taskopru.council.Institutions;
import taskopru.council.TieRule;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Agenda;
import taskopru.meetings.AgendaItem;
import taskopru.meetings.Attending;
import taskopru.meetings.Decisions;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.Roster;
import taskopru.meetings.Running;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/** The room as the secretary and the chair run it: items, votes, the floor. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk")
class RoomController {

  private final Meetings meetings;
  private final Agenda agenda;
  private final Attending attending;
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
      case "round" -> voting.again(actor, id, Typed.numbers(form.all("choice")));
      case "count" -> count(actor, id, form);
      case "ballots" ->
          voting.castFor(
              actor, id, Typed.uuid(form.value("seat")), Typed.numbers(form.all("choice")));
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
            institution.isEmpty() ? null : Typed.uuid(institution),
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
      running.giveFloor(actor, id, Typed.uuid(give));
    } else if (!end.isEmpty()) {
      running.endSpeech(actor, id, Typed.uuid(end));
    } else {
      var kind = order.isEmpty() ? Running.SpeechKind.SPEECH : Running.SpeechKind.POINT_OF_ORDER;
      running.ask(actor, id, keeps ? Typed.uuid(mandate) : own(actor, id), kind);
    }
    return keeps
        ? toRun(language, id) + "#floor"
        : "redirect:/" + language.tag() + "/desk/meetings/" + id + "/ballot";
  }

  private String runPage(Actor actor, UUID id, Form form, Ui ui, Model model) {
    var page = runPage(actor, id, form, ui);
    model.addAttribute("page", page);
    model.addAttribute("papers", shelves.ofBallots(page.head().meeting(), page.keeps(), ui));
    return "meetings/web/run";
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
      sums.add(Typed.number(form.value("sum-" + i)));
    }
    var ballots =
        form.value("ballots").isEmpty()
            ? sums.stream().mapToInt(one -> one).sum()
            : Typed.number(form.value("ballots"));
    voting.count(
        actor,
        id,
        form.value("how").equals("paper"),
        sums,
        ballots,
        Typed.maybe(form.value("witness")),
        Typed.maybe(form.value("other")));
  }

  private void settle(Actor actor, UUID id, Form form) {
    var carried = form.value("result").equals("carried");
    if (form.value("by").equals("chair")) {
      voting.settleByChair(actor, id, carried);
    } else {
      voting.settleByLot(actor, id, carried, Typed.numbers(form.all("choice")));
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
        Math.max(1, Typed.number(form.value("places"))),
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
        RoomWords.quorum(room.quorum(), ui),
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
    var choices = RoomWords.choices(vote, ui);
    var sums = new ArrayList<>(choices);
    if (vote.isElection()) {
      sums.add(Option.of(String.valueOf(choices.size() + 1), ui.text("meetings.ballot.blank")));
    }
    return new RunPage.VoteView(
        vote.id(),
        vote.question().text(),
        ui.text("meetings.vote.kind." + vote.question().kind().code())
            + (vote.round() > 1 ? " · " + ui.text("meetings.vote.round", vote.round()) : ""),
        RoomWords.state(vote.state(), ui),
        quorum == null
            ? ""
            : ui.text("meetings.vote.noted", quorum.needed(), quorum.seats(), quorum.present()),
        turnout == null
            ? null
            : ui.text("meetings.vote.turnout", turnout.voted(), turnout.electors()),
        RoomWords.result(vote, ui),
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

  private MeetingHead head(Meeting meeting, Ui ui, String tab) {
    return MeetingHead.of(meeting, ui.text(bodies.get(meeting.body()).name()), ui, tab, null);
  }

  private static String toRun(Language language, UUID id) {
    return "redirect:/" + language.tag() + "/desk/meetings/" + id + "/run";
  }
}
