package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
import taskopru.kernel.Verb;
import taskopru.opinions.Issue;
import taskopru.opinions.Issues;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** Problems on the table: anybody in the group files one, an opinion takes it up. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/issues")
class DeskIssuesController {

  private static final int SIZE = 25;

  private final OpinionDesk desk;
  private final Issues issues;
  private final JdbcClient db;

  DeskIssuesController(OpinionDesk desk, Issues issues, JdbcClient db) {
    this.desk = desk;
    this.issues = issues;
    this.db = db;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    issues.open(actor);
    var text = OpinionDesk.cut(q);
    var chosen = Issue.State.find(state);
    var params = new HashMap<String, Object>();
    var where = new StringBuilder(" where true");
    chosen.ifPresent(one -> {
      params.put("state", one.code());
      where.append(" and state = :state");
    });
    if (!text.isEmpty()) {
      params.put("text", text);
      where.append(
          """
           and opinions.plain(opinions.spelling(title || ' ' || text))
               like '%' || trim(opinions.plain(opinions.spelling(:text))) || '%'
          """);
    }
    var total =
        db.sql("select count(*) from opinions.issue" + where)
            .params(params)
            .query(Long.class)
            .single();
    var number = OpinionDesk.page(page);
    var here = ui.path(HERE + "/issues");
    var rows =
        db.sql(
                """
                select id, title, place, state, filed_at from opinions.issue %s
                 order by filed_at desc, id
                 limit :size offset :skip
                """
                    .formatted(where))
            .params(params)
            .param("size", SIZE)
            .param("skip", (long) (number - 1) * SIZE)
            .query((row, _) ->
                DeskPage.Row.of(
                    DeskPage.Cell.to(row.getString("title"), here + "/" + row.getString("id"))
                        .below(row.getString("place")),
                    DeskPage.Cell.of(
                        state(ui, Issue.State.find(row.getString("state")).orElseThrow())),
                    DeskPage.Cell.of(
                        ui.dateTime(row.getObject("filed_at", OffsetDateTime.class).toInstant()))))
            .list();
    return OpinionDesk.shown(
        DeskPage.of(ui.text("opinions.view.issues"), ui.text("opinions.issues.lead"))
            .told(OpinionDesk.done(ui, done))
            .tabbed(OpinionDesk.views(ui, "/issues"))
            .searched(
                DeskPage.Search.of(here, ui.text("opinions.issues.search"), text)
                    .beside(
                        new DeskPage.Choice(
                            ui.text("opinions.column.state"),
                            "state",
                            state,
                            Arrays.stream(Issue.State.values())
                                .map(one ->
                                    Option.of(one.code(), ui.text("opinions.issue." + one.code())))
                                .toList())))
            .offering(List.of(DeskPage.Link.first(ui.text("opinions.issue.new"), here + "/new")))
            .holding(
                List.of(
                    new DeskPage.Section.Table(
                        "issues",
                        "",
                        List.of(
                            Column.of(ui.text("opinions.column.issue")),
                            Column.of(ui.text("opinions.column.state")),
                            Column.of(ui.text("opinions.column.filed"))),
                        rows,
                        ui.text("opinions.issues.none"),
                        List.of(),
                        new Pager(
                            number,
                            SIZE,
                            total,
                            OpinionDesk.address(here, "q", text, "state", state))))));
  }

  private static Tag state(Ui ui, Issue.State state) {
    return new Tag(
        ui.text("opinions.issue." + state.code()),
        switch (state) {
          case FILED -> Tone.WAIT;
          case TAKEN_UP -> Tone.NEWS;
          case SETTLED -> Tone.GOOD;
          case DECLINED -> Tone.PLAIN;
        });
  }

  @GetMapping("/new")
  ModelAndView blank(Actor actor, HttpServletRequest request) {
    issues.open(actor);
    return form(desk.ui(request), null, Form.empty()).shown();
  }

  @PostMapping
  ModelAndView file(
      @RequestParam MultiValueMap<String, String> sent, Actor actor, HttpServletRequest request) {
    var ui = desk.ui(request);
    issues.open(actor);
    var answers = Sent.answers(sent);
    return FormPage.attempt(
        answers,
        () ->
            ui.path(HERE + "/issues/")
                + issues.file(
                    actor, answers.text("title"), answers.text("text"), answers.text("place"))
                + "?done=filed",
        () -> form(ui, null, Form.empty()));
  }

