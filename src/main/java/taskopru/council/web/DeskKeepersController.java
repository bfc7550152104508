package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Bodies;
import taskopru.council.KeeperNaming;
import taskopru.identity.Account;
import taskopru.identity.Accounts;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;

/** Which secretary keeps which body; the administrator says so. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/keepers")
class DeskKeepersController {

  private final CouncilDesk desk;
  private final KeeperNaming naming;
  private final Accounts accounts;
  private final Bodies bodies;

  DeskKeepersController(CouncilDesk desk, KeeperNaming naming, Accounts accounts, Bodies bodies) {
    this.desk = desk;
    this.naming = naming;
    this.accounts = accounts;
    this.bodies = bodies;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var search = CouncilDesk.search(q);
    var found = accounts.list(actor, search, CouncilDesk.page(page));
    var kept = naming.list(actor);
    var here = ui.path(HERE + "/keepers");
    var rows =
        found.accounts().stream()
            .filter(DeskKeepersController::keeps)
            .map(account ->
                DeskPage.Row.of(
                    DeskPage.Cell.to(account.name(), here + "/" + account.id())
                        .below(account.email()),
                    DeskPage.Cell.of(theirs(ui, kept.getOrDefault(account.id(), Set.of())))))
            .toList();
    return CouncilDesk.shown(
        DeskPage.of(ui.text("council.desk.keepers"), ui.text("council.keepers.lead"))
            .crumbed(CouncilDesk.way(ui, ui.text("council.desk.keepers")))
            .told(CouncilDesk.done(ui, done, "keeperNamed"))
            .searched(DeskPage.Search.of(here, ui.text("council.keepers.search"), search))
            .holding(
                List.of(
                    new DeskPage.Section.Table(
                        "keepers",
                        "",
                        ui.text("council.desk.keepers"),
                        null,
                        List.of(
                            Column.of(ui.text("council.column.name")),
                            Column.of(ui.text("council.column.bodies"))),
                        rows,
                        ui.text("council.keepers.none"),
                        List.of(),
                        new Pager(
                            found.number(),
                            Accounts.Page.SIZE,
                            found.total(),
                            CouncilDesk.address(here, "q", search))))));
  }

  private static boolean keeps(Account account) {
    return account.roles().stream()
        .anyMatch(role ->
            role.verbs().contains(Verb.KEEP_COUNCIL) || role.verbs().contains(Verb.KEEP_MEETINGS));
  }

  private String theirs(Ui ui, Set<UUID> limited) {
    return limited.isEmpty()
        ? ui.text("council.keepers.all")
        : String.join(
            ", ",
            bodies.own().stream()
                .filter(body -> limited.contains(body.id()))
                .map(body -> ui.text(body.name()))
                .toList());
  }

  @GetMapping("/{id}")
  ModelAndView edit(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return form(desk.ui(request), accounts.get(actor, id), actor).shown();
  }

  @PostMapping("/{id}")
  ModelAndView name(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var account = accounts.get(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var theirs = new HashSet<UUID>();
    for (var body : bodies.own()) {
      if (answers.form().has("bodies", body.id().toString())) {
        theirs.add(body.id());
      }
    }
    return FormPage.attempt(
        answers,
        () -> {
          naming.name(actor, id, theirs);
          return ui.path(HERE + "/keepers") + "?done=keeperNamed";
        },
        () -> form(ui, account, actor));
  }

  private FormPage form(Ui ui, Account account, Actor actor) {
    var here = ui.path(HERE + "/keepers");
    return new FormPage(
        account.name(),
        ui.text("council.keepers.form.lead"),
        CouncilDesk.way(ui, account.name(), ui.text("council.desk.keepers"), "/keepers"),
        here + "/" + account.id(),
        here,
        ui.text("council.save"),
        false,
        Form.empty()
            .with(
                "bodies",
                naming.list(actor).getOrDefault(account.id(), Set.of()).stream()
                    .map(UUID::toString)
                    .toList()),
        List.of(
            new Field.AnyOf(
                "bodies",
                ui.text("council.column.bodies"),
                ui.text("council.keepers.hint"),
                false,
                bodies.own().stream()
                    .map(body -> Option.of(body.id().toString(), ui.text(body.name())))
                    .toList())));
  }
}
