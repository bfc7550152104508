package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.Seat;
import taskopru.council.SeatGroup;
import taskopru.council.Seats;
import taskopru.council.Selecting;
import taskopru.council.Selection;
import taskopru.council.Selections;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** How open seats are filled: call, candidates, result. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/selections")
class DeskSelectionsController {

  private static final int LONGEST_CRITERIA = 10_000;

  private final CouncilDesk desk;
  private final Selections selections;
  private final Selecting selecting;
  private final Seats seats;
  private final Bodies bodies;

  DeskSelectionsController(
      CouncilDesk desk, Selections selections, Selecting selecting, Seats seats, Bodies bodies) {
    this.desk = desk;
    this.selections = selections;
    this.selecting = selecting;
    this.seats = seats;
    this.bodies = bodies;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String body, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var chosen = own(body);
    var groups = new HashMap<Slug, String>();
    seats
        .list(chosen.id(), desk.today())
        .forEach(group -> groups.put(group.code(), ui.text(group.name())));
    var here = ui.path(HERE + "/selections");
    return CouncilDesk.shown(
        DeskPage.of(
                ui.text("council.selections.of", ui.text(chosen.name())),
                ui.text("council.selections.lead"))
            .crumbed(CouncilDesk.way(ui, ui.text("council.desk.selections")))
            .tabbed(CouncilDesk.views(ui, "/selections"))
            .offering(offers(ui, chosen, here))
            .holding(
                List.of(
                    new DeskPage.Section.Table(
                        "selections",
                        "",
                        ui.text("council.desk.selections"),
                        null,
                        List.of(
                            Column.of(ui.text("council.column.group")),
                            Column.of(ui.text("council.column.days")),
                            Column.ofNumbers(ui.text("council.column.seats")),
                            Column.ofNumbers(ui.text("council.column.candidates")),
                            Column.of(ui.text("council.column.state"))),
                        selections.of(chosen.id()).stream()
                            .map(one ->
                                DeskPage.Row.of(
                                    DeskPage.Cell.to(
                                        groups.getOrDefault(one.group(), one.group().value()),
                                        here + "/" + one.id()),
                                    DeskPage.Cell.of(
                                        CouncilDesk.days(ui, one.opens(), one.closes())),
                                    DeskPage.Cell.of(ui.number(one.seats())),
                                    DeskPage.Cell.of(ui.number(one.candidates().size())),
                                    DeskPage.Cell.of(tag(ui, one.state()))))
                            .toList(),
                        ui.text("council.selections.none"),
                        List.of(),
                        null))));
  }

  private List<DeskPage.Link> offers(Ui ui, Body chosen, String here) {
    var offers = new ArrayList<DeskPage.Link>();
    offers.add(
        DeskPage.Link.first(
            ui.text("council.selection.new"),
            CouncilDesk.address(here + "/new", "body", chosen.code().value())));
    for (var other : bodies.own()) {
      if (!other.id().equals(chosen.id())) {
        offers.add(
            DeskPage.Link.quiet(
                ui.text(other.name()), CouncilDesk.address(here, "body", other.code().value())));
      }
    }
    return offers;
  }

  private Body own(String code) {
    var body = desk.body(code);
    if (!body.isOwn()) {
      throw new Problem.NotFound("council.body.unknown");
    }
    return body;
  }

  @GetMapping("/new")
  ModelAndView blank(
      @RequestParam(defaultValue = "") String body, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return callForm(desk.ui(request), own(body), null).shown();
  }

  @PostMapping
  ModelAndView prepare(
      @RequestParam(defaultValue = "") String body,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var chosen = own(body);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var group = Slug.find(answers.form().value("group"));
    if (group.isEmpty()) {
      answers.refuse("group", "web.choice.missing");
    }
    var call = call(answers);
    return FormPage.attempt(
        answers,
        () -> {
          var id =
              selecting.prepare(
                  actor, chosen.id(), group.orElseThrow(), Objects.requireNonNull(call));
          return ui.path(HERE + "/selections/" + id) + "?done=selectionPrepared";
        },
        () -> callForm(ui, chosen, null));
  }

