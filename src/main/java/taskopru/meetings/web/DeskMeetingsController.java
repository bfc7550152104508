package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.multipart.MultipartFile;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.CouncilDay;
import taskopru.council.Keepers;
import taskopru.council.Members;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Agenda;
import taskopru.meetings.AgendaItem;
import taskopru.meetings.Calling;
import taskopru.meetings.Decisions;
import taskopru.meetings.ItemDocuments;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.Roster;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** Meetings on the desk: the list, the plan, the agenda. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk")
class DeskMeetingsController {

  private final MeetingList.Query list;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Decisions decisions;
  private final Roster roster;
  private final Bodies bodies;
  private final Members members;
  private final Keepers keepers;
  private final CouncilDay day;
  private final Uis uis;
  private final Site site;
  private final Shelves shelves;
  private final ItemDocuments itemDocuments;
  private final Calling calling;

  DeskMeetingsController(
      MeetingList.Query list,
      Meetings meetings,
      Agenda agenda,
      Decisions decisions,
      Roster roster,
      Bodies bodies,
      Members members,
      Keepers keepers,
      CouncilDay day,
      Uis uis,
      Site site,
      Shelves shelves,
      ItemDocuments itemDocuments,
      Calling calling) {
    this.list = list;
    this.meetings = meetings;
    this.agenda = agenda;
    this.decisions = decisions;
    this.roster = roster;
    this.bodies = bodies;
    this.members = members;
    this.keepers = keepers;
    this.day = day;
    this.uis = uis;
    this.site = site;
    this.shelves = shelves;
    this.itemDocuments = itemDocuments;
    this.calling = calling;
  }

