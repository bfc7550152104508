package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import taskopru.council.Capacity;
import taskopru.council.Mandate;
import taskopru.council.Mandates;
import taskopru.council.PairReading;
import taskopru.council.People;
import taskopru.council.Seat;
import taskopru.council.SeatDetail;
import taskopru.council.SeatGroup;
import taskopru.council.SeatKeeping;
import taskopru.council.SeatKind;
import taskopru.council.Seating;
import taskopru.council.Seats;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Term;

/** Seats on the desk: who holds them, what they are, and a mandate for somebody. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/seats")
class DeskSeatsController {

  private final CouncilDesk desk;
  private final Seats seats;
  private final SeatKeeping keeping;
  private final Seating seating;
  private final Mandates mandates;
  private final People people;
  private final Bodies bodies;

  DeskSeatsController(
      CouncilDesk desk,
      Seats seats,
      SeatKeeping keeping,
      Seating seating,
      Mandates mandates,
      People people,
      Bodies bodies) {
    this.desk = desk;
    this.seats = seats;
    this.keeping = keeping;
    this.seating = seating;
    this.mandates = mandates;
    this.people = people;
    this.bodies = bodies;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var chosen = desk.body(body);
    var today = desk.today();
    var names = people.names();
    var held = new HashMap<UUID, List<Mandate>>();
    mandates
        .ofBody(chosen.id(), today)
        .forEach(one -> held.computeIfAbsent(one.seat(), _ -> new ArrayList<>()).add(one));
    var sections = new ArrayList<DeskPage.Section>();
    for (var group : seats.list(chosen.id(), today)) {
      sections.add(group(ui, chosen.code(), group, held, names, today));
    }
    if (sections.isEmpty()) {
      sections.add(
          new DeskPage.Section.Notice(
              "none", "", taskopru.web.ui.Tone.PLAIN, ui.text("council.seats.none")));
    }
    return CouncilDesk.shown(
        DeskPage.of(
                ui.text("council.desk.seats"),
                ui.text("council.seats.lead", ui.text(chosen.name())))
            .crumbed(CouncilDesk.way(ui, ui.text("council.desk.seats")))
            .tabbed(CouncilDesk.views(ui, "/seats"))
            .told(CouncilDesk.done(ui, done, "pairRead", "groupAdded"))
            .offering(actions(ui, chosen))
            .holding(sections));
  }

  private List<DeskPage.Link> actions(Ui ui, Body chosen) {
    var here = ui.path(HERE + "/seats");
    var actions = new ArrayList<DeskPage.Link>();
    if (chosen.isOwn()) {
      actions.add(
          DeskPage.Link.other(
              ui.text("council.group.new"),
              CouncilDesk.address(here + "/groups/new", "body", chosen.code().value())));
    }
    for (var other : bodies.own()) {
      if (!other.id().equals(chosen.id())) {
        actions.add(
            DeskPage.Link.quiet(
                ui.text(other.name()), CouncilDesk.address(here, "body", other.code().value())));
      }
    }
    return actions;
  }

  @GetMapping("/groups/new")
  ModelAndView blankGroup(
      @RequestParam(defaultValue = "") String body, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return groupForm(desk.ui(request), desk.body(body)).shown();
  }

  @PostMapping("/groups")
  ModelAndView addGroup(
      @RequestParam(defaultValue = "") String body,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var chosen = desk.body(body);
    var answers = CouncilDesk.answers(sent);
    var name = Texts.three(answers, "name", 200);
    var quota = answers.number("seats", 1, 200);
    return FormPage.attempt(
        answers,
        () -> {
          keeping.add(actor, chosen.id(), name, quota);
          return CouncilDesk.address(
              ui.path(HERE + "/seats"), "body", chosen.code().value(), "done", "groupAdded");
        },
        () -> groupForm(ui, chosen));
  }

  private static FormPage groupForm(Ui ui, Body body) {
    var title = ui.text("council.group.new");
    var fields = new ArrayList<>(CouncilDesk.threefold(ui, "name", false));
    fields.add(CouncilDesk.ask(ui).number("seats", true));
    return new FormPage(
        title,
        ui.text("council.group.new.lead", ui.text(body.name())),
        CouncilDesk.way(ui, title, ui.text("council.desk.seats"), "/seats"),
        CouncilDesk.address(ui.path(HERE + "/seats/groups"), "body", body.code().value()),
        CouncilDesk.address(ui.path(HERE + "/seats"), "body", body.code().value()),
        ui.text("council.save"),
        false,
        Form.empty(),
        fields);
  }

  private DeskPage.Section group(
      Ui ui,
      Slug body,
      SeatGroup group,
      Map<UUID, List<Mandate>> held,
      Map<UUID, String> names,
      LocalDate today) {
    var known = desk.institutions();
    var rows = new ArrayList<DeskPage.Row>();
    for (var seat : group.seats()) {
      var all = held.getOrDefault(seat.id(), List.of());
      rows.add(
          DeskPage.Row.of(
              DeskPage.Cell.to(
                      ui.text("council.seat.number", seat.number()),
                      ui.path(HERE + "/seats/" + seat.id()))
                  .below(what(ui, group, seat)),
              DeskPage.Cell.of(
                  seat.institution() == null
                      ? ui.text("council.seat.open")
                      : desk.institution(ui, seat.institution().id(), today, known)),
              holder(ui, all, Capacity.PRINCIPAL, names, today),
              holder(ui, all, Capacity.ALTERNATE, names, today)));
    }
    var pair =
        group.quota() == 2 && group.note() != null
            ? List.of(
                DeskPage.Link.other(
                    ui.text("council.pair.change"),
                    CouncilDesk.address(
                        ui.path(HERE + "/seats/pairs/" + group.code()), "body", body.value())))
            : List.<DeskPage.Link>of();
    return new DeskPage.Section.Table(
        group.code().value(),
        ui.text(group.name()),
        null,
        group.note() == null ? null : ui.text(Objects.requireNonNull(group.note())),
        List.of(
            Column.of(ui.text("council.column.seat")),
            Column.of(ui.text("council.column.institution")),
            Column.of(ui.text("council.capacity.PRINCIPAL")),
            Column.of(ui.text("council.capacity.ALTERNATE"))),
        rows,
        "",
        pair,
        null);
  }

  private static @Nullable String what(Ui ui, SeatGroup group, Seat seat) {
    if (seat.alternateOf() != null) {
      return group.seats().stream()
          .filter(other -> other.id().equals(seat.alternateOf()))
          .findFirst()
          .map(other -> ui.text("council.seat.alternateOf", other.number()))
          .orElse(null);
    }
    if (seat.kind() != SeatKind.MEMBER) {
      return CouncilDesk.word(ui, seat.kind());
    }
    return seat.voting() ? null : ui.text("council.seat.noVote");
  }

  private static DeskPage.Cell holder(
      Ui ui, List<Mandate> all, Capacity capacity, Map<UUID, String> names, LocalDate today) {
    var found =
        all.stream()
            .filter(one -> one.capacity() == capacity)
            .min(
                java.util.Comparator.comparing((Mandate one) -> !one.isConfirmed())
                    .thenComparing(Mandate::from));
    if (found.isEmpty()) {
      return DeskPage.Cell.of(capacity == Capacity.PRINCIPAL ? ui.text("council.seat.empty") : "");
    }
    var mandate = found.get();
    var state = mandate.stateOn(today);
    return DeskPage.Cell.to(
            names.getOrDefault(mandate.person(), ""), ui.path(HERE + "/mandates/" + mandate.id()))
        .below(
            state == Mandate.State.ACTIVE
                ? null
                : ui.text("council.mandate.state." + state.name()));
  }

  @GetMapping("/{id}")
  ModelAndView show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var seat = find(actor, id);
    var ui = desk.ui(request);
    var today = desk.today();
    var now = seat.on(today);
    var known = desk.institutions();
    var names = people.names();
    var here = ui.path(HERE + "/seats/" + id);
    var terms =
        List.of(
            Term.of(ui.text("council.column.group"), ui.text(seat.groupName())),
            Term.of(
                ui.text("council.column.institution"),
                ui.orElse(
                    desk.institution(ui, now.institution(), today, known), "council.seat.open")),
            Term.of(CouncilDesk.ask(ui).label("kind"), CouncilDesk.word(ui, now.kind())),
            Term.of(
                CouncilDesk.ask(ui).label("voting"), ui.text(now.voting() ? "web.yes" : "web.no")));
    var standings =
        seat.standings().stream()
            .map(standing ->
                DeskPage.Row.of(
                    DeskPage.Cell.of(CouncilDesk.days(ui, standing.from(), standing.until())),
                    DeskPage.Cell.of(
                        ui.orElse(
                            desk.institution(
                                ui,
                                standing.institution(),
                                standing.until() == null ? today : standing.until(),
                                known),
                            "council.seat.open")),
                    DeskPage.Cell.of(CouncilDesk.word(ui, standing.kind()))
                        .below(
                            ui.text(
                                standing.voting() ? "council.seat.vote" : "council.seat.noVote")),
                    DeskPage.Cell.of(standing.reason())))
            .toList();
    var holders =
        mandates.ofSeat(id).stream()
            .map(mandate ->
                DeskPage.Row.of(
                    DeskPage.Cell.to(
                            names.getOrDefault(mandate.person(), ""),
                            ui.path(HERE + "/mandates/" + mandate.id()))
                        .below(desk.institution(ui, mandate.institution(), today, known)),
                    DeskPage.Cell.of(CouncilDesk.word(ui, mandate.capacity())),
                    DeskPage.Cell.of(CouncilDesk.days(ui, mandate.from(), mandate.until())),
                    DeskPage.Cell.of(CouncilDesk.tag(ui, mandate.stateOn(today)))))
            .toList();
    return CouncilDesk.shown(
        DeskPage.of(ui.text("council.seat.number", seat.number()), "")
            .crumbed(
                CouncilDesk.way(
                    ui,
                    ui.text("council.seat.number", seat.number()),
                    ui.text("council.desk.seats"),
                    "/seats"))
            .told(CouncilDesk.done(ui, done, "seatChanged", "proposalWithdrawn"))
            .offering(
                List.of(
                    DeskPage.Link.first(ui.text("council.mandate.new"), here + "/mandates/new"),
                    DeskPage.Link.other(ui.text("council.seat.change"), here + "/standing")))
            .holding(
                List.of(
                    new DeskPage.Section.Facts(
                        "facts", ui.text("council.seat.today"), terms, List.of()),
                    new DeskPage.Section.Table(
                        "holders",
                        ui.text("council.mandates"),
                        ui.text("council.mandates.ofSeat"),
                        null,
                        List.of(
                            Column.of(ui.text("council.column.name")),
                            Column.of(ui.text("council.column.capacity")),
                            Column.of(ui.text("council.column.days")),
                            Column.of(ui.text("council.column.state"))),
                        holders,
                        ui.text("council.mandates.noneOfSeat"),
                        List.of(),
                        null),
                    new DeskPage.Section.Table(
                        "standings",
                        ui.text("council.seat.history"),
                        List.of(
                            Column.of(ui.text("council.column.days")),
                            Column.of(ui.text("council.column.institution")),
                            Column.of(CouncilDesk.ask(ui).label("kind")),
                            Column.of(CouncilDesk.ask(ui).label("reason"))),
                        standings,
                        "",
                        List.of(),
                        null))));
  }

  @GetMapping("/{id}/standing")
  ModelAndView edit(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return standingForm(desk.ui(request), findToChange(actor, id)).shown();
  }

  @PostMapping("/{id}/standing")
  ModelAndView change(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    findToChange(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var from = answers.day("from");
    var kind = answers.choice("kind", SeatKind.class);
    var voting = answers.form().has("voting", "yes");
    var institution = answers.optionalId("institution");
    var reason = Texts.optional(answers, "reason", 500);
    return FormPage.attempt(
        answers,
        () -> {
          keeping.change(
              actor, id, answers.number("version"), from, kind, voting, institution, reason);
          return ui.path(HERE + "/seats/" + id) + "?done=seatChanged";
        },
        () -> standingForm(ui, keeping.get(id)));
  }

  @GetMapping("/{id}/mandates/new")
  ModelAndView blank(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return mandateForm(desk.ui(request), findToChange(actor, id)).shown();
  }

  @PostMapping("/{id}/mandates")
  ModelAndView propose(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    findToChange(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var person = answers.id("person");
    var capacity = answers.choice("capacity", Capacity.class);
    var institution = answers.optionalId("institution");
    var from = answers.day("from");
    var until = answers.optionalDay("until");
    var proposal =
        answers.made(
            "", () -> new Seating.Proposal(id, person, capacity, institution, from, until));
    return FormPage.attempt(
        answers,
        () -> {
          var mandate = seating.propose(actor, Objects.requireNonNull(proposal));
          return ui.path(HERE + "/mandates/" + mandate) + "?done=proposed";
        },
        () -> mandateForm(ui, keeping.get(id)));
  }

  @GetMapping("/pairs/{group}")
  ModelAndView askPair(
      @PathVariable String group,
      @RequestParam(defaultValue = "") String body,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return pairForm(desk.ui(request), desk.body(body).id(), slug(group), body).shown();
  }

  @PostMapping("/pairs/{group}")
  ModelAndView readPair(
      @PathVariable String group,
      @RequestParam(defaultValue = "") String body,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var chosen = desk.body(body);
    var answers = CouncilDesk.answers(sent);
    var reading = answers.choice("reading", PairReading.class);
    var from = answers.day("from");
    var reason = Texts.optional(answers, "reason", 500);
    return FormPage.attempt(
        answers,
        () -> {
          keeping.read(actor, chosen.id(), slug(group), reading, from, reason);
          return ui.path(HERE + "/seats") + "?done=pairRead";
        },
        () -> pairForm(ui, chosen.id(), slug(group), body));
  }

  private SeatDetail findToChange(Actor actor, UUID id) {
    var seat = find(actor, id);
    desk.mustKeep(actor, seat.body());
    return seat;
  }

  private SeatDetail find(Actor actor, UUID id) {
    var seat = keeping.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return seat;
  }

  private static Slug slug(String group) {
    return Slug.find(group).orElseThrow(() -> new Problem.NotFound("council.group.unknown"));
  }

  private FormPage pairForm(Ui ui, UUID body, Slug group, String bodyCode) {
    var title = ui.text("council.pair.title");
    return new FormPage(
        title,
        ui.text("council.pair.lead"),
        CouncilDesk.way(ui, title, ui.text("council.desk.seats"), "/seats"),
        CouncilDesk.address(ui.path(HERE + "/seats/pairs/" + group), "body", bodyCode),
        ui.path(HERE + "/seats"),
        ui.text("council.save"),
        false,
        Form.empty()
            .with("reading", keeping.reading(body, group, desk.today()).name())
            .with("from", desk.today().toString()),
        List.of(
            CouncilDesk.ask(ui)
                .oneOf(
                    "reading",
                    CouncilDesk.options(
                        ui,
                        "pair",
                        PairReading.class,
                        one -> "council.pair." + one.name() + ".hint")),
            CouncilDesk.ask(ui).day("from", true),
            CouncilDesk.ask(ui).line("reason", false)));
  }

  private FormPage standingForm(Ui ui, SeatDetail seat) {
    var now = seat.on(desk.today());
    var institution = now.institution();
    return page(
        ui,
        seat,
        ui.text("council.seat.change"),
        ui.text("council.seat.change.lead"),
        "/standing",
        Form.empty()
            .with("kind", now.kind().name())
            .with("voting", now.voting() ? List.of("yes") : List.of())
            .with("institution", institution == null ? null : institution.toString())
            .with("from", desk.today().toString()),
        List.of(
            CouncilDesk.ask(ui).day("from", true),
            CouncilDesk.ask(ui).oneOf("kind", CouncilDesk.options(ui, "seatKind", SeatKind.class)),
            new Field.YesNo("voting", ui.text("council.seat.vote"), null),
            new Field.Choice(
                "institution",
                ui.text("council.column.institution"),
                null,
                false,
                desk.institutionOptions(ui),
                ui.text("council.seat.open")),
            CouncilDesk.ask(ui).line("reason", false)));
  }

  private FormPage mandateForm(Ui ui, SeatDetail seat) {
    var now = seat.on(desk.today());
    var fields = new ArrayList<Field>();
    fields.add(CouncilDesk.ask(ui).choice("person", true, desk.personOptions()));
    fields.add(
        CouncilDesk.ask(ui)
            .oneOf(
                "capacity",
                CouncilDesk.options(
                    ui,
                    "capacity",
                    Capacity.class,
                    one -> "council.capacity." + one.name() + ".hint")));
    if (now.institution() == null) {
      fields.add(
          new Field.Choice(
              "institution",
              CouncilDesk.ask(ui).label("onBehalfOf"),
              ui.text("council.field.onBehalfOf.hint"),
              false,
              desk.institutionOptions(ui),
              ui.text("council.field.onBehalfOf.nobody")));
    }
    fields.add(CouncilDesk.ask(ui).day("from", true));
    fields.add(CouncilDesk.ask(ui).day("until", false));
    return page(
            ui,
            seat,
            ui.text("council.mandate.new"),
            ui.text("council.mandate.new.lead"),
            "/mandates",
            Form.empty()
                .with("capacity", Capacity.PRINCIPAL.name())
                .with("from", desk.today().toString()),
            fields)
        .aboutPeople(CouncilDesk.NOTICE);
  }

  private static FormPage page(
      Ui ui,
      SeatDetail seat,
      String title,
      String lead,
      String deed,
      Form form,
      List<Field> fields) {
    var here = ui.path(HERE + "/seats/" + seat.id());
    return new FormPage(
        title,
        lead,
        CouncilDesk.way(
            ui,
            title,
            ui.text("council.desk.seats"),
            "/seats",
            ui.text("council.seat.number", seat.number()),
            "/seats/" + seat.id()),
        here + deed,
        here,
        ui.text("council.save"),
        false,
        form.with("version", String.valueOf(seat.version())),
        fields);
  }
}
