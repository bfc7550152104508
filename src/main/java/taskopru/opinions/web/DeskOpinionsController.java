package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.HERE;
import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Body;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.opinions.Draft;
import taskopru.opinions.Drafting;
import taskopru.opinions.Drafting.Piece;
import taskopru.opinions.Issues;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** Opinions on the desk: the list, the text of a draft, remarks. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions")
class DeskOpinionsController {

  private static final int SIZE = 25;

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Drafting drafting;
  private final Issues issues;
  private final JdbcClient db;

  DeskOpinionsController(
      OpinionDesk desk, Opinions opinions, Drafting drafting, Issues issues, JdbcClient db) {
    this.desk = desk;
    this.opinions = opinions;
    this.drafting = drafting;
    this.issues = issues;
    this.db = db;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var bodies = opinions.bodies(actor);
    if (bodies.isEmpty()) {
      throw new Problem.Forbidden("kernel.forbidden.TAKE_PART");
    }
    var text = OpinionDesk.cut(q);
    var chosen = Opinion.State.find(state);
    var params = new HashMap<String, Object>();
    params.put("bodies", bodies.stream().map(Body::id).toArray(UUID[]::new));
    var where = new StringBuilder(" where body = any (:bodies)");
    chosen.ifPresent(one -> {
      params.put("state", one.code());
      where.append(" and state = :state");
    });
    if (!text.isEmpty()) {
      params.put("text", text);
      where.append(
          """
           and (words @@ opinions.question(:text)
                or letters like '%' || trim(opinions.plain(opinions.spelling(:text))) || '%')
          """);
    }
    var total =
        db.sql("select count(*) from opinions.opinion" + where)
            .params(params)
            .query(Long.class)
            .single();
    var number = OpinionDesk.page(page);
    var rows =
        db.sql(
                """
                select id, title, kind, state, closes, changed_at,
                       (select count(*) from opinions.recommendation r
                         where r.opinion = opinion.id) as recommendations
                  from opinions.opinion %s
                 order by changed_at desc, id
                 limit :size offset :skip
                """
                    .formatted(where))
            .params(params)
            .param("size", SIZE)
            .param("skip", (long) (number - 1) * SIZE)
            .query((row, _) -> {
              var kind = ui.text("opinions.kind." + row.getString("kind"));
              return DeskPage.Row.of(
                  DeskPage.Cell.to(
                          row.getString("title"), ui.path(HERE + "/" + row.getString("id")))
                      .below(kind),
                  DeskPage.Cell.of(
                      OpinionDesk.state(
                          ui, Opinion.State.find(row.getString("state")).orElseThrow())),
                  DeskPage.Cell.of(ui.number(row.getLong("recommendations"))),
                  DeskPage.Cell.of(
                      ui.dateTime(row.getObject("changed_at", OffsetDateTime.class).toInstant())));
            })
            .list();
    var states =
        Arrays.stream(Opinion.State.values())
            .map(one -> Option.of(one.code(), ui.text("opinions.stand." + one.code())))
            .toList();
    return OpinionDesk.shown(
        DeskPage.of(ui.text("opinions.desk.title"), ui.text("opinions.desk.lead"))
            .told(OpinionDesk.done(ui, done))
            .tabbed(OpinionDesk.views(ui, ""))
            .searched(
                new DeskPage.Search(
                    ui.path(HERE),
                    ui.text("opinions.search"),
                    text,
                    ui.text("opinions.column.state"),
                    "state",
                    state,
                    states))
            .offering(
                List.of(
                    DeskPage.Link.first(ui.text("opinions.new"), ui.path(HERE + "/new")),
                    DeskPage.Link.other(
                        ui.text("opinions.issue.new"), ui.path(HERE + "/issues/new"))))
            .holding(
                List.of(
                    new DeskPage.Section.Table(
                        "opinions",
                        "",
                        List.of(
                            Column.of(ui.text("opinions.column.opinion")),
                            Column.of(ui.text("opinions.column.state")),
                            Column.of(ui.text("opinions.column.recommendations")),
                            Column.of(ui.text("opinions.column.changed"))),
                        rows,
                        ui.text(
                            text.isEmpty() && chosen.isEmpty()
                                ? "opinions.desk.none"
                                : "opinions.desk.nothingFound"),
                        List.of(),
                        new Pager(
                            number,
                            SIZE,
                            total,
                            OpinionDesk.address(
                                ui.path(HERE), "q", text, "state", state, "mine", mine))))));
  }