  @GetMapping("/{issue}")
  ModelAndView show(
      @PathVariable UUID issue,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var one = issues.get(actor, issue);
    var here = ui.path(HERE + "/issues/" + issue);
    var keeps = actor.may(Verb.KEEP_OPINIONS);
    var terms = new ArrayList<Term>();
    terms.add(
        Term.of(
            ui.text("opinions.issue.by"),
            desk.holder(ui, one.holder(), desk.institutions(), desk.seats(desk.workingGroup()))));
    terms.add(Term.of(ui.text("opinions.column.filed"), ui.dateTime(one.filedAt())));
    if (!one.place().isEmpty()) {
      terms.add(Term.of(ui.text("opinions.field.place"), one.place()));
    }
    if (one.reason() != null) {
      terms.add(Term.of(ui.text("opinions.reason"), one.reason()));
    }
    db.sql(
            """
            select opinion.id, title from opinions.opinion
              join opinions.opinion_issue on opinion_issue.opinion = opinion.id
             where issue = :issue
             order by created_at
            """)
        .param("issue", issue)
        .query(row -> {
          terms.add(
              new Term(
                  ui.text("opinions.column.opinion"),
                  row.getString("title"),
                  ui.path(HERE + "/" + row.getString("id"))));
        });
    var links = new ArrayList<DeskPage.Link>();
    links.add(
        DeskPage.Link.first(
            ui.text("opinions.issue.takeUp"), ui.path(HERE + "/new?issue=" + issue)));
    if (keeps || one.filedBy().equals(actor.id())) {
      links.add(DeskPage.Link.other(ui.text("opinions.edit"), here + "/description"));
    }
    if (keeps) {
      links.add(DeskPage.Link.quiet(ui.text("opinions.issue.move"), here + "/state"));
    }
    return OpinionDesk.shown(
        DeskPage.of(one.title(), "")
            .crumbed(OpinionDesk.way(ui, one.title()))
            .told(OpinionDesk.done(ui, done))
            .standing(List.of(state(ui, one.state())), List.of(), null)
            .offering(links)
            .holding(
                List.of(
                    new DeskPage.Section.Words(
                        "text",
                        ui.text("opinions.field.text"),
                        one.text().isEmpty() ? ui.text("opinions.summary.none") : one.text(),
                        List.of()),
                    new DeskPage.Section.Facts(
                        "facts", ui.text("opinions.facts"), terms, List.of()))));
  }

  @GetMapping("/{issue}/description")
  ModelAndView edit(@PathVariable UUID issue, Actor actor, HttpServletRequest request) {
    var one = issues.get(actor, issue);
    issues.mustDescribe(actor, one);
    return form(desk.ui(request), issue, stored(one)).shown();
  }

  @PostMapping("/{issue}/description")
  ModelAndView describe(
      @PathVariable UUID issue,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    issues.get(actor, issue);
    var answers = Sent.answers(sent);
    return FormPage.attempt(
        answers,
        () -> {
          issues.describe(
              actor,
              issue,
              answers.number("version"),
              answers.text("title"),
              answers.text("text"),
              answers.text("place"));
          return ui.path(HERE + "/issues/" + issue) + "?done=saved";
        },
        () -> form(ui, issue, stored(issues.get(actor, issue))));
  }

  private static Form stored(Issue one) {
    return Form.empty()
        .with("version", String.valueOf(one.version()))
        .with("title", one.title())
        .with("text", one.text())
        .with("place", one.place());
  }

  private static FormPage form(Ui ui, @org.jspecify.annotations.Nullable UUID issue, Form form) {
    var here = ui.path(HERE + "/issues");
    return new FormPage(
        ui.text("opinions.issue.new"),
        ui.text("opinions.issue.new.lead"),
        OpinionDesk.way(ui, ui.text("opinions.issue.new")),
        issue == null ? here : here + "/" + issue + "/description",
        issue == null ? here : here + "/" + issue,
        ui.text("opinions.save"),
        false,
        form,
        List.of(
            OpinionDesk.ask(ui).line("title", true),
            OpinionDesk.ask(ui).area("text", false, 6),
            OpinionDesk.ask(ui).line("place", false)));
  }

  @GetMapping("/{issue}/state")
  ModelAndView stateForm(@PathVariable UUID issue, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    return stateForm(desk.ui(request), issues.get(actor, issue)).shown();
  }

  @PostMapping("/{issue}/state")
  ModelAndView move(
      @PathVariable UUID issue,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    var one = issues.get(actor, issue);
    var answers = Sent.answers(sent);
    var state = answers.one("state", Issue.State::find, one.state());
    return FormPage.attempt(
        answers,
        () -> {
          issues.move(actor, issue, state, answers.text("reason"));
          return ui.path(HERE + "/issues/" + issue) + "?done=saved";
        },
        () -> stateForm(ui, one));
  }

  private static FormPage stateForm(Ui ui, Issue one) {
    var here = ui.path(HERE + "/issues/" + one.id());
    return new FormPage(
        ui.text("opinions.issue.move"),
        one.title(),
        OpinionDesk.way(ui, one.title()),
        here + "/state",
        here,
        ui.text("opinions.save"),
        false,
        Form.empty().with("state", one.state().code()),
        List.of(
            new Field.OneOf(
                "state",
                ui.text("opinions.column.state"),
                null,
                Field.options(ui, "opinions.issue", Issue.State.values(), Issue.State::code)),
            OpinionDesk.ask(ui).area("reason", false, 3)));
  }
}
