package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.meetings.AgendaItem;
import taskopru.meetings.Decisions;
import taskopru.meetings.ItemDocuments;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.MinuteTaking;
import taskopru.meetings.Tasks;
import taskopru.web.Csv;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;

/** What everybody may read: meetings, the register of decisions with its twins, a task's link. */
@Controller
@RequestMapping("/{lang:tr|en|ar}")
class PublicController {

  private static final int ALL = 10_000;
  private static final int FEED = 50;

  private final MeetingList.Query meetingList;
  private final DecisionList.Query decisionList;
  private final DecisionViews views;
  private final Meetings meetings;
  private final Decisions decisions;
  private final MinuteTaking taking;
  private final Tasks tasks;
  private final Bodies bodies;
  private final Uis uis;
  private final Site site;
  private final Shelves shelves;
  private final ItemDocuments itemDocuments;

  PublicController(
      MeetingList.Query meetingList,
      DecisionList.Query decisionList,
      DecisionViews views,
      Meetings meetings,
      Decisions decisions,
      MinuteTaking taking,
      Tasks tasks,
      Bodies bodies,
      Uis uis,
      Site site,
      Shelves shelves,
      ItemDocuments itemDocuments) {
    this.meetingList = meetingList;
    this.decisionList = decisionList;
    this.views = views;
    this.meetings = meetings;
    this.decisions = decisions;
    this.taking = taking;
    this.tasks = tasks;
    this.bodies = bodies;
    this.uis = uis;
    this.site = site;
    this.shelves = shelves;
    this.itemDocuments = itemDocuments;
  }

