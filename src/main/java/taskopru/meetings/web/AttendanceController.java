package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.meetings.Attendee;
import taskopru.meetings.Attending;
import taskopru.meetings.Correcting;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.Presence;
import taskopru.meetings.Roster;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** Who came, when, and who is excused. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/meetings/{id}")
class AttendanceController {

  private static final Set<String> DONE = Set.of("corrected", "sheet");

  private final Meetings meetings;
  private final Attending attending;
  private final Correcting correcting;
  private final Roster roster;
  private final Bodies bodies;
  private final Uis uis;
  private final Site site;
  private final Shelves shelves;

  AttendanceController(
      Meetings meetings,
      Attending attending,
      Correcting correcting,
      Roster roster,
      Bodies bodies,
      Uis uis,
      Site site,
      Shelves shelves) {
    this.meetings = meetings;
    this.attending = attending;
    this.correcting = correcting;
    this.roster = roster;
    this.bodies = bodies;
    this.uis = uis;
    this.site = site;
    this.shelves = shelves;
  }

  @GetMapping("/attendance")
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

  @GetMapping(path = "/attendance", headers = "HX-Target=room")
  String attendanceRows(
      @PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    keep(actor, id);
    model.addAttribute("page", room(actor, id, "", uis.of(request)));
    return "meetings/web/attendanceRows";
  }

  @PostMapping("/attendance")
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

  @PostMapping(path = "/attendance", headers = "HX-Target=room")
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

  private void note(Actor actor, UUID id, String came, String left, String excused, String excuse) {
    if (!came.isEmpty()) {
      attending.came(actor, id, Typed.uuid(came));
    } else if (!left.isEmpty()) {
      attending.left(actor, id, Typed.uuid(left));
    } else {
      attending.excuse(actor, id, Typed.uuid(excused), excuse);
    }
  }

  private Meeting keep(Actor actor, UUID id) {
    var meeting = meetings.look(actor, id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    return meeting;
  }

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
            ? RoomWords.quorum(room.quorum(), ui)
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
}