  @GetMapping("/{id}")
  ModelAndView show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var selection = find(actor, id);
    var ui = desk.ui(request);
    var here = ui.path(HERE + "/selections/" + id);
    var group = group(selection);
    var title = ui.text("council.selection.title", ui.text(group.name()));
    var terms = new ArrayList<Term>();
    terms.add(Term.of(ui.text("council.column.group"), ui.text(group.name())));
    terms.add(Term.of(ui.text("council.column.seats"), ui.number(selection.seats())));
    terms.add(
        Term.of(
            ui.text("council.column.days"),
            CouncilDesk.days(ui, selection.opens(), selection.closes())));
    var decidedOn = selection.decidedOn();
    if (decidedOn != null) {
      terms.add(Term.of(CouncilDesk.ask(ui).label("decidedOn"), ui.date(decidedOn)));
      terms.add(
          Term.of(CouncilDesk.ask(ui).label("decision"), String.valueOf(selection.decision())));
    }
    var shownIn = selection.criteria().shownIn(ui.language());
    return CouncilDesk.shown(
        DeskPage.of(title, "")
            .crumbed(CouncilDesk.way(ui, title, ui.text("council.desk.selections"), "/selections"))
            .told(
                CouncilDesk.done(
                    ui,
                    done,
                    "selectionPrepared",
                    "selectionChanged",
                    "selectionCall",
                    "selectionCallUndone",
                    "selectionCancelled",
                    "candidateAdded",
                    "candidateRemoved",
                    "selectionDecided"))
            .standing(List.of(tag(ui, selection.state())), steps(ui, selection.state()), null)
            .offering(actions(ui, selection, here))
            .holding(
                List.of(
                    new DeskPage.Section.Facts(
                        "facts", ui.text("council.selection.call"), terms, List.of()),
                    new DeskPage.Section.Words(
                        "criteria",
                        CouncilDesk.ask(ui).label("criteria"),
                        ui.text(selection.criteria()),
                        shownIn == ui.language() ? null : shownIn,
                        List.of()),
                    candidates(ui, selection, here))));
  }

  private DeskPage.Section candidates(Ui ui, Selection selection, String here) {
    var known = desk.institutions();
    var open = selection.state() == Selection.State.CALLED;
    return new DeskPage.Section.Table(
        "candidates",
        ui.text("council.candidates"),
        List.of(
            Column.of(ui.text("council.column.name")),
            Column.of(ui.text("council.column.institution")),
            Column.of(CouncilDesk.ask(ui).label("statement")),
            Column.of(ui.text(open ? "council.column.deed" : "council.column.result"))),
        selection.candidates().stream()
            .map(one -> {
              var mandate = one.mandate();
              var result = ui.text("council.result." + one.result().name());
              return DeskPage.Row.of(
                  DeskPage.Cell.to(one.name(), ui.path(HERE + "/people/" + one.person())),
                  DeskPage.Cell.of(desk.institution(ui, one.institution(), desk.today(), known)),
                  DeskPage.Cell.of(one.statement()),
                  open
                      ? DeskPage.Cell.to(
                          ui.text("council.candidate.remove"),
                          here + "/candidates/" + one.id() + "/removal")
                      : mandate == null
                          ? DeskPage.Cell.of(result)
                          : DeskPage.Cell.to(result, ui.path(HERE + "/mandates/" + mandate)));
            })
            .toList(),
        ui.text("council.candidates.none"),
        List.of(),
        null);
  }

  private static List<DeskPage.Link> actions(Ui ui, Selection selection, String here) {
    var actions = new ArrayList<DeskPage.Link>();
    switch (selection.state()) {
      case DRAFT -> {
        actions.add(DeskPage.Link.first(ui.text("council.selection.publish"), here + "/call"));
        actions.add(DeskPage.Link.other(ui.text("council.edit"), here + "/facts"));
        actions.add(
            DeskPage.Link.danger(ui.text("council.selection.cancel"), here + "/cancellation"));
      }
      case CALLED -> {
        if (selection.candidates().isEmpty()) {
          actions.add(
              DeskPage.Link.first(ui.text("council.candidate.new"), here + "/candidates/new"));
          actions.add(
              DeskPage.Link.other(ui.text("council.selection.undoCall"), here + "/call-undo"));
        } else {
          actions.add(DeskPage.Link.first(ui.text("council.selection.decide"), here + "/result"));
          actions.add(
              DeskPage.Link.other(ui.text("council.candidate.new"), here + "/candidates/new"));
        }
        actions.add(
            DeskPage.Link.danger(ui.text("council.selection.cancel"), here + "/cancellation"));
      }
      case DECIDED, CANCELLED -> {}
    }
    if (selection.state() == Selection.State.CALLED
        || selection.state() == Selection.State.DECIDED) {
      actions.add(
          DeskPage.Link.quiet(
              ui.text("council.calls.see"), ui.path("/council/calls/" + selection.id())));
    }
    return actions;
  }

  @GetMapping("/{id}/facts")
  ModelAndView edit(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    var selection = findToChange(actor, id);
    return callForm(desk.ui(request), bodies.get(selection.body()), selection).shown();
  }

  @PostMapping("/{id}/facts")
  ModelAndView change(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    findToChange(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var call = call(answers);
    return FormPage.attempt(
        answers,
        () -> {
          selecting.change(actor, id, answers.number("version"), Objects.requireNonNull(call));
          return ui.path(HERE + "/selections/" + id) + "?done=selectionChanged";
        },
        () -> {
          var selection = selections.get(id);
          return callForm(ui, bodies.get(selection.body()), selection);
        });
  }

  @GetMapping("/{id}/{deed:call|call-undo|cancellation}")
  ModelAndView ask(
      @PathVariable UUID id, @PathVariable String deed, Actor actor, HttpServletRequest request) {
    return deedForm(desk.ui(request), findToChange(actor, id), deed).shown();
  }

  @PostMapping("/{id}/{deed:call|call-undo|cancellation}")
  ModelAndView carryOut(
      @PathVariable UUID id,
      @PathVariable String deed,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    findToChange(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    return FormPage.attempt(
        answers,
        () -> {
          var here = ui.path(HERE + "/selections/" + id);
          return switch (deed) {
            case "call" -> {
              selecting.call(actor, id, answers.number("version"));
              yield here + "?done=selectionCall";
            }
            case "call-undo" -> {
              selecting.undoCall(actor, id, answers.number("version"));
              yield here + "?done=selectionCallUndone";
            }
            default -> {
              selecting.cancel(actor, id, answers.number("version"));
              yield here + "?done=selectionCancelled";
            }
          };
        },
        () -> deedForm(ui, selections.get(id), deed));
  }

  @GetMapping("/{id}/candidates/new")
  ModelAndView blankCandidate(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return candidateForm(desk.ui(request), findToChange(actor, id)).shown();
  }

  @PostMapping("/{id}/candidates")
  ModelAndView addCandidate(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    findToChange(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var person = answers.id("person");
    var institution = answers.optionalId("institution");
    var statement = Texts.lines(answers, "statement", LONGEST_CRITERIA, false);
    return FormPage.attempt(
        answers,
        () -> {
          selecting.addCandidate(actor, id, person, institution, statement);
          return ui.path(HERE + "/selections/" + id) + "?done=candidateAdded";
        },
        () -> candidateForm(ui, selections.get(id)));
  }

  @GetMapping("/{id}/candidates/{candidate}/removal")
  ModelAndView askRemoval(
      @PathVariable UUID id,
      @PathVariable UUID candidate,
      Actor actor,
      HttpServletRequest request) {
    return removalForm(desk.ui(request), findToChange(actor, id), candidate).shown();
  }

  @PostMapping("/{id}/candidates/{candidate}/removal")
  ModelAndView removeCandidate(
      @PathVariable UUID id,
      @PathVariable UUID candidate,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    findToChange(actor, id);
    var ui = desk.ui(request);
    return FormPage.attempt(
        CouncilDesk.answers(sent),
        () -> {
          selecting.removeCandidate(actor, id, candidate);
          return ui.path(HERE + "/selections/" + id) + "?done=candidateRemoved";
        },
        () -> removalForm(ui, selections.get(id), candidate));
  }

  @GetMapping("/{id}/result")
  ModelAndView askResult(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return resultForm(desk.ui(request), findToChange(actor, id)).shown();
  }

  @PostMapping("/{id}/result")
  ModelAndView decide(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var selection = findToChange(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var decidedOn = answers.day("decidedOn");
    var decision = Texts.line(answers, "decision", 100);
    var from = answers.day("from");
    var until = answers.optionalDay("until");
    var chosen = new HashMap<UUID, UUID>();
    var reserve = new HashSet<UUID>();
    for (var candidate : selection.candidates()) {
      var field = "result-" + candidate.id();
      if (answers.form().value(field).equals("reserve")) {
        reserve.add(candidate.id());
      } else {
        var seat = answers.optionalId(field);
        if (seat != null) {
          chosen.put(candidate.id(), seat);
        }
      }
    }
    var outcome =
        answers.made(
            "", () -> new Selecting.Outcome(decidedOn, decision, chosen, reserve, from, until));
    return FormPage.attempt(
        answers,
        () -> {
          selecting.decide(actor, id, answers.number("version"), Objects.requireNonNull(outcome));
          return ui.path(HERE + "/selections/" + id) + "?done=selectionDecided";
        },
        () -> resultForm(ui, selections.get(id)));
  }

  private Selection findToChange(Actor actor, UUID id) {
    var selection = find(actor, id);
    desk.mustKeep(actor, selection.body());
    return selection;
  }

  private Selection find(Actor actor, UUID id) {
    var selection = selections.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return selection;
  }

  private SeatGroup group(Selection selection) {
    return seats.list(selection.body(), desk.today()).stream()
        .filter(one -> one.code().equals(selection.group()))
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("council.group.unknown"));
  }

  private static Selecting.@Nullable Call call(Answers answers) {
    var seats = answers.number("seats", 1, 100);
    var opens = answers.day("opens");
    var closes = answers.day("closes");
    var turkish = Texts.lines(answers, "criteria.tr", LONGEST_CRITERIA, true);
    var english = Texts.lines(answers, "criteria.en", LONGEST_CRITERIA, false);
    var arabic = Texts.lines(answers, "criteria.ar", LONGEST_CRITERIA, false);
    var applyTurkish = Texts.lines(answers, "apply.tr", LONGEST_CRITERIA, false);
    var applyEnglish = Texts.lines(answers, "apply.en", LONGEST_CRITERIA, false);
    var applyArabic = Texts.lines(answers, "apply.ar", LONGEST_CRITERIA, false);
    return answers.made(
        "",
        () ->
            new Selecting.Call(
                seats,
                opens,
                closes,
                new taskopru.kernel.LocalizedText(
                    Objects.requireNonNullElse(turkish, ""), english, arabic),
                new taskopru.kernel.LocalizedText(
                    Objects.requireNonNullElse(applyTurkish, ""), applyEnglish, applyArabic)));
  }

  static Tag tag(Ui ui, Selection.State state) {
    return new Tag(
        ui.text("council.selection.state." + state.name()),
        switch (state) {
          case DRAFT -> Tone.PLAIN;
          case CALLED -> Tone.WAIT;
          case DECIDED -> Tone.GOOD;
          case CANCELLED -> Tone.BAD;
        });
  }

  private static List<Step> steps(Ui ui, Selection.State state) {
    if (state == Selection.State.CANCELLED) {
      return List.of();
    }
    return Step.line(
        List.of(
            ui.text("council.selection.state.DRAFT"),
            ui.text("council.selection.state.CALLED"),
            ui.text("council.selection.state.DECIDED")),
        state.ordinal());
  }

  private FormPage callForm(Ui ui, Body body, @Nullable Selection selection) {
    var fields = new ArrayList<Field>();
    var form = Form.empty();
    if (selection == null) {
      fields.add(
          new Field.Choice(
              "group",
              ui.text("council.column.group"),
              ui.text("council.selection.group.hint"),
              true,
              seats.list(body.id(), desk.today()).stream()
                  .filter(group -> group.open() > 0)
                  .map(group ->
                      Option.of(
                          group.code().value(),
                          ui.text(
                              "council.selection.group.open", ui.text(group.name()), group.open())))
                  .toList(),
              ui.text("web.choose")));
      form = form.with("opens", desk.today().toString());
    } else {
      form =
          CouncilDesk.with(form, "criteria", selection.criteria())
              .with("seats", Integer.toString(selection.seats()))
              .with("opens", selection.opens().toString())
              .with("closes", selection.closes().toString());
      var apply = selection.apply();
      if (apply != null) {
        form = CouncilDesk.with(form, "apply", apply);
      }
    }
    fields.add(CouncilDesk.ask(ui).number("seats", true));
    fields.add(CouncilDesk.ask(ui).day("opens", true));
    fields.add(CouncilDesk.ask(ui).day("closes", true));
    fields.addAll(CouncilDesk.threefold(ui, "criteria", true));
    for (var language : taskopru.kernel.Language.values()) {
      fields.add(
          new Field.Area(
              "apply." + language.tag(),
              ui.text("council.inLanguage", CouncilDesk.ask(ui).label("apply"), language.ownName()),
              ui.text("council.field.apply.hint"),
              false,
              5,
              language));
    }
    var title = ui.text(selection == null ? "council.selection.new" : "council.edit");
    return selection == null
        ? new FormPage(
            title,
            ui.text("council.selection.new.lead"),
            CouncilDesk.way(ui, title, ui.text("council.desk.selections"), "/selections"),
            CouncilDesk.address(ui.path(HERE + "/selections"), "body", body.code().value()),
            CouncilDesk.address(ui.path(HERE + "/selections"), "body", body.code().value()),
            ui.text("council.save"),
            false,
            form,
            fields)
        : page(ui, selection, title, "", "/facts", false, form, fields);
  }

  private FormPage deedForm(Ui ui, Selection selection, String deed) {
    var word =
        switch (deed) {
          case "call" -> "council.selection.publish";
          case "call-undo" -> "council.selection.undoCall";
          default -> "council.selection.cancel";
        };
    return page(
        ui,
        selection,
        ui.text(word),
        ui.text(word + ".lead"),
        "/" + deed,
        deed.equals("cancellation"),
        Form.empty(),
        List.of());
  }

  private FormPage candidateForm(Ui ui, Selection selection) {
    return page(
            ui,
            selection,
            ui.text("council.candidate.new"),
            ui.text("council.candidate.lead"),
            "/candidates",
            false,
            Form.empty(),
            List.of(
                CouncilDesk.ask(ui).choice("person", true, desk.personOptions()),
                new Field.Choice(
                    "institution",
                    CouncilDesk.ask(ui).label("onBehalfOf"),
                    ui.text("council.field.onBehalfOf.hint"),
                    false,
                    desk.institutionOptions(ui),
                    ui.text("council.field.onBehalfOf.nobody")),
                CouncilDesk.ask(ui).area("statement", false, 5)))
        .aboutPeople(CouncilDesk.NOTICE);
  }

  private FormPage removalForm(Ui ui, Selection selection, UUID candidate) {
    return page(
        ui,
        selection,
        ui.text("council.candidate.remove"),
        ui.text("council.candidate.remove.lead"),
        "/candidates/" + candidate + "/removal",
        true,
        Form.empty(),
        List.of());
  }

  private FormPage resultForm(Ui ui, Selection selection) {
    var open = selecting.openSeats(selection, desk.today());
    var choices = new ArrayList<Option>();
    for (Seat seat : group(selection).seats()) {
      if (open.contains(seat.id())) {
        choices.add(Option.of(seat.id().toString(), ui.text("council.result.seat", seat.number())));
      }
    }
    choices.add(Option.of("reserve", ui.text("council.result.RESERVE")));
    var fields = new ArrayList<Field>();
    fields.add(CouncilDesk.ask(ui).day("decidedOn", true));
    fields.add(
        new Field.Line(
            "decision",
            CouncilDesk.ask(ui).label("decision"),
            ui.text("council.field.decision.hint"),
            true,
            "text",
            "m"));
    for (var candidate : selection.candidates()) {
      fields.add(
          new Field.Choice(
              "result-" + candidate.id(),
              candidate.name(),
              null,
              false,
              choices,
              ui.text("council.result.NOT_CHOSEN")));
    }
    fields.add(new Field.Day("from", CouncilDesk.ask(ui).label("mandateFrom"), null, true));
    fields.add(CouncilDesk.ask(ui).day("until", false));
    return page(
        ui,
        selection,
        ui.text("council.selection.decide"),
        ui.text("council.selection.decide.lead", selection.seats()),
        "/result",
        false,
        Form.empty()
            .with("decidedOn", desk.today().toString())
            .with("from", desk.today().toString()),
        fields);
  }

  private FormPage page(
      Ui ui,
      Selection selection,
      String title,
      String lead,
      String deed,
      boolean danger,
      Form form,
      List<Field> fields) {
    var here = ui.path(HERE + "/selections/" + selection.id());
    return new FormPage(
        title,
        lead,
        CouncilDesk.way(
            ui,
            title,
            ui.text("council.desk.selections"),
            "/selections",
            ui.text(group(selection).name()),
            "/selections/" + selection.id()),
        here + deed,
        here,
        fields.isEmpty() ? title : ui.text("council.save"),
        danger,
        form.with("version", String.valueOf(selection.version())),
        fields);
  }
}
