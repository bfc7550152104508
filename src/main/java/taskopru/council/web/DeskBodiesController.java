package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import taskopru.council.BodyKeeping;
import taskopru.council.Members;
import taskopru.kernel.Actor;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Term;

/** The bodies on the desk: the council's own and external ones. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/bodies")
class DeskBodiesController {

  private static final int LONGEST_NAME = 200;

  private final CouncilDesk desk;
  private final Bodies bodies;
  private final BodyKeeping keeping;
  private final Members members;

  DeskBodiesController(CouncilDesk desk, Bodies bodies, BodyKeeping keeping, Members members) {
    this.desk = desk;
    this.bodies = bodies;
    this.keeping = keeping;
    this.members = members;
  }

  @GetMapping
  ModelAndView list(Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var here = ui.path(HERE + "/bodies");
    return CouncilDesk.shown(
        DeskPage.of(ui.text("council.desk.bodies"), ui.text("council.bodies.lead"))
            .crumbed(CouncilDesk.way(ui, ui.text("council.desk.bodies")))
            .tabbed(CouncilDesk.views(ui, "/bodies"))
            .offering(List.of(DeskPage.Link.first(ui.text("council.bodies.new"), here + "/new")))
            .holding(
                List.of(
                    new DeskPage.Section.Table(
                        "bodies",
                        "",
                        ui.text("council.desk.bodies"),
                        null,
                        List.of(
                            Column.of(ui.text("council.column.name")),
                            Column.of(ui.text("council.column.kind")),
                            Column.of(ui.text("council.body.whose")),
                            Column.ofNumbers(ui.text("council.column.seats"))),
                        bodies.list().stream()
                            .map(body ->
                                DeskPage.Row.of(
                                    DeskPage.Cell.to(
                                        ui.text(body.name()), here + "/" + body.code()),
                                    DeskPage.Cell.of(kind(ui, body)),
                                    DeskPage.Cell.of(whose(ui, body)),
                                    DeskPage.Cell.of(
                                        body.isOwn()
                                            ? ui.number(
                                                members.filling(body.id(), desk.today()).voting())
                                            : "")))
                            .toList(),
                        ui.text("council.bodies.none"),
                        List.of(),
                        null))));
  }

  @GetMapping("/new")
  ModelAndView blank(Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return newForm(desk.ui(request)).shown();
  }

  @PostMapping
  ModelAndView add(
      @RequestParam MultiValueMap<String, String> sent, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var name = Texts.three(answers, "name", LONGEST_NAME);
    var kind = answers.choice("kind", Body.Kind.class);
    var source = Texts.optional(answers, "bodySource", 500);
    var code =
        answers.made(
            "code",
            () -> {
              var typed = answers.form().value("code");
              return typed.isEmpty() ? Slug.from(name.tr()) : new Slug(typed);
            });
    return FormPage.attempt(
        answers,
        () -> {
          var added = keeping.add(actor, Objects.requireNonNull(code), kind, name, source);
          return ui.path(HERE + "/bodies/" + added.code()) + "?done=bodyAdded";
        },
        () -> newForm(ui));
  }

  @GetMapping("/{body}")
  ModelAndView show(
      @PathVariable String body,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var found = find(actor, body);
    var ui = desk.ui(request);
    var name = ui.text(found.name());
    var actions = new ArrayList<DeskPage.Link>();
    if (found.isOwn()) {
      actions.add(next(ui, true, "council.body.nextSeats", "/seats", found));
      actions.add(next(ui, false, "council.body.nextRules", "/rules", found));
      actions.add(next(ui, false, "council.body.nextSelections", "/selections", found));
    }
    actions.add(
        DeskPage.Link.other(
            ui.text("council.edit"), ui.path(HERE + "/bodies/" + found.code() + "/facts")));
    return CouncilDesk.shown(
        DeskPage.of(name, "")
            .crumbed(CouncilDesk.way(ui, name, ui.text("council.desk.bodies"), "/bodies"))
            .told(CouncilDesk.done(ui, done, "bodyAdded", "bodyChanged"))
            .offering(actions)
            .holding(
                List.of(
                    new DeskPage.Section.Facts(
                        "facts",
                        ui.text("council.body.facts"),
                        List.of(
                            Term.of(ui.text("council.column.kind"), kind(ui, found)),
                            Term.of(ui.text("council.body.whose"), whose(ui, found)),
                            Term.of(CouncilDesk.ask(ui).label("code"), found.code().value())),
                        List.of()))));
  }

  @GetMapping("/{body}/facts")
  ModelAndView edit(@PathVariable String body, Actor actor, HttpServletRequest request) {
    return factsForm(desk.ui(request), find(actor, body)).shown();
  }

  @PostMapping("/{body}/facts")
  ModelAndView change(
      @PathVariable String body,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var found = find(actor, body);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var name = Texts.three(answers, "name", LONGEST_NAME);
    var kind = answers.choice("kind", Body.Kind.class);
    return FormPage.attempt(
        answers,
        () -> {
          keeping.change(actor, found.id(), answers.number("version"), kind, name);
          return ui.path(HERE + "/bodies/" + found.code()) + "?done=bodyChanged";
        },
        () -> factsForm(ui, bodies.get(found.id())));
  }

  private Body find(Actor actor, String code) {
    var found = desk.body(code);
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return found;
  }

  private static DeskPage.Link next(Ui ui, boolean first, String key, String view, Body body) {
    var href = CouncilDesk.address(ui.path(HERE + view), "body", body.code().value());
    return first
        ? DeskPage.Link.first(ui.text(key), href)
        : DeskPage.Link.other(ui.text(key), href);
  }

  private static String kind(Ui ui, Body body) {
    return ui.text("council.bodyKind." + body.kind().name());
  }

  private static String whose(Ui ui, Body body) {
    return ui.text(body.isOwn() ? "council.body.own" : "council.body.external");
  }

  private static FormPage newForm(Ui ui) {
    var fields = new ArrayList<>(CouncilDesk.threefold(ui, "name", false));
    fields.add(kinds(ui));
    fields.add(CouncilDesk.ask(ui).line("bodySource", false));
    fields.add(
        new Field.Line(
            "code",
            CouncilDesk.ask(ui).label("code"),
            ui.text("council.field.code.hint"),
            false,
            "text",
            "m"));
    var here = ui.path(HERE + "/bodies");
    var title = ui.text("council.bodies.new");
    return new FormPage(
        title,
        ui.text("council.bodies.new.lead"),
        CouncilDesk.way(ui, title, ui.text("council.desk.bodies"), "/bodies"),
        here,
        here,
        ui.text("council.save"),
        false,
        Form.empty(),
        fields);
  }

  private FormPage factsForm(Ui ui, Body body) {
    var fields = new ArrayList<>(CouncilDesk.threefold(ui, "name", false));
    fields.add(kinds(ui));
    var here = ui.path(HERE + "/bodies/" + body.code());
    var title = ui.text("council.edit");
    return new FormPage(
        title,
        "",
        CouncilDesk.way(
            ui,
            title,
            ui.text("council.desk.bodies"),
            "/bodies",
            ui.text(body.name()),
            "/bodies/" + body.code()),
        here + "/facts",
        here,
        ui.text("council.save"),
        false,
        CouncilDesk.with(Form.empty(), "name", body.name())
            .with("kind", body.kind().name())
            .with("version", String.valueOf(keeping.version(body.id()))),
        fields);
  }

  private static Field kinds(Ui ui) {
    return CouncilDesk.ask(ui)
        .oneOf(
            "kind",
            CouncilDesk.options(
                ui,
                "bodyKind",
                Body.Kind.class,
                kind -> "council.bodyKind." + kind.name() + ".hint"));
  }
}
