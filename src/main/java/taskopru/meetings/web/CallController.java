package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
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
import taskopru.council.Bodies;
import taskopru.council.Capacity;
import taskopru.council.People;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.AgendaItem;
import taskopru.meetings.Calling;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Column;
import taskopru.web.ui.Form;

/** The call of a meeting, and calling it off. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/meetings/{id}")
class CallController {

  private final Meetings meetings;
  private final Calling calling;
  private final Bodies bodies;
  private final People people;
  private final Uis uis;
  private final Site site;

  CallController(
      Meetings meetings, Calling calling, Bodies bodies, People people, Uis uis, Site site) {
    this.meetings = meetings;
    this.calling = calling;
    this.bodies = bodies;
    this.people = people;
    this.uis = uis;
    this.site = site;
  }

  @GetMapping("/call")
  String call(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    if (keep(actor, id).state() != Meeting.State.DRAFT) {
      return "redirect:" + uis.of(request).path("/desk/meetings/" + id + "/call/deliveries");
    }
    return callPage(calling.preview(actor, id), Form.empty(), uis.of(request), model);
  }

  @PostMapping("/call")
  String sendCall(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    keep(actor, id);
    var form = Form.of(sent);
    try {
      calling.call(actor, id, form.value("reason"));
      return DeskMeetingsController.to(language, id, "called");
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      var field = refused.messageKey().equals("meetings.call.short") ? "reason" : "";
      return callPage(
          calling.preview(actor, id), form.refuse(field, refused), uis.of(request), model);
    }
  }

  @GetMapping("/cancellation")
  String askCancel(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    return cancelPage(keep(actor, id), Form.empty(), uis.of(request), model);
  }

  @PostMapping("/cancellation")
  String cancel(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var form = Form.of(sent);
    try {
      calling.cancel(actor, id, form.value("reason"));
      return DeskMeetingsController.to(language, id, "cancelled");
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      return cancelPage(keep(actor, id), form.refuse("reason", refused), uis.of(request), model);
    }
  }

  private String cancelPage(Meeting meeting, Form form, Ui ui, Model model) {
    var here = ui.path("/desk/meetings/" + meeting.id());
    model.addAttribute(
        "page",
        new MeetingConfirmation(
            ui.text("meetings.cancel.title"),
            ui.text(
                meeting.state() == Meeting.State.CALLED
                    ? "meetings.cancel.called"
                    : "meetings.cancel.draft"),
            here + "/cancellation",
            ui.text("meetings.cancel"),
            here,
            true,
            true,
            ui.text("meetings.cancel.label"),
            form));
    return "meetings/web/confirmation";
  }

  private String callPage(Calling.Preview preview, Form form, Ui ui, Model model) {
    var meeting = preview.meeting();
    var lines = new ArrayList<CallPage.Line>();
    var byMail = 0;
    for (var member : preview.members()) {
      var mail = people.get(member.person()).email() != null;
      byMail += mail ? 1 : 0;
      var institution = member.institution();
      lines.add(
          new CallPage.Line(
              ui.number((long) member.seatNumber()),
              member.name(),
              institution == null
                  ? ""
                  : ui.text(institution.nameOn(meeting.starts().atZone(site.zone()).toLocalDate())),
              ui.text(
                  member.capacity() == Capacity.PRINCIPAL
                      ? "meetings.principal"
                      : "meetings.alternate"),
              ui.text(mail ? "meetings.call.byMail" : "meetings.call.onPaper")));
    }
    model.addAttribute(
        "page",
        new CallPage(
            head(meeting, ui, "agenda", null),
            preview.gaps().stream().map(ui::text).toList(),
            ui.text(
                preview.isShort() ? "meetings.call.notice.short" : "meetings.call.notice.kept",
                preview.noticeDays(),
                preview.days(),
                preview.rules().source()),
            preview.isShort(),
            meetings.agenda(meeting.id()).stream()
                .filter(item -> item.state() == AgendaItem.State.ACCEPTED)
                .toList(),
            List.of(
                Column.ofNumbers(ui.text("meetings.column.seat")),
                Column.of(ui.text("meetings.column.name")),
                Column.of(ui.text("meetings.column.institution")),
                Column.of(ui.text("meetings.column.capacity")),
                Column.of(ui.text("meetings.column.how"))),
            lines,
            byMail,
            lines.size() - byMail,
            form));
    return "meetings/web/call";
  }

  private Meeting keep(Actor actor, UUID id) {
    var meeting = meetings.look(actor, id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    return meeting;
  }

  private MeetingHead head(Meeting meeting, Ui ui, String tab, @Nullable String done) {
    return MeetingHead.of(meeting, ui.text(bodies.get(meeting.body()).name()), ui, tab, done);
  }
}
