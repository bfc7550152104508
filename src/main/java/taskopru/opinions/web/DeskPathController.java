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
import taskopru.meetings.Decisions;
import taskopru.meetings.Meetings;
import taskopru.opinions.Adopting;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.web.Ui;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** Adoption, body by body, and how an opinion ends. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}")
class DeskPathController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Adopting adopting;
  private final Decisions decisions;
  private final Meetings meetings;
  private final JdbcClient db;

  DeskPathController(
      OpinionDesk desk,
      Opinions opinions,
      Adopting adopting,
      Decisions decisions,
      Meetings meetings,
      JdbcClient db) {
    this.desk = desk;
    this.opinions = opinions;
    this.adopting = adopting;
    this.decisions = decisions;
    this.meetings = meetings;
    this.db = db;
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
    return agendaForm(desk.ui(request), desk.mustKeep(actor, id)).shown();
  }

  @PostMapping("/agenda")
  ModelAndView place(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = desk.mustKeep(actor, id);
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
    return OpinionForms.form(
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
    var opinion = desk.mustKeep(actor, id);
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
    var opinion = desk.mustKeep(actor, id);
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
    return OpinionForms.form(
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
    return refusalForm(desk.ui(request), desk.mustKeep(actor, id)).shown();
  }

  @PostMapping("/refusal")
  ModelAndView refuse(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = desk.mustKeep(actor, id);
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
    return OpinionForms.form(
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
    return endingForm(desk.ui(request), desk.mustKeep(actor, id), deed).shown();
  }

  @PostMapping("/{deed:withdrawal|closure|reopening|succession}")
  ModelAndView end(
      @PathVariable UUID id,
      @PathVariable String deed,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = desk.mustKeep(actor, id);
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
    return OpinionForms.form(
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
}