  @GetMapping("/new")
  ModelAndView blank(
      @RequestParam(defaultValue = "") String issue, Actor actor, HttpServletRequest request) {
    var ui = desk.ui(request);
    var form =
        Form.empty()
            .with("kind", Opinion.Kind.PROPOSAL.code())
            .with("issues", issue)
            .with(
                "body",
                desk.bodyOptions(ui, actor).stream().map(Option::value).findFirst().orElse(""));
    return newForm(ui, actor, form).shown();
  }

  @PostMapping
  ModelAndView begin(
      @RequestParam MultiValueMap<String, String> sent, Actor actor, HttpServletRequest request) {
    var ui = desk.ui(request);
    var answers = Sent.answers(sent);
    var kind = answers.one("kind", Opinion.Kind::find, Opinion.Kind.PROPOSAL);
    var about = answers.ids("issues");
    var body = answers.id("body");
    return FormPage.attempt(
        answers,
        () ->
            at(
                    ui,
                    drafting.begin(
                        actor, body, kind, answers.text("title"), answers.text("summary"), about),
                    "")
                + "?done=drafted",
        () -> newForm(ui, actor, Form.empty()));
  }

  private FormPage newForm(Ui ui, Actor actor, Form form) {
    return new FormPage(
        ui.text("opinions.new"),
        ui.text("opinions.new.lead"),
        OpinionDesk.way(ui, ui.text("opinions.new")),
        ui.path(HERE),
        ui.path(HERE),
        ui.text("opinions.new.do"),
        false,
        form,
        describing(ui, actor, true));
  }

  private List<Field> describing(Ui ui, Actor actor, boolean isNew) {
    var fields = new ArrayList<Field>();
    fields.add(OpinionDesk.ask(ui).line("title", true));
    fields.add(
        OpinionDesk.ask(ui)
            .oneOf(
                "kind",
                Field.options(ui, "opinions.kind", Opinion.Kind.values(), Opinion.Kind::code)));
    fields.add(OpinionDesk.ask(ui).area("summary", false, 4));
    var bodies = desk.bodyOptions(ui, actor);
    if (isNew) {
      fields.add(OpinionDesk.ask(ui).choice("body", true, bodies));
    }
    var open =
        issues.open(actor).stream()
            .map(one -> Option.of(one.id().toString(), one.title()))
            .toList();
    if (!open.isEmpty()) {
      fields.add(OpinionDesk.ask(ui).anyOf("issues", open));
    }
    return fields;
  }

