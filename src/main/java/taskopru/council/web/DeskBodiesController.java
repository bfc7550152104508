package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import taskopru.kernel.Actor;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.Form;

/** The bodies on the desk: listed, added, named anew. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/bodies")
class DeskBodiesController {

  private final CouncilDesk desk;
  private final Bodies bodies;
  private final BodyKeeping keeping;

  DeskBodiesController(CouncilDesk desk, Bodies bodies, BodyKeeping keeping) {
    this.desk = desk;
    this.bodies = bodies;
    this.keeping = keeping;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String done, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var here = ui.path(HERE + "/bodies");
    return CouncilDesk.shown(
        DeskPage.of(ui.text("council.desk.bodies"), ui.text("council.bodies.lead"))
            .crumbed(CouncilDesk.way(ui, ui.text("council.desk.bodies")))
            .tabbed(CouncilDesk.views(ui, "/bodies"))
            .told(CouncilDesk.done(ui, done, "bodyAdded", "bodyChanged"))
            .offering(List.of(DeskPage.Action.first(ui.text("council.bodies.new"), here + "/new")))
            .holding(
                List.of(
                    new DeskPage.Section.Table(
                        "bodies",
                        "",
                        ui.text("council.desk.bodies"),
                        null,
                        List.of(
                            Column.of(ui.text("council.column.body")),
                            Column.of(ui.text("council.column.kind")),
                            Column.of(ui.text("council.column.whose")),
                            Column.of(ui.text("council.desk.seats")),
                            Column.of(ui.text("council.desk.selections"))),
                        bodies.list().stream().map(body -> row(ui, here, body)).toList(),
                        "",
                        List.of(),
                        null))));
  }

  private static DeskPage.Row row(Ui ui, String here, Body body) {
    var code = body.code().value();
    return DeskPage.Row.of(
        DeskPage.Cell.to(ui.text(body.name()), here + "/" + code + "/facts"),
        DeskPage.Cell.of(ui.text("council.bodyKind." + body.kind().name())),
        DeskPage.Cell.of(ui.text(body.isOwn() ? "council.body.own" : "council.body.others")),
        body.isOwn()
            ? DeskPage.Cell.to(
                ui.text("council.desk.seats"),
                CouncilDesk.address(ui.path(HERE + "/seats"), "body", code))
            : DeskPage.Cell.of(""),
        body.isOwn()
            ? DeskPage.Cell.to(
                ui.text("council.desk.selections"),
                CouncilDesk.address(ui.path(HERE + "/selections"), "body", code))
            : DeskPage.Cell.of(""));
  }

  @GetMapping("/new")
  ModelAndView blank(Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return form(desk.ui(request), null).shown(HttpStatus.OK);
  }

  @PostMapping
  ModelAndView add(
      @RequestParam MultiValueMap<String, String> sent, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var answers = new Answers(sent);
    var code = Slug.find(answers.form().value("code"));
    if (code.isEmpty()) {
      answers.refuse("code", "kernel.slug.shape", answers.form().value("code"));
    }
    var facts = facts(answers);
    return FormPage.attempt(
        ui,
        answers,
        () -> {
          keeping.add(actor, code.orElseThrow(), Objects.requireNonNull(facts));
          return ui.path(HERE + "/bodies") + "?done=bodyAdded";
        },
        () -> form(ui, null));
  }

  @GetMapping("/{code}/facts")
  ModelAndView facts(@PathVariable String code, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return form(desk.ui(request), desk.body(code)).shown(HttpStatus.OK);
  }

  @PostMapping("/{code}/facts")
  ModelAndView change(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var body = desk.body(code);
    var ui = desk.ui(request);
    var answers = new Answers(sent);
    var facts = facts(answers);
    return FormPage.attempt(
        ui,
        answers,
        () -> {
          keeping.change(actor, body.id(), answers.version(), Objects.requireNonNull(facts));
          return ui.path(HERE + "/bodies") + "?done=bodyChanged";
        },
        () -> form(ui, desk.body(code)));
  }

  private static BodyKeeping.@Nullable Facts facts(Answers answers) {
    var kind = answers.choice("kind", Body.Kind.class);
    var name = answers.text("name", 300);
    return answers.made("name.tr", () -> new BodyKeeping.Facts(kind, name));
  }

  private FormPage form(Ui ui, @Nullable Body body) {
    var fields = new ArrayList<>(CouncilDesk.threefold(ui, "name", false));
    if (body == null) {
      fields.add(
          new Field.Line(
              "code",
              Field.label(ui, "code"),
              ui.text("council.body.code.hint"),
              true,
              "text",
              null,
              "m"));
    }
    fields.add(
        new Field.OneOf(
            "kind",
            Field.label(ui, "kind"),
            ui.text("council.body.kind.hint"),
            CouncilDesk.options(ui, "bodyKind", Body.Kind.class)));
    var title = body == null ? ui.text("council.bodies.new") : ui.text(body.name());
    var here = ui.path(HERE + "/bodies");
    return new FormPage(
        title,
        ui.text(body == null ? "council.bodies.new.lead" : "council.body.edit.lead"),
        CouncilDesk.way(ui, title, ui.text("council.desk.bodies"), "/bodies"),
        body == null ? here : here + "/" + body.code() + "/facts",
        here,
        ui.text("council.save"),
        false,
        body == null ? 0 : keeping.version(body.id()),
        body == null
            ? Form.empty()
            : CouncilDesk.with(Form.empty(), "name", body.name()).with("kind", body.kind().name()),
        fields,
        List.of());
  }
}
