package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
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
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.Attending;
import taskopru.meetings.Correcting;
import taskopru.meetings.Meeting;
import taskopru.meetings.Roster;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;

/** Putting somebody's attendance right afterwards. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/meetings/{id}/attendance/{mandate}")
class CorrectionController {

  private static final int MOST_SPANS = 20;

  private final Correcting correcting;
  private final Attending attending;
  private final Roster roster;
  private final Bodies bodies;
  private final Uis uis;
  private final RoomTimes times;

  CorrectionController(
      Correcting correcting,
      Attending attending,
      Roster roster,
      Bodies bodies,
      Uis uis,
      Site site) {
    this.correcting = correcting;
    this.attending = attending;
    this.roster = roster;
    this.bodies = bodies;
    this.uis = uis;
    this.times = RoomTimes.in(site.zone());
  }

  @GetMapping
  ModelAndView show(
      @PathVariable UUID id, @PathVariable UUID mandate, Actor actor, HttpServletRequest request) {
    return page(actor, id, mandate, null, uis.of(request), HttpStatus.OK);
  }

  @PostMapping
  ModelAndView correct(
      @PathVariable UUID id,
      @PathVariable UUID mandate,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = uis.of(request);
    var form = Form.of(sent);
    try {
      correcting.correct(
          actor, id, mandate, spans(form), form.value("excuse"), form.value("reason"));
      return new ModelAndView(
          "redirect:" + ui.path("/desk/meetings/" + id + "/attendance") + "?done=corrected");
    } catch (Problem.Refused refused) {
      return page(
          actor,
          id,
          mandate,
          form.refuse(fieldOf(refused), refused),
          ui,
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private ModelAndView page(
      Actor actor,
      UUID id,
      UUID mandate,
      @org.jspecify.annotations.Nullable Form sent,
      Ui ui,
      HttpStatus status) {
    var corrections = correcting.of(actor, id);
    var room = attending.room(actor, id);
    var meeting = room.meeting();
    var attendee =
        room.roll().stream()
            .filter(one -> one.mandate().equals(mandate))
            .findFirst()
            .orElseThrow(() -> new Problem.NotFound("meetings.roll.unknown"));
    var names = roster.of(meeting);
    var name = names.get(mandate);
    var noted = room.presences().stream().filter(one -> one.mandate().equals(mandate)).toList();
    var form = sent == null ? Form.empty().with("excuse", attendee.excuse()) : sent;
    if (sent == null) {
      for (var i = 0; i < noted.size(); i++) {
        var left = noted.get(i).left();
        form =
            form.with("came-" + (i + 1), times.hour(noted.get(i).came()))
                .with("left-" + (i + 1), left == null ? "" : times.hour(left));
      }
    }
    return new ModelAndView("meetings/web/correction", status)
        .addObject(
            "page",
            new CorrectionPage(
                MeetingHead.of(
                    meeting, ui.text(bodies.get(meeting.body()).name()), ui, "attendance", null),
                name == null ? "" : name.name(),
                ui.text(
                    attendee.principal()
                        ? "meetings.correction.principal"
                        : "meetings.correction.alternate",
                    attendee.seatNumber()),
                ui.path("/desk/meetings/" + id + "/attendance/" + mandate),
                Math.min(noted.size() + 1, MOST_SPANS),
                meeting.state().isGathering(),
                meeting.state() == Meeting.State.MINUTES_PENDING,
                form,
                CorrectionLine.of(
                    corrections.stream().filter(one -> one.mandate().equals(mandate)).toList(),
                    names,
                    times,
                    ui)));
  }

  private static List<Correcting.Span> spans(Form form) {
    var spans = new ArrayList<Correcting.Span>();
    for (var i = 1; i <= MOST_SPANS; i++) {
      var came = form.value("came-" + i);
      var left = form.value("left-" + i);
      if (came.isEmpty() && !left.isEmpty()) {
        throw new Problem.Refused("meetings.correction.came");
      }
      if (!came.isEmpty()) {
        spans.add(new Correcting.Span(time(came), left.isEmpty() ? null : time(left)));
      }
    }
    return spans;
  }

  private static LocalTime time(String typed) {
    try {
      return Correcting.time(typed);
    } catch (DateTimeParseException notATime) {
      throw new Problem.Refused("meetings.correction.time", Typed.cut(typed));
    }
  }

  private static String fieldOf(Problem problem) {
    return switch (problem.messageKey()) {
      case "meetings.correction.reason" -> "reason";
      case "meetings.text.long" -> "";
      case "meetings.correction.left" -> "left-1";
      case "meetings.correction.time", "meetings.correction.came" -> "came-1";
      default -> "";
    };
  }
}