  /** Its text, as the desk sees it. */
  @GetMapping("/{id}")
  ModelAndView show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var draft = opinions.draft(actor, id);
    var opinion = draft.opinion();
    var writes = opinions.mayWrite(actor, opinion);
    var sections = new ArrayList<DeskPage.Section>();
    if (opinion.reason() != null) {
      sections.add(
          new DeskPage.Section.Notice(
              "reason", ui.text("opinions.reason"), Tone.WAIT, opinion.reason(), List.of()));
    }
    sections.add(
        new DeskPage.Section.Words(
            "summary",
            ui.text("opinions.summary"),
            opinion.summary().isEmpty() ? ui.text("opinions.summary.none") : opinion.summary(),
            describing(ui, opinion, writes, writes || opinions.keeps(actor, opinion))));
    sections.add(
        new DeskPage.Section.Items(
            "clauses",
            ui.text("opinions.clauses"),
            null,
            draft.clauses().stream().map(one -> clause(ui, opinion, one, writes)).toList(),
            ui.text("opinions.clauses.none"),
            writes
                ? List.of(
                    DeskPage.Link.other(
                        ui.text("opinions.clause.new"), at(ui, opinion, "/clauses/new")))
                : List.of()));
    sections.add(
        new DeskPage.Section.Items(
            "alternatives",
            ui.text("opinions.alternatives"),
            ui.text("opinions.alternatives.lead"),
            draft.alternatives().stream()
                .map(one -> alternative(ui, opinion, one, writes))
                .toList(),
            ui.text("opinions.alternatives.none"),
            writes
                ? List.of(
                    DeskPage.Link.other(
                        ui.text("opinions.alternative.new"), at(ui, opinion, "/alternatives/new")))
                : List.of()));
    sections.add(editions(ui, opinion, actor));
    return OpinionDesk.shown(desk.head(ui, opinion, "", done).holding(sections));
  }

  private static List<DeskPage.Link> describing(
      Ui ui, Opinion opinion, boolean writes, boolean translates) {
    var links = new ArrayList<DeskPage.Link>();
    if (writes) {
      links.add(DeskPage.Link.other(ui.text("opinions.describe"), at(ui, opinion, "/description")));
    }
    if (translates) {
      for (var language : List.of("en", "ar")) {
        links.add(
            DeskPage.Link.quiet(
                ui.text("opinions.translation." + language),
                at(ui, opinion, "/translations/" + language)));
      }
    }
    return links;
  }

  private DeskPage.Section editions(Ui ui, Opinion opinion, Actor actor) {
    var editions = opinions.whole(actor, opinion.id()).editions();
    return new DeskPage.Section.Items(
        "editions",
        ui.text("opinions.editions"),
        ui.text("opinions.editions.lead"),
        editions.stream()
            .map(one ->
                DeskPage.Item.of(
                        "edition-" + one.number(),
                        ui.text("opinions.edition", one.number()),
                        ui.dateTime(one.madeAt()) + "\nSHA-256 " + one.sha256())
                    .offering(
                        List.of(
                            DeskPage.Link.quiet(
                                ui.text("opinions.edition.text"),
                                at(ui, opinion, "/editions/" + one.number() + ".txt"))),
                        List.of()))
            .toList(),
        ui.text("opinions.editions.none"),
        List.of());
  }

  private static DeskPage.Item clause(Ui ui, Opinion opinion, Draft.Clause one, boolean writes) {
    var item =
        DeskPage.Item.of("clause-" + one.id(), one.position() + ". " + one.heading(), one.text());
    var remark =
        DeskPage.Link.quiet(
            ui.text("opinions.to.remark"), at(ui, opinion, "/remarks/new?clause=" + one.id()));
    return writes
        ? item.offering(
            List.of(
                DeskPage.Link.quiet(
                    ui.text("opinions.edit"), at(ui, opinion, "/clauses/" + one.id())),
                remark),
            pieces(ui, opinion, Piece.CLAUSE, one.id(), one.position() + "."))
        : item.offering(
            opinion.state() == Opinion.State.DRAFT || opinion.state() == Opinion.State.CIRCULATED
                ? List.of(remark)
                : List.of(),
            List.of());
  }

  private static DeskPage.Item alternative(
      Ui ui, Opinion opinion, Draft.Alternative one, boolean writes) {
    var item =
        DeskPage.Item.of("alternative-" + one.id(), one.title(), one.text())
            .tagged(
                List.of(
                    one.chosen()
                        ? new Tag(ui.text("opinions.alternative.chosen"), Tone.GOOD)
                        : new Tag(ui.text("opinions.alternative.left"), Tone.PLAIN)));
    return writes
        ? item.offering(
            List.of(
                DeskPage.Link.quiet(
                    ui.text("opinions.edit"), at(ui, opinion, "/alternatives/" + one.id()))),
            pieces(ui, opinion, Piece.ALTERNATIVE, one.id(), one.title()))
        : item;
  }

  /** Up, down, away. */
  static List<DeskPage.Deed> pieces(Ui ui, Opinion opinion, Piece piece, UUID id, String about) {
    var action = at(ui, opinion, "/pieces/" + piece.code() + "/" + id);
    return List.of(
        DeskPage.Deed.with(ui.text("opinions.up"), action, "deed", "up", about),
        DeskPage.Deed.with(ui.text("opinions.down"), action, "deed", "down", about),
        DeskPage.Deed.with(ui.text("opinions.remove"), action, "deed", "remove", about));
  }

  @GetMapping("/{id}/description")
  ModelAndView description(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return describeForm(desk.ui(request), opinions.get(actor, id), actor).shown();
  }

  @PostMapping("/{id}/description")
  ModelAndView describe(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    var answers = Sent.answers(sent);
    var kind = answers.one("kind", Opinion.Kind::find, opinion.kind());
    var about = answers.ids("issues");
    return FormPage.attempt(
        answers,
        () -> {
          drafting.describe(
              actor,
              id,
              answers.number("version"),
              kind,
              answers.text("title"),
              answers.text("summary"),
              about);
          return at(ui, opinion, "") + "?done=saved";
        },
        () -> describeForm(ui, opinions.get(actor, id), actor));
  }

  private FormPage describeForm(Ui ui, Opinion opinion, Actor actor) {
    return form(
        ui,
        opinion,
        "describe",
        "/description",
        "",
        Form.empty()
            .with("version", String.valueOf(opinion.version()))
            .with("title", opinion.title())
            .with("kind", opinion.kind().code())
            .with("summary", opinion.summary())
            .with(
                "issues",
                issues.of(opinion.id()).stream().map(one -> one.id().toString()).toList()),
        describing(ui, actor, false));
  }

  @GetMapping("/{id}/clauses/new")
  ModelAndView newClause(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    var ui = desk.ui(request);
    return clauseForm(ui, mustWrite(actor, id), "new", Form.empty()).shown();
  }

  @GetMapping("/{id}/clauses/{clause}")
  ModelAndView editClause(
      @PathVariable UUID id, @PathVariable UUID clause, Actor actor, HttpServletRequest request) {
    var opinion = mustWrite(actor, id);
    return clauseForm(desk.ui(request), opinion, clause.toString(), stored(actor, id, clause))
        .shown();
  }

  @PostMapping("/{id}/clauses/{clause}")
  ModelAndView writeClause(
      @PathVariable UUID id,
      @PathVariable String clause,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = mustWrite(actor, id);
    var answers = Sent.answers(sent);
    var isNew = clause.equals("new");
    return FormPage.attempt(
        answers,
        () -> {
          if (isNew) {
            drafting.addClause(actor, id, answers.text("heading"), answers.text("text"));
          } else {
            drafting.writeClause(
                actor,
                uuid(clause),
                answers.number("version"),
                answers.text("heading"),
                answers.text("text"));
          }
          return at(ui, opinion, "") + "?done=saved#clauses";
        },
        () ->
            clauseForm(
                ui, opinion, clause, isNew ? Form.empty() : stored(actor, id, uuid(clause))));
  }

  private Form stored(Actor actor, UUID id, UUID clause) {
    var one =
        opinions.draft(actor, id).clauses().stream()
            .filter(piece -> piece.id().equals(clause))
            .findFirst()
            .orElseThrow(DeskOpinionsController::gone);
    return Form.empty()
        .with("version", String.valueOf(one.version()))
        .with("heading", one.heading())
        .with("text", one.text());
  }

  private FormPage clauseForm(Ui ui, Opinion opinion, String clause, Form form) {
    return form(
        ui,
        opinion,
        clause.equals("new") ? "clause.new" : "clause.edit",
        "/clauses/" + clause,
        "",
        form,
        List.of(
            OpinionDesk.ask(ui).line("heading", false),
            OpinionDesk.ask(ui).area("text", true, 10)));
  }

  @GetMapping("/{id}/alternatives/{alternative}")
  ModelAndView alternative(
      @PathVariable UUID id,
      @PathVariable String alternative,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = mustWrite(actor, id);
    var form = Form.empty();
    if (!alternative.equals("new")) {
      var one =
          opinions.draft(actor, id).alternatives().stream()
              .filter(piece -> piece.id().equals(uuid(alternative)))
              .findFirst()
              .orElseThrow(DeskOpinionsController::gone);
      form =
          form.with("title", one.title())
              .with("text", one.text())
              .with("chosen", one.chosen() ? "yes" : null);
    }
    return alternativeForm(ui, opinion, alternative, form).shown();
  }

  @PostMapping("/{id}/alternatives/{alternative}")
  ModelAndView writeAlternative(
      @PathVariable UUID id,
      @PathVariable String alternative,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = mustWrite(actor, id);
    var answers = Sent.answers(sent);
    return FormPage.attempt(
        answers,
        () -> {
          if (alternative.equals("new")) {
            drafting.addAlternative(
                actor, id, answers.text("title"), answers.text("text"), answers.yes("chosen"));
          } else {
            drafting.writeAlternative(
                actor,
                uuid(alternative),
                answers.text("title"),
                answers.text("text"),
                answers.yes("chosen"));
          }
          return at(ui, opinion, "") + "?done=saved#alternatives";
        },
        () -> alternativeForm(ui, opinion, alternative, Form.empty()));
  }

  private FormPage alternativeForm(Ui ui, Opinion opinion, String alternative, Form form) {
    return form(
        ui,
        opinion,
        "alternative.new",
        "/alternatives/" + alternative,
        "",
        form,
        List.of(
            OpinionDesk.ask(ui).line("title", true),
            OpinionDesk.ask(ui).area("text", false, 6),
            OpinionDesk.ask(ui).yes("chosen")));
  }

  @PostMapping("/{id}/pieces/{piece:clause|alternative|claim|recommendation}/{what}")
  String piece(
      @PathVariable UUID id,
      @PathVariable String piece,
      @PathVariable UUID what,
      @RequestParam String deed,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    var which = Piece.valueOf(piece.toUpperCase(Locale.ROOT));
    if (deed.equals("remove")) {
      drafting.remove(actor, which, what);
    } else {
      drafting.shift(actor, which, what, deed.equals("up"));
    }
    var tab =
        switch (which) {
          case CLAUSE, ALTERNATIVE -> "";
          case CLAIM -> "/claims";
          case RECOMMENDATION -> "/recommendations";
        };
    return "redirect:"
        + at(ui, opinion, tab)
        + (deed.equals("remove") ? "?done=removed" : "?done=moved");
  }

  @GetMapping("/{id}/remarks")
  ModelAndView remarks(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var draft = opinions.draft(actor, id);
    var opinion = draft.opinion();
    var writes = opinions.mayWrite(actor, opinion);
    var institutions = desk.institutions();
    var seats = desk.seats(opinion.body());
    var items =
        opinions.remarks(actor, id).stream()
            .map(one -> {
              var clause =
                  draft.clauses().stream()
                      .filter(piece -> piece.id().equals(one.clause()))
                      .map(piece -> ui.text("opinions.remark.of", piece.position()))
                      .findFirst()
                      .orElse(ui.text("opinions.remark.ofAll"));
              var item =
                  DeskPage.Item.of(
                          "remark-" + one.id(),
                          desk.holder(ui, one.holder(), institutions, seats) + " · " + clause,
                          one.text())
                      .tagged(
                          List.of(
                              new Tag(
                                  ui.text("opinions.remark." + one.state().code()),
                                  switch (one.state()) {
                                    case OPEN -> Tone.WAIT;
                                    case ACCEPTED -> Tone.GOOD;
                                    case DECLINED -> Tone.PLAIN;
                                  })));
              var parts = new ArrayList<DeskPage.Part>();
              if (!one.wording().isEmpty()) {
                parts.add(part(ui.text("opinions.remark.wording") + ": " + one.wording()));
              }
              if (!one.answer().isEmpty()) {
                parts.add(part(ui.text("opinions.remark.answer") + ": " + one.answer()));
              }
              item = item.holding(parts);
              return writes && one.state() == Draft.Remark.State.OPEN
                  ? item.offering(
                      List.of(
                          DeskPage.Link.other(
                              ui.text("opinions.remark.do"),
                              at(ui, opinion, "/remarks/" + one.id()))),
                      List.of())
                  : item;
            })
            .toList();
    var open = opinion.state() == Opinion.State.DRAFT || opinion.isOpenOn(desk.today());
    return OpinionDesk.shown(
        desk.head(ui, opinion, "/remarks", done)
            .holding(
                List.of(
                    new DeskPage.Section.Items(
                        "remarks",
                        ui.text("opinions.tab.remarks"),
                        ui.text("opinions.remarks.lead"),
                        items,
                        ui.text("opinions.remarks.none"),
                        open
                            ? List.of(
                                DeskPage.Link.other(
                                    ui.text("opinions.to.remark"), at(ui, opinion, "/remarks/new")))
                            : List.of()))));
  }

  private static DeskPage.Part part(String text) {
    return new DeskPage.Part(null, text, null, null, null, List.of());
  }

  @GetMapping("/{id}/remarks/new")
  ModelAndView newRemark(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String clause,
      Actor actor,
      HttpServletRequest request) {
    return remarkForm(
            desk.ui(request), opinions.draft(actor, id), Form.empty().with("clause", clause))
        .shown();
  }

  @PostMapping("/{id}/remarks")
  ModelAndView remark(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var draft = opinions.draft(actor, id);
    var answers = Sent.answers(sent);
    var clause = answers.optionalId("clause");
    return FormPage.attempt(
        answers,
        () -> {
          drafting.remark(actor, id, clause, answers.text("text"), answers.text("wording"));
          return at(ui, draft.opinion(), "/remarks") + "?done=remarked";
        },
        () -> remarkForm(ui, draft, Form.empty()));
  }

  private FormPage remarkForm(Ui ui, Draft draft, Form form) {
    var clauses =
        draft.clauses().stream()
            .map(one ->
                Option.of(
                    one.id().toString(),
                    one.position()
                        + ". "
                        + (one.heading().isEmpty() ? shorter(one.text()) : one.heading())))
            .toList();
    return form(
        ui,
        draft.opinion(),
        "remark.new",
        "/remarks",
        "/remarks",
        form,
        List.of(
            new Field.Choice(
                "clause",
                OpinionDesk.ask(ui).label("clause"),
                null,
                false,
                clauses,
                ui.text("opinions.remark.ofAll")),
            OpinionDesk.ask(ui).area("text", true, 4),
            OpinionDesk.ask(ui).area("wording", false, 6)));
  }

  @GetMapping("/{id}/remarks/{remark}")
  ModelAndView answerRemark(
      @PathVariable UUID id, @PathVariable UUID remark, Actor actor, HttpServletRequest request) {
    mustWrite(actor, id);
    return answerForm(desk.ui(request), actor, id, remark).shown();
  }

  @PostMapping("/{id}/remarks/{remark}")
  ModelAndView answer(
      @PathVariable UUID id,
      @PathVariable UUID remark,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    var answers = Sent.answers(sent);
    var verdict = answers.text("verdict");
    if (!verdict.equals("accepted") && !verdict.equals("declined")) {
      answers.refuse("verdict", "web.choice.missing");
    }
    return FormPage.attempt(
        answers,
        () -> {
          drafting.answerRemark(actor, remark, verdict.equals("accepted"), answers.text("reason"));
          return at(ui, opinion, "/remarks") + "?done=answered";
        },
        () -> answerForm(ui, actor, id, remark));
  }

  private FormPage answerForm(Ui ui, Actor actor, UUID id, UUID remark) {
    var one =
        opinions.remarks(actor, id).stream()
            .filter(piece -> piece.id().equals(remark))
            .findFirst()
            .orElseThrow(DeskOpinionsController::gone);
    var fields = new ArrayList<Field>();
    fields.add(new Field.Part("remark", ui.text("opinions.remark"), one.text()));
    if (!one.wording().isEmpty()) {
      fields.add(new Field.Part("wording", ui.text("opinions.remark.wording"), one.wording()));
    }
    fields.add(
        OpinionDesk.ask(ui)
            .oneOf(
                "verdict",
                List.of(
                    Option.of("accepted", ui.text("opinions.remark.accept")),
                    Option.of("declined", ui.text("opinions.remark.decline")))));
    fields.add(OpinionDesk.ask(ui).area("reason", false, 3));
    return form(
        ui,
        opinions.get(actor, id),
        "remark.do",
        "/remarks/" + remark,
        "/remarks",
        Form.empty(),
        fields);
  }

  /** A circulated text, as it was. */
  @GetMapping("/{id}/editions/{number:[0-9]{1,5}}.txt")
  ResponseEntity<String> edition(@PathVariable UUID id, @PathVariable int number, Actor actor) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"gorus-" + number + ".txt\"")
        .body(opinions.text(actor, id, number));
  }

  /** A form about an opinion, with the words of its key. */
  static FormPage form(
      Ui ui,
      Opinion opinion,
      String key,
      String action,
      String back,
      Form form,
      List<Field> fields) {
    return form(ui, opinion, key, action, back, false, form, fields);
  }

  static FormPage form(
      Ui ui,
      Opinion opinion,
      String key,
      String action,
      String back,
      boolean danger,
      Form form,
      List<Field> fields) {
    var lead = "opinions." + key + ".lead";
    var button = "opinions." + key + ".button";
    return new FormPage(
        ui.text("opinions." + key),
        ui.says(lead) ? ui.text(lead) : "",
        OpinionDesk.way(ui, opinion, ui.text("opinions." + key)),
        at(ui, opinion, action),
        at(ui, opinion, back),
        ui.text(ui.says(button) ? button : "opinions.save"),
        danger,
        form,
        fields);
  }

  private Opinion mustWrite(Actor actor, UUID id) {
    var opinion = opinions.get(actor, id);
    if (!opinions.mayWrite(actor, opinion)) {
      if (opinion.state() == Opinion.State.DRAFT) {
        throw new Problem.Forbidden("opinions.forbidden.write");
      }
      throw new Problem.Refused("opinions.state." + opinion.state().code());
    }
    return opinion;
  }

  static String shorter(String text) {
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }

  static UUID uuid(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException notAnId) {
      throw gone();
    }
  }

  static Problem gone() {
    return new Problem.NotFound("opinions.piece.unknown");
  }
}
