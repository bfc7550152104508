package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.Expiries;
import taskopru.council.Members;
import taskopru.council.RuleProfiles;
import taskopru.council.Vacancies;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Figure;
import taskopru.web.ui.Share;

/** The council's desk at a glance: how full, how many are needed, what is empty or runs out. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council")
class DeskCouncilController {

  private static final int SOON = 60;
  private static final int FIRST_FEW = 6;

  private final CouncilDesk desk;
  private final Bodies bodies;
  private final Members members;
  private final RuleProfiles rules;
  private final Vacancies vacancies;
  private final Expiries expiries;

  DeskCouncilController(
      CouncilDesk desk,
      Bodies bodies,
      Members members,
      RuleProfiles rules,
      Vacancies vacancies,
      Expiries expiries) {
    this.desk = desk;
    this.bodies = bodies;
    this.members = members;
    this.rules = rules;
    this.vacancies = vacancies;
    this.expiries = expiries;
  }

  @GetMapping
  ModelAndView overview(Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var today = desk.today();
    var group = desk.body("");
    var filling = members.filling(group.id(), today);
    var profile = rules.on(group.id(), today);
    var needed = profile.quorum().needed(filling.voting(), filling.filled());
    var source = ui.text("council.rules.version", profile.version(), ui.date(profile.validFrom()));
    var figures = new ArrayList<Figure>();
    figures.add(
        Figure.of(ui.text("council.figure.filled"), ui.number(filling.filled()), ui.date(today))
            .of(
                filling.voting() == 0
                    ? new Share(0, 1, ui.text("council.figure.filled.of", 0, 0))
                    : new Share(
                        filling.filled(),
                        filling.voting(),
                        ui.text("council.figure.filled.of", filling.filled(), filling.voting())))
            .at(ui.path(HERE + "/seats")));
    figures.add(
        Figure.of(ui.text("council.figure.needed"), ui.number(needed), source)
            .saying(
                ui.text(
                    filling.filled() < needed
                        ? "council.figure.needed.short"
                        : "council.figure.needed.enough",
                    needed,
                    filling.voting(),
                    filling.filled()))
            .at(ui.path(HERE + "/rules")));
    return CouncilDesk.shown(
        DeskPage.of(ui.text("council.desk.title"), ui.text("council.desk.lead"))
            .tabbed(CouncilDesk.views(ui, ""))
            .holding(
                List.of(
                    new DeskPage.Section.Numbers(
                        "today", ui.text("council.desk.today", ui.text(group.name())), figures),
                    expiring(ui, group),
                    empty(ui, group, FIRST_FEW),
                    all(ui))));
  }

  @GetMapping("/vacancies")
  ModelAndView vacancies(
      @RequestParam(defaultValue = "") String body, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var chosen = desk.body(body);
    return CouncilDesk.shown(
        DeskPage.of(
                ui.text("council.desk.vacancies"),
                ui.text("council.vacancies.lead", ui.text(chosen.name())))
            .crumbed(CouncilDesk.way(ui, ui.text("council.desk.vacancies")))
            .tabbed(CouncilDesk.views(ui, "/vacancies"))
            .offering(
                List.of(
                    DeskPage.Link.other(
                        ui.text("council.heat.title"), ui.path("/council/attendance"))))
            .holding(List.of(expiring(ui, chosen), empty(ui, chosen, Integer.MAX_VALUE))));
  }

  private DeskPage.Section expiring(Ui ui, Body body) {
    var known = desk.institutions();
    var today = desk.today();
    return new DeskPage.Section.Table(
        "expiries",
        ui.text("council.expiries"),
        ui.text("council.expiries.caption", SOON),
        null,
        List.of(
            Column.of(ui.text("council.column.name")),
            Column.of(ui.text("council.column.seat")),
            Column.of(ui.text("council.column.institution")),
            Column.of(ui.text("council.column.lastDay"))),
        expiries.within(body.id(), today, SOON).stream()
            .map(expiry ->
                DeskPage.Row.of(
                    DeskPage.Cell.to(expiry.name(), ui.path(HERE + "/mandates/" + expiry.mandate()))
                        .below(CouncilDesk.word(ui, expiry.capacity())),
                    DeskPage.Cell.to(
                        ui.text("council.seat.number", expiry.number()),
                        ui.path(HERE + "/seats/" + expiry.seat())),
                    DeskPage.Cell.of(desk.institution(ui, expiry.institution(), today, known)),
                    DeskPage.Cell.of(ui.date(expiry.lastDay()))))
            .toList(),
        ui.text("council.expiries.none", SOON),
        List.of(),
        null);
  }

  private DeskPage.Section empty(Ui ui, Body body, int most) {
    var known = desk.institutions();
    var today = desk.today();
    var all = vacancies.on(body.id(), today);
    return new DeskPage.Section.Table(
        "vacancies",
        ui.text("council.vacancies"),
        ui.text("council.vacancies.caption", all.size()),
        null,
        List.of(
            Column.of(ui.text("council.column.seat")),
            Column.of(ui.text("council.column.institution")),
            Column.of(ui.text("council.column.since")),
            Column.of(ui.text("council.column.deed"))),
        all.stream()
            .limit(most)
            .map(vacancy -> {
              var since = vacancy.since();
              var seat = ui.path(HERE + "/seats/" + vacancy.seat());
              return DeskPage.Row.of(
                  DeskPage.Cell.to(ui.text("council.seat.number", vacancy.number()), seat)
                      .below(ui.text(vacancy.group())),
                  DeskPage.Cell.of(
                      ui.orElse(
                          desk.institution(ui, vacancy.institution(), today, known),
                          "council.seat.open")),
                  DeskPage.Cell.of(
                      since == null ? ui.text("council.vacancy.never") : ui.date(since)),
                  vacancy.proposed()
                      ? DeskPage.Cell.to(ui.text("council.vacancy.letter"), seat)
                      : vacancy.institution() == null
                          ? DeskPage.Cell.to(
                              ui.text("council.vacancy.select"), ui.path(HERE + "/selections"))
                          : DeskPage.Cell.to(
                              ui.text("council.mandate.new"), seat + "/mandates/new"));
            })
            .toList(),
        ui.text("council.vacancies.none"),
        all.size() > most
            ? List.of(
                DeskPage.Link.other(ui.text("council.vacancies.all"), ui.path(HERE + "/vacancies")))
            : List.of(),
        null);
  }

  private DeskPage.Section all(Ui ui) {
    var today = desk.today();
    return new DeskPage.Section.Table(
        "bodies",
        ui.text("council.bodies"),
        List.of(
            Column.of(ui.text("council.column.body")),
            Column.of(ui.text("council.column.kind")),
            Column.ofNumbers(ui.text("council.column.voting")),
            Column.ofNumbers(ui.text("council.column.filled"))),
        bodies.list().stream()
            .map(body -> {
              var filling = members.filling(body.id(), today);
              return DeskPage.Row.of(
                  DeskPage.Cell.to(
                      ui.text(body.name()),
                      body.isOwn()
                          ? CouncilDesk.address(
                              ui.path(HERE + "/rules"), "body", body.code().value())
                          : ui.path("/council")),
                  DeskPage.Cell.of(ui.text("council.bodyKind." + body.kind().name())),
                  DeskPage.Cell.of(ui.number(filling.voting())),
                  DeskPage.Cell.of(ui.number(filling.filled())));
            })
            .toList(),
        "",
        List.of(),
        null);
  }
}