  @GetMapping("/meetings")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String filter,
      @RequestParam(defaultValue = "1") String page,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    var ui = uis.of(request);
    var mine = bodiesOf(actor);
    var chosen = MeetingList.Filter.of(filter);
    var found =
        list.read(
            mine.stream().map(Body::id).collect(Collectors.toSet()),
            actor.may(Verb.KEEP_MEETINGS),
            chosen,
            Typed.cut(q),
            Typed.number(page),
            MeetingList.Query.SIZE);
    model.addAttribute(
        "list", MeetingList.of(found, names(mine, ui), chosen, Typed.cut(q), true, ui));
    return "meetings/web/deskMeetings";
  }

  @GetMapping(path = "/meetings", headers = "HX-Target=desk-meetings")
  String rows(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String filter,
      @RequestParam(defaultValue = "1") String page,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    list(q, filter, page, actor, request, model);
    model.addAttribute("target", "desk-meetings");
    return "meetings/web/meetingRows";
  }

  @GetMapping("/meetings/new")
  String blank(Actor actor, HttpServletRequest request, Model model) {
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    var form =
        Form.empty()
            .with("kind", Meeting.Kind.ORDINARY.code())
            .with("mode", Meeting.Mode.IN_PERSON.code())
            .with("from", "14:00")
            .with("to", "16:00");
    return newForm(form, actor, uis.of(request), model);
  }

  @PostMapping("/meetings")
  String create(
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    var read = PlanForm.read(Form.of(sent), site.zone());
    var form = read.form();
    var plan = read.plan();
    if (plan != null) {
      try {
        var body = body(form.value("body"));
        var count = Typed.number(form.value("count"));
        if (count > 1) {
          meetings.draftSeries(
              actor,
              body,
              plan,
              count,
              form.value("weeks").isEmpty() ? 4 : Typed.number(form.value("weeks")));
          return "redirect:/" + language.tag() + "/desk/meetings?filter=coming";
        }
        return to(language, meetings.draft(actor, body, plan).id(), "drafted");
      } catch (Problem.Refused refused) {
        form = form.refuse(PlanForm.fieldOf(refused), refused);
      }
    }
    response.setStatus(422);
    return newForm(form, actor, uis.of(request), model);
  }

  @GetMapping("/meetings/{id}")
  String show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    return page(meetings.look(actor, id), Form.empty(), done, actor, uis.of(request), model);
  }

  @GetMapping("/meetings/{id}/plan")
  String plan(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    var meeting = keep(actor, id);
    return planForm(
        meeting,
        PlanForm.fill(meeting.plan(), site.zone()),
        meeting.version(),
        uis.of(request),
        model);
  }

  @PostMapping("/meetings/{id}/plan")
  String changePlan(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var meeting = keep(actor, id);
    var read = PlanForm.read(Form.of(sent), site.zone());
    var form = read.form();
    var version = Typed.number(form.value("version"));
    var plan = read.plan();
    if (plan != null) {
      try {
        meetings.plan(actor, id, version, plan);
        return to(language, id, "planned");
      } catch (Problem.Conflict conflict) {
        response.setStatus(409);
        var now = meetings.get(id);
        return planForm(now, form.refuse(conflict), now.version(), uis.of(request), model);
      } catch (Problem.Refused refused) {
        form = form.refuse(PlanForm.fieldOf(refused), refused);
      }
    }
    response.setStatus(422);
    return planForm(meeting, form, version, uis.of(request), model);
  }

  @GetMapping("/meetings/{id}/{deed:copy|recall}")
  String again(
      @PathVariable UUID id,
      @PathVariable String deed,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    var meeting = keep(actor, id);
    var weeks = deed.equals("copy") ? 4 : 1;
    var form =
        PlanForm.fill(meeting.plan(), site.zone())
            .with(
                "day",
                meeting.starts().atZone(site.zone()).toLocalDate().plusWeeks(weeks).toString());
    return againForm(meeting, deed, form, uis.of(request), model);
  }

  @PostMapping("/meetings/{id}/{deed:copy|recall}")
  String doAgain(
      @PathVariable UUID id,
      @PathVariable String deed,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var meeting = keep(actor, id);
    var read = PlanForm.read(Form.of(sent), site.zone());
    var form = read.form();
    var plan = read.plan();
    ZonedDateTime starts = read.starts();
    if (plan != null && starts != null) {
      try {
        if (deed.equals("recall")) {
          return to(language, calling.recall(actor, id, plan).id(), "recalled");
        }
        var copy = meetings.copy(actor, id, starts);
        meetings.plan(actor, copy.id(), copy.version(), plan);
        return to(language, copy.id(), "drafted");
      } catch (Problem.Refused refused) {
        form = form.refuse(PlanForm.fieldOf(refused), refused);
      }
    }
    response.setStatus(422);
    return againForm(meeting, deed, form, uis.of(request), model);
  }

  @PostMapping("/meetings/{id}/items")
  String addItem(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var form = Form.of(sent);
    if (!form.value("accept").isEmpty()) {
      agenda.accept(actor, id, Typed.uuid(form.value("accept")));
      return to(language, id, "accepted");
    }
    if (!form.value("takeUp").isEmpty()) {
      agenda.takeUp(actor, id, Typed.uuid(form.value("takeUp")));
      return to(language, id, "accepted");
    }
    try {
      agenda.add(actor, id, form.value("title"), form.value("text"));
      return to(language, id, "item") + "#add";
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      return page(
          meetings.look(actor, id),
          form.refuse(refused.messageKey().equals("meetings.item.title") ? "title" : "", refused),
          "",
          actor,
          uis.of(request),
          model);
    }
  }

  @PostMapping("/items/{id}/documents")
  String attach(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    var item = agenda.get(actor, id);
    try (var content = Typed.opened(file)) {
      itemDocuments.attach(actor, id, Typed.name(file), content);
      return ItemsController.back(language, item);
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      var meeting = item.meeting();
      if (meeting == null) {
        throw refused;
      }
      return page(
          meetings.look(actor, meeting),
          Form.empty().refuse(refused),
          "",
          actor,
          uis.of(request),
          model);
    }
  }

  private Meeting keep(Actor actor, UUID id) {
    var meeting = meetings.look(actor, id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    return meeting;
  }

  private List<Body> bodiesOf(Actor actor) {
    if (actor.may(Verb.KEEP_MEETINGS)) {
      return bodies.own().stream().filter(body -> keepers.keeps(actor, body)).toList();
    }
    actor.mustBeAllowedTo(Verb.TAKE_PART);
    return bodies.own().stream()
        .filter(body -> members.ofAccount(body.id(), actor.id(), day.today()).isPresent())
        .toList();
  }

  private UUID body(String chosen) {
    return chosen.isEmpty() ? bodies.workingGroup().id() : Typed.uuid(chosen);
  }

  private String page(Meeting meeting, Form form, String done, Actor actor, Ui ui, Model model) {
    var keeps = actor.may(Verb.KEEP_MEETINGS);
    var changeable =
        keeps
            && (meeting.state() == Meeting.State.DRAFT
                || meeting.state() == Meeting.State.CALLED
                || meeting.state() == Meeting.State.OPEN
                || meeting.state() == Meeting.State.SUSPENDED);
    var items = agenda.of(actor, meeting.id());
    var lying = itemDocuments.of(actor, meeting.id());
    var names = roster.of(meeting);
    var lines = new ArrayList<MeetingPage.Line>();
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var by = item.proposedBy() == null ? null : names.get(item.proposedBy());
      lines.add(
          new MeetingPage.Line(
              item.id(),
              item.position(),
              item.title(),
              item.text(),
              state(item.state(), ui),
              by == null ? null : by.name(),
              i == 0,
              i == items.size() - 1,
              item.state() == AgendaItem.State.ACCEPTED,
              lying.stream()
                  .filter(one -> one.item().equals(item.id()))
                  .map(one ->
                      new MeetingPage.Document(one.file(), one.name(), one.open(), one.removed()))
                  .toList()));
    }
    model.addAttribute(
        "page",
        new MeetingPage(
            head(meeting, ui, "agenda", DONE.contains(done) ? done : null),
            next(meeting, items, keeps, ui),
            changeable,
            keeps
                && (meeting.state() == Meeting.State.DRAFT
                    || meeting.state() == Meeting.State.CALLED),
            lines,
            changeable ? agenda.waiting(actor, meeting.body()) : List.of(),
            changeable ? agenda.deferred(actor, meeting.body()) : List.of(),
            decisions.of(meeting.id()),
            form));
    model.addAttribute("papers", shelves.ofCall(meeting, keeps, ui));
    return "meetings/web/meeting";
  }

  private static final Set<String> DONE =
      Set.of(
          "drafted",
          "planned",
          "recalled",
          "accepted",
          "item",
          "called",
          "cancelled",
          "proposed",
          "opened",
          "closed",
          "failed");

  private MeetingHead head(Meeting meeting, Ui ui, String tab, @Nullable String done) {
    return MeetingHead.of(meeting, ui.text(bodies.get(meeting.body()).name()), ui, tab, done);
  }

  private MeetingPage.@Nullable Next next(
      Meeting meeting, List<AgendaItem> items, boolean keeps, Ui ui) {
    var here = ui.path("/desk/meetings/" + meeting.id());
    if (!keeps) {
      return meeting.state().isGathering() ? step("member", here + "/ballot", false, ui) : null;
    }
    return switch (meeting.state()) {
      case DRAFT ->
          items.stream().anyMatch(item -> item.state() == AgendaItem.State.ACCEPTED)
              ? step("call", here + "/call", false, ui)
              : step("agenda", here + "#add", false, ui);
      case CALLED -> step("attendance", here + "/attendance", false, ui);
      case OPEN, SUSPENDED -> step("run", here + "/run", false, ui);
      case CLOSED -> step("write", here + "/minutes", true, ui);
      case MINUTES_PENDING -> step("minutes", here + "/minutes", false, ui);
      case FAILED_NO_QUORUM -> step("recall", here + "/recall", false, ui);
      case MINUTES_APPROVED, RECALLED, CANCELLED -> null;
    };
  }

  private static MeetingPage.Next step(String name, String href, boolean posts, Ui ui) {
    return new MeetingPage.Next(
        ui.text("meetings.next." + name),
        ui.text("meetings.next." + name + ".button"),
        href,
        posts);
  }

  static Tag state(AgendaItem.State state, Ui ui) {
    return new Tag(
        ui.text("meetings.item.stand." + state.code()),
        switch (state) {
          case PROPOSED, ACCEPTED -> Tone.PLAIN;
          case OPENED -> Tone.NEWS;
          case DECIDED -> Tone.GOOD;
          case DEFERRED -> Tone.WAIT;
          case WITHDRAWN -> Tone.BAD;
        });
  }

  private String newForm(Form form, Actor actor, Ui ui, Model model) {
    var own = bodiesOf(actor);
    model.addAttribute(
        "page",
        PlanForm.of(
            ui.text("meetings.new"),
            ui.text("meetings.new.lead"),
            ui.path("/desk/meetings"),
            ui.path("/desk/meetings"),
            ui.text("meetings.new.save"),
            form,
            0,
            true,
            own.size() < 2
                ? List.of()
                : own.stream()
                    .map(body -> Option.of(body.id().toString(), ui.text(body.name())))
                    .toList(),
            ui));
    return "meetings/web/planForm";
  }

  private String planForm(Meeting meeting, Form form, int version, Ui ui, Model model) {
    var here = ui.path("/desk/meetings/" + meeting.id());
    model.addAttribute(
        "page",
        PlanForm.of(
            ui.text("meetings.edit"),
            ui.text(
                meeting.state() == Meeting.State.CALLED
                    ? "meetings.edit.called"
                    : "meetings.edit.lead"),
            here + "/plan",
            here,
            ui.text("meetings.edit.save"),
            form,
            version,
            false,
            List.of(),
            ui));
    return "meetings/web/planForm";
  }

  private String againForm(Meeting meeting, String deed, Form form, Ui ui, Model model) {
    var here = ui.path("/desk/meetings/" + meeting.id());
    model.addAttribute(
        "page",
        PlanForm.of(
            ui.text("meetings." + deed),
            ui.text("meetings." + deed + ".lead"),
            here + "/" + deed,
            here,
            ui.text("meetings." + deed + ".save"),
            form,
            0,
            false,
            List.of(),
            ui));
    return "meetings/web/planForm";
  }

  static String to(Language language, UUID id, String done) {
    return "redirect:/" + language.tag() + "/desk/meetings/" + id + "?done=" + done;
  }

  private static Map<UUID, String> names(List<Body> bodies, Ui ui) {
    return bodies.stream().collect(Collectors.toMap(Body::id, body -> ui.text(body.name())));
  }
}
