package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import taskopru.meetings.Decisions;
import taskopru.meetings.Meetings;
import taskopru.opinions.Adopting;
import taskopru.opinions.Circulating;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.opinions.Position;
import taskopru.web.Ui;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** Circulation, positions, adoption, and how an opinion ends. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}")
class DeskPathController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Circulating circulating;
  private final Adopting adopting;
  private final Decisions decisions;
  private final Meetings meetings;
  private final JdbcClient db;

  DeskPathController(
      OpinionDesk desk,
      Opinions opinions,
      Circulating circulating,
      Adopting adopting,
      Decisions decisions,
      Meetings meetings,
      JdbcClient db) {
    this.desk = desk;
    this.opinions = opinions;
    this.circulating = circulating;
    this.adopting = adopting;
    this.decisions = decisions;
    this.meetings = meetings;
    this.db = db;
  }

  @GetMapping("/circulation")
  ModelAndView circulation(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return circulationForm(desk.ui(request), keep(actor, id)).shown();
  }

  @PostMapping("/circulation")
  ModelAndView circulate(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = keep(actor, id);
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
    return DeskOpinionsController.form(
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
    return DeskOpinionsController.form(
            desk.ui(request),
            keep(actor, id),
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
    return DeskOpinionsController.form(
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

  @GetMapping("/adoption")
  ModelAndView adoption(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    var keeps = opinions.keeps(actor, opinion);
    var way = adopting.way(opinion);
    var turn = way.next().orElse(null);
    var items =
        way.stations().stream()
            .map(one -> station(ui, opinion, one, keeps && one.equals(turn)))
            .toList();
    var sections = new ArrayList<DeskPage.Section>();
    sections.add(
        new DeskPage.Section.Items(
            "adoption",
            ui.text("opinions.tab.adoption"),
            ui.text("opinions.adoption.lead", way.rules().version(), way.rules().source()),
            items,
            "",
            List.of()));
    var before =
        opinions.whole(actor, id).adoptions().stream()
            .filter(one -> one.outcome() != taskopru.opinions.Adoption.Outcome.ADOPTED)
            .toList();
    var names = desk.bodies(ui);
    if (!before.isEmpty()) {
      sections.add(
          new DeskPage.Section.Items(
              "before",
              ui.text("opinions.adoption.before"),
              null,
              before.stream()
                  .map(one ->
                      DeskPage.Item.of(
                              "before-" + one.edition() + "-" + one.place(),
                              names.getOrDefault(one.body(), "")
                                  + ", "
                                  + ui.date(one.decidedOn())
                                  + " · "
                                  + ui.text("opinions.edition", one.edition()),
                              Objects.requireNonNullElse(one.reason(), ""))
                          .tagged(
                              List.of(
                                  new Tag(
                                      ui.text("opinions.adoption." + one.outcome().code()),
                                      Tone.WAIT))))
                  .toList(),
              "",
              List.of()));
    }
    if (keeps) {
      sections.add(endings(ui, opinion));
    }
    return OpinionDesk.shown(desk.head(ui, opinion, "/adoption", done).holding(sections));
  }

  private DeskPage.Item station(Ui ui, Opinion opinion, Adopting.Station one, boolean turn) {
    var said = one.adoption();
    var item =
        DeskPage.Item.of(
            "station-" + one.number(), one.number() + ". " + ui.text(one.body().name()), "");
    if (said != null) {
      return item.tagged(
              List.of(new Tag(ui.text("opinions.adoption." + said.outcome().code()), Tone.GOOD)))
          .told(
              List.of(
                  new Term(
                      ui.text("opinions.adoption.decision"),
                      said.label() + ", " + ui.date(said.decidedOn()),
                      ui.path("/decisions/" + said.decision()))));
    }
    if (!turn
        || opinion.state() != Opinion.State.CIRCULATED
            && opinion.state() != Opinion.State.ADOPTING) {
      return item.tagged(List.of(new Tag(ui.text("opinions.adoption.waits"), Tone.PLAIN)));
    }
    var links = new ArrayList<DeskPage.Link>();
    if (one.place() == null) {
      links.add(DeskPage.Link.first(ui.text("opinions.to.agenda"), at(ui, opinion, "/agenda")));
    }
    links.add(
        new DeskPage.Link(
            ui.text("opinions.to.adoption"),
            at(ui, opinion, "/adoption/new"),
            one.decision() != null ? "primary" : "secondary"));
    links.add(DeskPage.Link.quiet(ui.text("opinions.decline"), at(ui, opinion, "/refusal")));
    var terms = new ArrayList<Term>();
    if (one.place() != null) {
      terms.add(
          new Term(
              ui.text("opinions.adoption.meeting"),
              ui.text("opinions.adoption.onAgenda"),
              ui.path("/desk/meetings/" + one.place().meeting())));
    }
    return item.tagged(List.of(new Tag(ui.text("opinions.adoption.turn"), Tone.WAIT)))
        .told(terms)
        .offering(links, List.of());
  }

  private static DeskPage.Section endings(Ui ui, Opinion opinion) {
    var links = new ArrayList<DeskPage.Link>();
    switch (opinion.state()) {
      case DRAFT, CIRCULATED, ADOPTING ->
          links.add(
              DeskPage.Link.quiet(ui.text("opinions.withdrawal"), at(ui, opinion, "/withdrawal")));
      case ADOPTED -> {
        links.add(DeskPage.Link.quiet(ui.text("opinions.closure"), at(ui, opinion, "/closure")));
        links.add(
            DeskPage.Link.quiet(ui.text("opinions.succession"), at(ui, opinion, "/succession")));
        links.add(
            DeskPage.Link.quiet(ui.text("opinions.withdrawal"), at(ui, opinion, "/withdrawal")));
      }
      case TRANSMITTED, ANSWERED, FOLLOWED -> {
        links.add(DeskPage.Link.quiet(ui.text("opinions.closure"), at(ui, opinion, "/closure")));
        links.add(
            DeskPage.Link.quiet(ui.text("opinions.succession"), at(ui, opinion, "/succession")));
      }
      case CLOSED ->
          links.add(
              DeskPage.Link.quiet(ui.text("opinions.reopening"), at(ui, opinion, "/reopening")));
      case REJECTED, WITHDRAWN, SUPERSEDED -> {}
    }
    return new DeskPage.Section.Facts("endings", ui.text("opinions.endings"), List.of(), links);
  }

  @GetMapping("/agenda")
  ModelAndView agenda(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return agendaForm(desk.ui(request), keep(actor, id)).shown();
  }

  @PostMapping("/agenda")
  ModelAndView place(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = keep(actor, id);
    var answers = Sent.answers(sent);
    var meeting = answers.id("meeting");
    return FormPage.attempt(
        answers,
        () -> {
          adopting.putOnAgenda(
              actor, id, meeting, ui.text("opinions.agenda.heading", opinion.title()));
          return at(ui, opinion, "/adoption") + "?done=placed";
        },
        () -> agendaForm(ui, opinion));
  }

  /** Meetings of the body whose turn it is that are still to come. */
  private FormPage agendaForm(Ui ui, Opinion opinion) {
    var station = turn(opinion);
    var coming =
        meetings.coming(station.body().id()).stream()
            .map(one ->
                Option.of(
                    one.id().toString(),
                    ui.dateTime(one.starts()) + (one.number() == null ? "" : " · " + one.number())))
            .toList();
    return DeskOpinionsController.form(
        ui,
        opinion,
        "agenda",
        "/agenda",
        "/adoption",
        Form.empty(),
        List.of(
            new Field.Part("body", ui.text(station.body().name()), null),
            new Field.Choice(
                "meeting",
                OpinionDesk.ask(ui).label("meeting"),
                ui.text(
                    coming.isEmpty()
                        ? "opinions.field.meeting.none"
                        : "opinions.field.meeting.hint"),
                true,
                coming,
                ui.text("web.choose"))));
  }

  @GetMapping("/adoption/new")
  ModelAndView adopting(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = keep(actor, id);
    var station = turn(opinion);
    var decision = station.decision();
    return adoptionForm(
            ui,
            opinion,
            station,
            Form.empty().with("decision", decision == null ? "" : decision.label()))
        .shown();
  }

  @PostMapping("/adoption")
  ModelAndView adopt(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = keep(actor, id);
    var station = turn(opinion);
    var answers = Sent.answers(sent);
    var typed = answers.text("decision");
    var found =
        typed.matches("[0-9]{4}/[0-9]{1,4}")
            ? decisions.find(
                station.body().id(),
                Integer.parseInt(typed.substring(0, 4)),
                Integer.parseInt(typed.substring(5)))
            : Optional.<taskopru.meetings.Decision>empty();
    if (found.isEmpty()) {
      answers.refuse("decision", "opinions.adoption.unknown", ui.text(station.body().name()));
    }
    return FormPage.attempt(
        answers,
        () -> {
          adopting.adopt(actor, id, found.orElseThrow().id());
          return at(ui, opinion, "/adoption") + "?done=adoptionNoted";
        },
        () -> adoptionForm(ui, opinion, station, Form.empty()));
  }

  private static FormPage adoptionForm(
      Ui ui, Opinion opinion, Adopting.Station station, Form form) {
    return DeskOpinionsController.form(
        ui,
        opinion,
        "adoption.new",
        "/adoption",
        "/adoption",
        form,
        List.of(
            new Field.Part(
                "body",
                ui.text(station.body().name()),
                ui.text("opinions.adoption.sha256", String.valueOf(opinion.sha256()))),
            new Field.Line(
                "decision",
                OpinionDesk.ask(ui).label("decision"),
                ui.text("opinions.field.decision.hint"),
                true,
                "text",
                "s")));
  }

  @GetMapping("/refusal")
  ModelAndView refusal(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return refusalForm(desk.ui(request), keep(actor, id)).shown();
  }

  @PostMapping("/refusal")
  ModelAndView refuse(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = keep(actor, id);
    var answers = Sent.answers(sent);
    var day = answers.day("day");
    var how = answers.text("how");
    if (!how.equals("returned") && !how.equals("rejected")) {
      answers.refuse("how", "web.choice.missing");
    }
    return FormPage.attempt(
        answers,
        () -> {
          adopting.decline(actor, id, how.equals("returned"), day, answers.text("reason"));
          return at(ui, opinion, "") + "?done=declined";
        },
        () -> refusalForm(ui, opinion));
  }

  private FormPage refusalForm(Ui ui, Opinion opinion) {
    return DeskOpinionsController.form(
        ui,
        opinion,
        "decline",
        "/refusal",
        "/adoption",
        Form.empty().with("day", desk.today().toString()).with("how", "returned"),
        List.of(
            new Field.Part("body", ui.text(turn(opinion).body().name()), null),
            new Field.OneOf(
                "how",
                OpinionDesk.ask(ui).label("how"),
                null,
                List.of(
                    Option.of("returned", ui.text("opinions.decline.return")),
                    Option.of("rejected", ui.text("opinions.decline.reject")))),
            OpinionDesk.ask(ui).day("day", true),
            OpinionDesk.ask(ui).area("reason", true, 4)));
  }

  @GetMapping("/{deed:withdrawal|closure|reopening|succession}")
  ModelAndView ending(
      @PathVariable UUID id, @PathVariable String deed, Actor actor, HttpServletRequest request) {
    return endingForm(desk.ui(request), keep(actor, id), deed).shown();
  }

  @PostMapping("/{deed:withdrawal|closure|reopening|succession}")
  ModelAndView end(
      @PathVariable UUID id,
      @PathVariable String deed,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = keep(actor, id);
    var answers = Sent.answers(sent);
    var result =
        deed.equals("closure")
            ? answers.one("result", Opinion.Outcome::find, Opinion.Outcome.PARTLY)
            : Opinion.Outcome.PARTLY;
    var by = deed.equals("succession") ? answers.id("by") : id;
    return FormPage.attempt(
        answers,
        () -> {
          switch (deed) {
            case "withdrawal" -> adopting.withdraw(actor, id, answers.text("reason"));
            case "closure" -> adopting.close(actor, id, result, answers.text("reason"));
            case "succession" -> adopting.supersede(actor, id, by);
            default -> adopting.reopen(actor, id);
          }
          return at(ui, opinion, "") + "?done=saved";
        },
        () -> endingForm(ui, opinion, deed));
  }

  private FormPage endingForm(Ui ui, Opinion opinion, String deed) {
    List<Field> fields =
        switch (deed) {
          case "withdrawal" -> List.of(OpinionDesk.ask(ui).area("reason", true, 4));
          case "closure" ->
              List.of(
                  OpinionDesk.ask(ui)
                      .oneOf(
                          "result",
                          Field.options(
                              ui,
                              "opinions.outcome",
                              Opinion.Outcome.values(),
                              Opinion.Outcome::code)),
                  OpinionDesk.ask(ui).area("reason", false, 4));
          case "succession" -> List.of(OpinionDesk.ask(ui).choice("by", true, others(opinion)));
          default -> List.of();
        };
    return DeskOpinionsController.form(
        ui,
        opinion,
        deed,
        "/" + deed,
        "/adoption",
        deed.equals("withdrawal"),
        Form.empty(),
        fields);
  }

  private List<Option> others(Opinion opinion) {
    return db.sql(
            """
            select id, title from opinions.opinion
             where published_at is not null and id <> :id and body = :body
               and state not in ('superseded', 'withdrawn')
             order by published_at desc
             limit 200
            """)
        .param("id", opinion.id())
        .param("body", opinion.body())
        .query((row, _) -> Option.of(row.getString("id"), row.getString("title")))
        .list();
  }

  private Adopting.Station turn(Opinion opinion) {
    if (opinion.state() != Opinion.State.CIRCULATED && opinion.state() != Opinion.State.ADOPTING) {
      throw new Problem.Refused("opinions.state." + opinion.state().code());
    }
    return adopting
        .way(opinion)
        .next()
        .orElseThrow(() -> new Problem.Refused("opinions.state.adopted"));
  }

  private Opinion keep(Actor actor, UUID id) {
    var opinion = opinions.get(actor, id);
    if (!opinions.keeps(actor, opinion)) {
      throw new Problem.Forbidden("kernel.forbidden.KEEP_OPINIONS");
    }
    return opinion;
  }
}
