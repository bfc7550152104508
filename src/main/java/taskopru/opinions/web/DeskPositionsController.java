package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.opinions.Circulating;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.opinions.Position;
import taskopru.web.Ui;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** Circulation, and where each institution stands. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}")
class DeskPositionsController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Circulating circulating;

  DeskPositionsController(OpinionDesk desk, Opinions opinions, Circulating circulating) {
    this.desk = desk;
    this.opinions = opinions;
    this.circulating = circulating;
  }

  @GetMapping("/circulation")
  ModelAndView circulation(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return circulationForm(desk.ui(request), desk.mustKeep(actor, id)).shown();
  }

  @PostMapping("/circulation")
  ModelAndView circulate(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = desk.mustKeep(actor, id);
    var answers = Sent.answers(sent);
    var until = answers.day("until");
    return FormPage.attempt(
        answers,
        () -> {
          if (opinion.state() == Opinion.State.CIRCULATED) {
            circulating.closeOn(actor, id, until);
            return at(ui, opinion, "/positions") + "?done=windowMoved";
          }
          circulating.circulate(actor, id, until);
          return at(ui, opinion, "/positions") + "?done=circulated";
        },
        () -> circulationForm(ui, opinion));
  }

  private FormPage circulationForm(Ui ui, Opinion opinion) {
    var until = opinion.closes() == null ? desk.today().plusDays(14) : opinion.closes();
    return OpinionForms.form(
        ui,
        opinion,
        opinion.state() == Opinion.State.CIRCULATED ? "window" : "circulation",
        "/circulation",
        "",
        Form.empty().with("until", until.toString()),
        List.of(OpinionDesk.ask(ui).day("until", true)));
  }

  @PostMapping("/draft")
  String takeBack(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    var opinion = opinions.get(actor, id);
    circulating.takeBack(actor, id);
    return "redirect:" + at(desk.ui(request), opinion, "") + "?done=takenBack";
  }

  @GetMapping("/positions")
  ModelAndView positions(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    var taken = circulating.positions(actor, id);
    var institutions = desk.institutions();
    var seats = desk.seats(opinion.body());
    var own = opinions.holder(actor, opinion).orElse(null);
    var keeps = opinions.keeps(actor, opinion);
    var items =
        taken.stream()
            .map(one ->
                DeskPage.Item.of(
                        "position-" + one.holder(),
                        desk.holder(ui, one.holder(), institutions, seats),
                        one.text())
                    .tagged(
                        one.edition() == opinion.edition()
                            ? List.of(stance(ui, one.stance()))
                            : List.of(
                                stance(ui, one.stance()),
                                new Tag(
                                    ui.text("opinions.position.older", one.edition()), Tone.WAIT)))
                    .offering(
                        one.holder().equals(own) && opinion.isOpenOn(desk.today())
                            ? List.of(
                                DeskPage.Link.quiet(
                                    ui.text("opinions.position.change"),
                                    at(ui, opinion, "/positions/own")))
                            : List.of(),
                        List.of()))
            .toList();
    var silent =
        desk.holders(opinion.body()).stream()
            .filter(holder -> taken.stream().noneMatch(one -> one.holder().equals(holder)))
            .map(holder -> desk.holder(ui, holder, institutions, seats))
            .sorted(com.ibm.icu.text.Collator.getInstance(ui.language().locale()))
            .toList();
    var sections = new ArrayList<DeskPage.Section>();
    sections.add(
        new DeskPage.Section.Items(
            "positions",
            ui.text("opinions.tab.positions"),
            window(ui, opinion),
            items,
            ui.text("opinions.positions.none"),
            links(ui, opinion, keeps)));
    if (opinion.state() == Opinion.State.CIRCULATED && !silent.isEmpty()) {
      sections.add(
          new DeskPage.Section.Facts(
              "silent",
              ui.text("opinions.positions.silent", silent.size()),
              silent.stream()
                  .map(name -> Term.of(name, ui.text("opinions.positions.yet")))
                  .toList(),
              List.of()));
    }
    return OpinionDesk.shown(desk.head(ui, opinion, "/positions", done).holding(sections));
  }

  private String window(Ui ui, Opinion opinion) {
    var opens = opinion.opens();
    var closes = opinion.closes();
    return opens == null || closes == null
        ? ui.text("opinions.window.notYet")
        : ui.text(
            opinion.isOpenOn(desk.today()) ? "opinions.window.open" : "opinions.window.closed",
            ui.date(opens),
            ui.date(closes));
  }

  private List<DeskPage.Link> links(Ui ui, Opinion opinion, boolean keeps) {
    return keeps && opinion.state() == Opinion.State.CIRCULATED
        ? List.of(
            DeskPage.Link.other(ui.text("opinions.window"), at(ui, opinion, "/circulation")),
            DeskPage.Link.quiet(ui.text("opinions.takeBack"), at(ui, opinion, "/draft")))
        : List.of();
  }

  @GetMapping("/draft")
  ModelAndView askToTakeBack(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return OpinionForms.form(
            desk.ui(request),
            desk.mustKeep(actor, id),
            "takeBack",
            "/draft",
            "/positions",
            Form.empty(),
            List.of())
        .shown();
  }

  static Tag stance(Ui ui, Position.Stance stance) {
    return new Tag(
        ui.text("opinions.stance." + stance.code()),
        switch (stance) {
          case AGREES -> Tone.GOOD;
          case RESERVATION -> Tone.WAIT;
          case DISSENTS -> Tone.BAD;
          case ABSTAINS -> Tone.PLAIN;
        });
  }

  @GetMapping("/positions/own")
  ModelAndView own(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    actor.mustBeAllowedTo(Verb.TAKE_PART);
    var holder =
        opinions
            .holder(actor, opinion)
            .orElseThrow(() -> new Problem.Forbidden("council.keeper.notMember"));
    var form =
        circulating.positions(actor, id).stream()
            .filter(one -> one.holder().equals(holder))
            .findFirst()
            .map(one -> Form.empty().with("stance", one.stance().code()).with("text", one.text()))
            .orElse(Form.empty());
    return positionForm(ui, opinion, holder, form).shown();
  }

  @PostMapping("/positions/own")
  ModelAndView take(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    actor.mustBeAllowedTo(Verb.TAKE_PART);
    var answers = Sent.answers(sent);
    var stance = answers.one("stance", Position.Stance::find, Position.Stance.ABSTAINS);
    return FormPage.attempt(
        answers,
        () -> {
          circulating.take(actor, id, stance, answers.text("text"));
          return at(ui, opinion, "/positions") + "?done=positionTaken";
        },
        () ->
            positionForm(
                ui, opinion, opinions.holder(actor, opinion).orElse(actor.id()), Form.empty()));
  }

  private FormPage positionForm(Ui ui, Opinion opinion, UUID holder, Form form) {
    return OpinionForms.form(
        ui,
        opinion,
        "position.own",
        "/positions/own",
        "/positions",
        form,
        List.of(
            new Field.Part(
                "holder",
                desk.holder(ui, holder, desk.institutions(), desk.seats(opinion.body())),
                null),
            OpinionDesk.ask(ui)
                .oneOf(
                    "stance",
                    Field.options(
                        ui, "opinions.stance", Position.Stance.values(), Position.Stance::code)),
            new Field.Area(
                "text",
                ui.text("opinions.field.positionText"),
                ui.text("opinions.field.positionText.hint"),
                false,
                6)));
  }
}