  @GetMapping("/meetings")
  String meetings(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "all") String filter,
      @RequestParam(defaultValue = "1") String page,
      HttpServletRequest request,
      Model model) {
    var ui = uis.of(request);
    var names = views.bodies(ui);
    var asked = MeetingList.Filter.of(filter);
    var chosen = asked == MeetingList.Filter.TO_DO ? MeetingList.Filter.ALL : asked;
    var text = Typed.cut(q);
    model.addAttribute(
        "list",
        MeetingList.of(
            meetingList.read(
                names.keySet(), false, chosen, text, Typed.number(page), MeetingList.Query.SIZE),
            names,
            chosen,
            text,
            false,
            ui));
    return "meetings/web/meetings";
  }

  @GetMapping(path = "/meetings", headers = "HX-Target=meetings-found")
  String meetingRows(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "all") String filter,
      @RequestParam(defaultValue = "1") String page,
      HttpServletRequest request,
      Model model) {
    meetings(q, filter, page, request, model);
    model.addAttribute("target", "meetings-found");
    return "meetings/web/meetingRows";
  }

  /** A meeting for everybody: no names, no link to join. */
  @GetMapping("/meetings/{id}")
  String meeting(@PathVariable UUID id, HttpServletRequest request, Model model) {
    var ui = uis.of(request);
    var meeting = meetings.get(id);
    if (meeting.number() == null || !meeting.state().isPublic()) {
      throw new Problem.NotFound("meetings.meeting.unknown");
    }
    var body = ui.text(bodies.get(meeting.body()).name());
    var lying = itemDocuments.publicOf(id);
    model.addAttribute(
        "page",
        new PublicMeeting(
            MeetingHead.title(meeting, body, ui),
            MeetingHead.state(meeting.state(), ui),
            ui.dateTime(meeting.starts()),
            MeetingHead.where(meeting.plan(), ui),
            meetings.agenda(id).stream()
                .filter(item -> item.state() != AgendaItem.State.WITHDRAWN)
                .map(item ->
                    new PublicMeeting.Item(
                        item.title(),
                        DeskMeetingsController.state(item.state(), ui),
                        lying.stream().filter(one -> one.item().equals(item.id())).toList()))
                .toList(),
            decisions.of(id),
            taking.published(id).map(one -> one.parts()).orElse(List.of()),
            meeting.state() == Meeting.State.CANCELLED ? meeting.reason() : null));
    model.addAttribute("papers", shelves.publicOfMeeting(id, ui));
    return "meetings/web/publicMeeting";
  }

  @GetMapping("/decisions")
  String decisions(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "1") String page,
      HttpServletRequest request,
      Model model) {
    var ui = uis.of(request);
    var asked = DecisionViews.asked(q, year, state, page, DecisionList.Query.SIZE);
    var names = views.bodies(ui);
    model.addAttribute(
        "list",
        DecisionList.of(
            decisionList.read(names.keySet(), asked, views.today()),
            asked,
            names,
            views.institutions(ui),
            views.today(),
            false,
            ui));
    return "meetings/web/decisions";
  }

  @GetMapping(path = "/decisions", headers = "HX-Target=decisions-found")
  String decisionRows(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "1") String page,
      HttpServletRequest request,
      Model model) {
    decisions(q, year, state, page, request, model);
    return "meetings/web/decisionRows";
  }

  @GetMapping("/decisions/{id}")
  String decision(@PathVariable UUID id, HttpServletRequest request, Model model) {
    model.addAttribute(
        "page", views.page(decisions.get(id), null, Form.empty(), Form.empty(), uis.of(request)));
    model.addAttribute("papers", shelves.publicOfDecision(id, uis.of(request)));
    return "meetings/web/decision";
  }

  @GetMapping("/decisions.json")
  @ResponseBody
  List<DecisionEntry> json(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request) {
    return entries(DecisionViews.asked(q, year, state, "1", ALL), uis.of(request));
  }

  @GetMapping("/decisions.csv")
  ResponseEntity<byte[]> csv(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request) {
    var csv =
        new Csv(
            "number",
            "body",
            "decided_on",
            "title",
            "text",
            "state",
            "responsible",
            "due",
            "sha256",
            "url");
    for (var one : entries(DecisionViews.asked(q, year, state, "1", ALL), uis.of(request))) {
      csv.row(
          List.of(
              one.number(),
              one.body(),
              one.decidedOn(),
              one.title(),
              one.text(),
              one.state(),
              Objects.requireNonNullElse(one.responsible(), ""),
              Objects.requireNonNullElse(one.due(), ""),
              one.sha256(),
              one.url()));
    }
    return csv.answer();
  }

  @GetMapping("/decisions/feed.atom")
  ResponseEntity<String> feed(HttpServletRequest request) {
    var ui = uis.of(request);
    var found =
        decisionList.read(
            views.bodies(ui).keySet(), DecisionViews.asked("", "", "", "1", FEED), views.today());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/atom+xml;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(java.time.Duration.ofMinutes(5)).cachePublic())
        .body(DecisionFeed.write(found.rows(), ui, site));
  }

  @GetMapping("/tasks/{code:[0-9a-f]{32}}")
  String task(@PathVariable String code, HttpServletRequest request, Model model) {
    return taskPage(code, Form.empty(), uis.of(request), model);
  }

  @PostMapping("/tasks/{code:[0-9a-f]{32}}")
  String complete(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String note,
      Actor actor,
      Language language,
      Model model) {
    var done = tasks.completeByLink(actor, code, note);
    model.addAttribute("task", done.task());
    model.addAttribute("decision", done.decision());
    return "meetings/web/taskDone";
  }

  private String taskPage(String code, Form form, Ui ui, Model model) {
    var asked = tasks.ofLink(code).orElseThrow(() -> new Problem.NotFound("meetings.task.link"));
    model.addAttribute("task", asked.task());
    model.addAttribute("decision", asked.decision());
    model.addAttribute("action", ui.path("/tasks/" + code));
    return "meetings/web/task";
  }

  private List<DecisionEntry> entries(DecisionList.Asked asked, Ui ui) {
    var names = views.bodies(ui);
    return entries(
        decisionList.read(names.keySet(), asked, views.today()).rows(),
        names,
        views.institutions(ui),
        site.baseUrl() + ui.path("/decisions/"));
  }

  static List<DecisionEntry> entries(
      List<DecisionList.Found> rows,
      Map<UUID, String> bodies,
      Map<UUID, String> institutions,
      String base) {
    return rows.stream()
        .map(row -> DecisionEntry.of(row, bodies, institutions, base))
        .collect(Collectors.toList());
  }
}
