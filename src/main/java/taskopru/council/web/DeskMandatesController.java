package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.EndReason;
import taskopru.council.Letter;
import taskopru.council.LetterKeeping;
import taskopru.council.Mandate;
import taskopru.council.Mandates;
import taskopru.council.People;
import taskopru.council.SeatKeeping;
import taskopru.council.Seating;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Step;
import taskopru.web.ui.Term;

/** One mandate on the desk, from the proposal to its end. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/mandates")
class DeskMandatesController {

  private final CouncilDesk desk;
  private final Mandates mandates;
  private final Seating seating;
  private final SeatKeeping seats;
  private final People people;
  private final LetterKeeping letters;

  DeskMandatesController(
      CouncilDesk desk,
      Mandates mandates,
      Seating seating,
      SeatKeeping seats,
      People people,
      LetterKeeping letters) {
    this.desk = desk;
    this.mandates = mandates;
    this.seating = seating;
    this.seats = seats;
    this.people = people;
    this.letters = letters;
  }

  @GetMapping("/{id}")
  ModelAndView show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var mandate = find(actor, id);
    var ui = desk.ui(request);
    var today = desk.today();
    var person = people.get(mandate.person());
    var seat = seats.get(mandate.seat());
    var here = ui.path(HERE + "/mandates/" + id);
    var standing = seat.on(mandate.from());
    var institution =
        mandate.institution() == null ? standing.institution() : mandate.institution();
    var terms = new ArrayList<Term>();
    terms.add(
        new Term(
            ui.text("council.column.seat"),
            ui.text("council.seat.number", seat.number()) + " · " + ui.text(seat.groupName()),
            ui.path(HERE + "/seats/" + seat.id())));
    terms.add(
        new Term(
            CouncilDesk.ask(ui).label("person"),
            person.name(),
            ui.path(HERE + "/people/" + person.id())));
    terms.add(
        Term.of(CouncilDesk.ask(ui).label("capacity"), CouncilDesk.word(ui, mandate.capacity())));
    terms.add(
        Term.of(
            CouncilDesk.ask(ui).label("onBehalfOf"),
            ui.orElse(
                desk.institution(ui, institution, mandate.from(), desk.institutions()),
                "council.field.onBehalfOf.nobody")));
    terms.add(
        Term.of(
            ui.text("council.column.days"), CouncilDesk.days(ui, mandate.from(), mandate.until())));
    var letter = mandate.letter();
    terms.add(
        Term.of(
            ui.text("council.letter"),
            letter == null
                ? ui.text("council.letter.waited")
                : ui.text("council.letter.of", ui.date(letter.date()), letter.number())));
    letters
        .of(actor, mandate)
        .ifPresent(scan ->
            terms.add(
                new Term(
                    ui.text("council.letter.scan"), scan.name(), ui.path("/files/" + scan.id()))));
    var reason = mandate.endReason();
    if (reason != null) {
      terms.add(
          Term.of(
              CouncilDesk.ask(ui).label("endReason"),
              ui.text("council.endReason." + reason.name())));
    }
    var offered = MandateDeed.offeredFor(mandate, today);
    var actions = new ArrayList<DeskPage.Link>();
    for (var deed : offered) {
      var text = ui.text("council.deed." + deed.word());
      var address = here + "/" + deed.word();
      actions.add(
          deed.isDanger()
              ? DeskPage.Link.danger(text, address)
              : deed.isAwaited()
                  ? DeskPage.Link.first(text, address)
                  : DeskPage.Link.other(text, address));
    }
    if (letter != null && letters.keeps(actor, mandate.seat())) {
      actions.add(
          DeskPage.Link.other(
              ui.text(
                  letter.file() == null ? "council.letter.scan.add" : "council.letter.scan.change"),
              here + "/letter"));
    }
    var rests =
        mandate.rests().stream()
            .map(rest ->
                DeskPage.Row.of(
                    DeskPage.Cell.of(CouncilDesk.days(ui, rest.from(), rest.until())),
                    DeskPage.Cell.of(rest.reason())))
            .toList();
    return CouncilDesk.shown(
        DeskPage.of(ui.text("council.mandate.title", person.name(), seat.number()), "")
            .crumbed(
                CouncilDesk.way(
                    ui,
                    person.name(),
                    ui.text("council.desk.seats"),
                    "/seats",
                    ui.text("council.seat.number", seat.number()),
                    "/seats/" + seat.id()))
            .told(
                CouncilDesk.done(
                    ui,
                    done,
                    "proposed",
                    "confirmation",
                    "suspension",
                    "resumption",
                    "end",
                    "end-undo",
                    "confirmation-undo",
                    "letterKept",
                    "letterRemoved"))
            .standing(
                List.of(CouncilDesk.tag(ui, mandate.stateOn(today))),
                steps(ui, mandate.stateOn(today)),
                null)
            .offering(actions)
            .holding(
                List.of(
                    new DeskPage.Section.Facts(
                        "facts", ui.text("council.mandate"), terms, List.of()),
                    new DeskPage.Section.Table(
                        "rests",
                        ui.text("council.mandate.rests"),
                        List.of(
                            Column.of(ui.text("council.column.days")),
                            Column.of(CouncilDesk.ask(ui).label("reason"))),
                        rests,
                        ui.text("council.mandate.rests.none"),
                        List.of(),
                        null))));
  }

  private static List<Step> steps(Ui ui, Mandate.State state) {
    return Step.line(
        List.of(
            ui.text("council.mandate.state.PROPOSED"),
            ui.text("council.mandate.state.CONFIRMED"),
            ui.text(
                state == Mandate.State.SUSPENDED
                    ? "council.mandate.state.SUSPENDED"
                    : "council.mandate.state.ACTIVE"),
            ui.text("council.mandate.state.ENDED")),
        switch (state) {
          case PROPOSED -> 0;
          case CONFIRMED -> 1;
          case ACTIVE, SUSPENDED -> 2;
          case ENDED -> 3;
        });
  }

  private static final String DEEDS =
      "/{id}/{deed:confirmation|withdrawal|suspension|resumption|end|end-undo|confirmation-undo}";

  @GetMapping(DEEDS)
  ModelAndView ask(
      @PathVariable UUID id, @PathVariable String deed, Actor actor, HttpServletRequest request) {
    var mandate = findToChange(actor, id);
    return form(desk.ui(request), mandate, MandateDeed.find(deed).orElseThrow()).shown();
  }

  @PostMapping(DEEDS)
  ModelAndView carryOut(
      @PathVariable UUID id,
      @PathVariable String deed,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var mandate = findToChange(actor, id);
    var ui = desk.ui(request);
    var wanted = MandateDeed.find(deed).orElseThrow();
    var answers = CouncilDesk.answers(sent);
    var run = deed(actor, id, wanted, answers);
    return FormPage.attempt(
        answers,
        () -> {
          run.run();
          return wanted == MandateDeed.WITHDRAWAL
              ? ui.path(HERE + "/seats/" + mandate.seat()) + "?done=proposalWithdrawn"
              : ui.path(HERE + "/mandates/" + id) + "?done=" + wanted.word();
        },
        () -> form(ui, mandates.get(id), wanted));
  }

  private Runnable deed(Actor actor, UUID id, MandateDeed deed, Answers answers) {
    var seen = answers.number("version");
    return switch (deed) {
      case CONFIRMATION -> {
        var date = answers.day("letterDate");
        var number = Texts.line(answers, "letterNumber", 100);
        var letter = answers.made("letterDate", () -> new Letter(date, number, null));
        yield () -> seating.confirm(actor, id, seen, Objects.requireNonNull(letter));
      }
      case WITHDRAWAL -> () -> seating.withdraw(actor, id, seen);
      case SUSPENSION -> {
        var from = answers.day("day");
        var reason = Texts.line(answers, "reason", 500);
        yield () -> seating.suspend(actor, id, seen, from, reason);
      }
      case RESUMPTION -> {
        var from = answers.day("day");
        yield () -> seating.resume(actor, id, seen, from);
      }
      case END -> {
        var lastDay = answers.day("day");
        var reason = answers.choice("endReason", EndReason.class);
        yield () -> seating.end(actor, id, seen, lastDay, reason);
      }
      case END_UNDO -> () -> seating.undoEnd(actor, id, seen);
      case CONFIRMATION_UNDO -> () -> seating.undoConfirmation(actor, id, seen);
    };
  }

  private Mandate findToChange(Actor actor, UUID id) {
    var mandate = find(actor, id);
    desk.mustKeep(actor, seats.get(mandate.seat()).body());
    return mandate;
  }

  private Mandate find(Actor actor, UUID id) {
    var mandate = mandates.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return mandate;
  }

  private FormPage form(Ui ui, Mandate mandate, MandateDeed deed) {
    var person = people.get(mandate.person());
    var here = ui.path(HERE + "/mandates/" + mandate.id());
    var title = ui.text("council.deed." + deed.word());
    var today = desk.today();
    var letter = mandate.letter();
    var reason = mandate.endReason();
    var form =
        Form.empty()
            .with("day", today.toString())
            .with("letterDate", letter == null ? null : letter.date().toString())
            .with("letterNumber", letter == null ? null : letter.number())
            .with("endReason", reason == null ? null : reason.name());
    var page =
        new FormPage(
            title,
            ui.text("council.deed." + deed.word() + ".lead", person.name()),
            CouncilDesk.way(
                ui,
                title,
                ui.text("council.desk.seats"),
                "/seats",
                person.name(),
                "/mandates/" + mandate.id()),
            here + "/" + deed.word(),
            here,
            title,
            deed.isDanger(),
            form.with("version", String.valueOf(mandate.version())),
            switch (deed) {
              case CONFIRMATION ->
                  List.of(
                      CouncilDesk.ask(ui).day("letterDate", true),
                      new Field.Line(
                          "letterNumber",
                          CouncilDesk.ask(ui).label("letterNumber"),
                          ui.text("council.field.letterNumber.hint"),
                          true,
                          "text",
                          "m"));
              case SUSPENSION ->
                  List.of(
                      new Field.Day("day", CouncilDesk.ask(ui).label("restsFrom"), null, true),
                      CouncilDesk.ask(ui).line("reason", true));
              case RESUMPTION ->
                  List.of(new Field.Day("day", CouncilDesk.ask(ui).label("actsFrom"), null, true));
              case END ->
                  List.of(
                      new Field.Day("day", CouncilDesk.ask(ui).label("lastDay"), null, true),
                      CouncilDesk.ask(ui)
                          .oneOf(
                              "endReason", CouncilDesk.options(ui, "endReason", EndReason.class)));
              case WITHDRAWAL, END_UNDO, CONFIRMATION_UNDO -> List.of();
            });
    return switch (deed) {
      case CONFIRMATION, END -> page.aboutPeople(CouncilDesk.NOTICE);
      case WITHDRAWAL, SUSPENSION, RESUMPTION, END_UNDO, CONFIRMATION_UNDO -> page;
    };
  }
}
