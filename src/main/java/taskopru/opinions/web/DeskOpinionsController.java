package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.HERE;
import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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

/** Opinions on the desk: the list, and each with its text. */
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
                DeskPage.Search.of(ui.path(HERE), ui.text("opinions.search"), text)
                    .beside(
                        new DeskPage.Choice(
                            ui.text("opinions.column.state"), "state", state, states)))
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
            OpinionForms.pieces(ui, opinion, Piece.CLAUSE, one.id(), one.position() + "."))
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
            OpinionForms.pieces(ui, opinion, Piece.ALTERNATIVE, one.id(), one.title()))
        : item;
  }

  @GetMapping("/{id}/description")
  ModelAndView description(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return describeForm(desk.ui(request), desk.mustWrite(actor, id), actor).shown();
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
    return OpinionForms.form(
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

  /** A circulated text, as it was. */
  @GetMapping("/{id}/editions/{number:[0-9]{1,5}}.txt")
  ResponseEntity<String> edition(@PathVariable UUID id, @PathVariable int number, Actor actor) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"gorus-" + number + ".txt\"")
        .body(opinions.text(actor, id, number));
  }
}
