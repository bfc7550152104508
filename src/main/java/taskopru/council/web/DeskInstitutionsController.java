package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Institution;
import taskopru.council.InstitutionKeeping;
import taskopru.council.Institutions;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Term;

/** The register of institutions on the desk. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/institutions")
class DeskInstitutionsController {

  private static final int PAGE = 50;
  private static final int LONGEST_NAME = 300;

  private final CouncilDesk desk;
  private final Institutions institutions;
  private final InstitutionKeeping keeping;
  private final JdbcClient db;

  DeskInstitutionsController(
      CouncilDesk desk, Institutions institutions, InstitutionKeeping keeping, JdbcClient db) {
    this.desk = desk;
    this.institutions = institutions;
    this.keeping = keeping;
    this.db = db;
  }

  private record Line(
      String code,
      LocalizedText name,
      String kind,
      @Nullable String detsis,
      long seats,
      long all) {}

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "1") String page,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var search = CouncilDesk.search(q);
    var number = CouncilDesk.page(page);
    var byKind = sort.equals("kind");
    var lines = lines(search, byKind, number);
    var here = ui.path(HERE + "/institutions");
    return CouncilDesk.shown(
        DeskPage.of(ui.text("council.desk.institutions"), ui.text("council.institutions.lead"))
            .crumbed(CouncilDesk.way(ui, ui.text("council.desk.institutions")))
            .tabbed(CouncilDesk.views(ui, "/institutions"))
            .searched(
                DeskPage.Search.of(here, ui.text("council.institutions.search"), search)
                    .sorted(byKind ? "kind" : ""))
            .offering(
                List.of(DeskPage.Link.first(ui.text("council.institutions.new"), here + "/new")))
            .holding(
                List.of(
                    new DeskPage.Section.Table(
                        "institutions",
                        "",
                        ui.text("council.desk.institutions"),
                        null,
                        List.of(
                            Column.of(ui.text("council.column.name"))
                                .sortable(
                                    CouncilDesk.address(here, "q", search),
                                    byKind ? Column.Sorted.NOT : Column.Sorted.UP),
                            Column.of(ui.text("council.column.kind"))
                                .sortable(
                                    CouncilDesk.address(here, "q", search, "sort", "kind"),
                                    byKind ? Column.Sorted.UP : Column.Sorted.NOT),
                            Column.of(CouncilDesk.ask(ui).label("detsis")),
                            Column.ofNumbers(ui.text("council.column.seats"))),
                        lines.stream()
                            .map(line ->
                                DeskPage.Row.of(
                                    DeskPage.Cell.to(
                                        ui.text(line.name()), here + "/" + line.code()),
                                    DeskPage.Cell.of(
                                        ui.text(
                                            "council.institutionKind."
                                                + line.kind().toUpperCase(java.util.Locale.ROOT))),
                                    DeskPage.Cell.of(line.detsis()),
                                    DeskPage.Cell.of(ui.number(line.seats()))))
                            .toList(),
                        ui.text(
                            search.isEmpty() ? "council.institutions.none" : "council.none.found"),
                        List.of(),
                        new Pager(
                            number,
                            PAGE,
                            lines.isEmpty() ? 0 : lines.getFirst().all(),
                            CouncilDesk.address(
                                here, "q", search, "sort", byKind ? "kind" : ""))))));
  }

  private List<Line> lines(String search, boolean byKind, int page) {
    return db.sql(
            """
            select institution.code, institution.kind, institution.detsis, name.name_tr,
                   name.name_en, name.name_ar, count(*) over () as total,
                   (select count(*) from council.seat_standing standing
                     where standing.institution_id = institution.id
                       and standing.valid @> cast(:day as date)) as seats
              from council.institution
              join lateral (
                     select name_tr, name_en, name_ar from council.institution_name
                      where institution_id = institution.id
                      order by valid @> cast(:day as date) desc, valid desc limit 1) name on true
             where institution.code ilike :like
                or institution.detsis ilike :like
                or exists (
                     select from council.institution_name any_name
                      where any_name.institution_id = institution.id
                        and concat_ws(' ', name_tr, name_en, name_ar) ilike :like)
             order by %s name.name_tr collate "tr-x-icu", institution.id
             limit :size offset :offset
            """
                .formatted(byKind ? "institution.kind," : ""))
        .param("day", desk.today())
        .param("like", CouncilDesk.like(search))
        .param("size", PAGE)
        .param("offset", (page - 1) * PAGE)
        .query((row, _) ->
            new Line(
                row.getString("code"),
                new LocalizedText(
                    row.getString("name_tr"), row.getString("name_en"), row.getString("name_ar")),
                row.getString("kind"),
                row.getString("detsis"),
                row.getLong("seats"),
                row.getLong("total")))
        .list();
  }

  @GetMapping("/new")
  ModelAndView blank(Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return newForm(desk.ui(request), Form.empty()).shown();
  }

  @PostMapping
  ModelAndView add(
      @RequestParam MultiValueMap<String, String> sent, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var name = Texts.three(answers, "name", LONGEST_NAME);
    var from = answers.optionalDay("from");
    var facts = facts(answers);
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
          var added =
              keeping.add(
                  actor, Objects.requireNonNull(code), name, from, Objects.requireNonNull(facts));
          return ui.path(HERE + "/institutions/" + added.code()) + "?done=institutionAdded";
        },
        () -> newForm(ui, Form.empty()));
  }

  @GetMapping("/{institution}")
  ModelAndView show(
      @PathVariable String institution,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var found = find(actor, institution);
    var ui = desk.ui(request);
    var here = ui.path(HERE + "/institutions/" + found.code());
    var name = ui.text(found.nameOn(desk.today()));
    var terms = new ArrayList<Term>();
    terms.add(
        Term.of(
            ui.text("council.column.kind"),
            ui.text("council.institutionKind." + found.kind().name())));
    terms.add(
        Term.of(
            CouncilDesk.ask(ui).label("detsis"), ui.orElse(found.detsis(), "council.notKnown")));
    terms.add(
        Term.of(CouncilDesk.ask(ui).label("kep"), ui.orElse(found.kep(), "council.notKnown")));
    terms.add(Term.of(CouncilDesk.ask(ui).label("code"), found.code().value()));
    var written = found.inCharter();
    if (written != null) {
      terms.add(Term.of(ui.text("council.column.inCharter"), written));
    }
    return CouncilDesk.shown(
        DeskPage.of(name, "")
            .crumbed(
                CouncilDesk.way(ui, name, ui.text("council.desk.institutions"), "/institutions"))
            .told(
                CouncilDesk.done(
                    ui,
                    done,
                    "institutionAdded",
                    "institutionChanged",
                    "institutionRenamed",
                    "focalPointNamed",
                    "focalPointRemoved"))
            .offering(
                List.of(
                    DeskPage.Link.first(ui.text("council.edit"), here + "/facts"),
                    DeskPage.Link.other(ui.text("council.institution.names"), here + "/names"),
                    DeskPage.Link.other(
                        ui.text("council.focalPoint.new"), here + "/focal-points/new")))
            .holding(
                List.of(
                    new DeskPage.Section.Facts(
                        "facts", ui.text("council.institution.facts"), terms, List.of()),
                    names(ui, found),
                    focalPoints(ui, actor, found, here),
                    seats(ui, found))));
  }

  private static DeskPage.Section names(Ui ui, Institution found) {
    return new DeskPage.Section.Table(
        "names",
        ui.text("council.institution.names"),
        ui.text("council.institution.names.caption"),
        null,
        List.of(
            Column.of(ui.text("council.column.name")), Column.of(ui.text("council.column.days"))),
        found.names().reversed().stream()
            .map(name ->
                DeskPage.Row.of(
                    DeskPage.Cell.of(ui.text(name.text())),
                    DeskPage.Cell.of(CouncilDesk.days(ui, name.from(), name.to()))))
            .toList(),
        "",
        List.of(),
        null);
  }

  private DeskPage.Section focalPoints(Ui ui, Actor actor, Institution found, String here) {
    return new DeskPage.Section.Table(
        "focal-points",
        ui.text("council.focalPoints"),
        ui.text("council.focalPoints.caption"),
        null,
        List.of(
            Column.of(ui.text("council.column.name")),
            Column.of(CouncilDesk.ask(ui).label("duty")),
            Column.of(ui.text("council.column.deed"))),
        keeping.focalPoints(actor, found.id()).stream()
            .map(point ->
                DeskPage.Row.of(
                    DeskPage.Cell.to(point.name(), ui.path(HERE + "/people/" + point.person())),
                    DeskPage.Cell.of(point.duty()),
                    DeskPage.Cell.to(
                        ui.text("council.focalPoint.remove"),
                        here + "/focal-points/" + point.person() + "/removal")))
            .toList(),
        ui.text("council.focalPoints.none"),
        List.of(),
        null);
  }

  private DeskPage.Section seats(Ui ui, Institution found) {
    var rows =
        db.sql(
                """
                select seat.id, seat.number, body.name_tr, body.name_en, body.name_ar,
                       lower(standing.valid) as first_day, upper(standing.valid) - 1 as last_day
                  from council.seat_standing standing
                  join council.seat on seat.id = standing.seat_id
                  join council.body on body.id = seat.body_id
                 where standing.institution_id = :id
                 order by body.position, seat.number, standing.valid
                """)
            .param("id", found.id())
            .query((row, _) ->
                DeskPage.Row.of(
                    DeskPage.Cell.to(
                        ui.text("council.seat.number", row.getInt("number")),
                        ui.path(HERE + "/seats/" + row.getString("id"))),
                    DeskPage.Cell.of(
                        ui.text(
                            new LocalizedText(
                                row.getString("name_tr"),
                                row.getString("name_en"),
                                row.getString("name_ar")))),
                    DeskPage.Cell.of(
                        CouncilDesk.days(
                            ui,
                            row.getObject("first_day", java.time.LocalDate.class),
                            row.getObject("last_day", java.time.LocalDate.class)))))
            .list();
    return new DeskPage.Section.Table(
        "seats",
        ui.text("council.desk.seats"),
        ui.text("council.institution.seats"),
        null,
        List.of(
            Column.of(ui.text("council.column.seat")),
            Column.of(ui.text("council.column.body")),
            Column.of(ui.text("council.column.days"))),
        rows,
        ui.text("council.institution.noSeat"),
        List.of(),
        null);
  }

  @GetMapping("/{institution}/facts")
  ModelAndView edit(@PathVariable String institution, Actor actor, HttpServletRequest request) {
    return factsForm(desk.ui(request), find(actor, institution)).shown();
  }

  @PostMapping("/{institution}/facts")
  ModelAndView change(
      @PathVariable String institution,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var found = find(actor, institution);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var facts = facts(answers);
    return FormPage.attempt(
        answers,
        () -> {
          keeping.change(
              actor, found.id(), answers.number("version"), Objects.requireNonNull(facts));
          return ui.path(HERE + "/institutions/" + found.code()) + "?done=institutionChanged";
        },
        () -> factsForm(ui, institutions.get(found.id())));
  }

  @GetMapping("/{institution}/names")
  ModelAndView editNames(
      @PathVariable String institution, Actor actor, HttpServletRequest request) {
    return namesForm(desk.ui(request), find(actor, institution)).shown();
  }

  @PostMapping("/{institution}/names")
  ModelAndView rename(
      @PathVariable String institution,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var found = find(actor, institution);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var names = new ArrayList<Institution.Name>();
    for (var i = 0; i < 20; i++) {
      var name = name(answers, "name" + i);
      if (name != null) {
        names.add(name);
      }
    }
    return FormPage.attempt(
        answers,
        () -> {
          keeping.rename(actor, found.id(), answers.number("version"), names);
          return ui.path(HERE + "/institutions/" + found.code()) + "?done=institutionRenamed";
        },
        () -> namesForm(ui, institutions.get(found.id())));
  }

  private static Institution.@Nullable Name name(Answers answers, String field) {
    if (answers.form().value(field + ".tr").isEmpty()) {
      return null;
    }
    var text = Texts.three(answers, field, LONGEST_NAME);
    var from = answers.optionalDay(field + ".from");
    var to = answers.optionalDay(field + ".to");
    if (from != null && to != null && to.isBefore(from)) {
      answers.refuse(field + ".to", "council.name.endsBeforeItBegins");
      return null;
    }
    return new Institution.Name(text, from, to);
  }

  @GetMapping("/{institution}/focal-points/new")
  ModelAndView nameFocalPoint(
      @PathVariable String institution, Actor actor, HttpServletRequest request) {
    return focalForm(desk.ui(request), find(actor, institution)).shown();
  }

  @PostMapping("/{institution}/focal-points")
  ModelAndView addFocalPoint(
      @PathVariable String institution,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var found = find(actor, institution);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var person = answers.id("person");
    var duty = Texts.line(answers, "duty", 200);
    return FormPage.attempt(
        answers,
        () -> {
          keeping.nameFocalPoint(actor, found.id(), person, duty);
          return ui.path(HERE + "/institutions/" + found.code()) + "?done=focalPointNamed";
        },
        () -> focalForm(ui, found));
  }

  @GetMapping("/{institution}/focal-points/{id}/removal")
  ModelAndView askRemoval(
      @PathVariable String institution,
      @PathVariable UUID id,
      Actor actor,
      HttpServletRequest request) {
    return removalForm(desk.ui(request), find(actor, institution), id).shown();
  }

  @PostMapping("/{institution}/focal-points/{id}/removal")
  ModelAndView removeFocalPoint(
      @PathVariable String institution,
      @PathVariable UUID id,
      Actor actor,
      HttpServletRequest request) {
    var found = find(actor, institution);
    keeping.removeFocalPoint(actor, found.id(), id);
    return new ModelAndView(
        "redirect:"
            + desk.ui(request).path(HERE + "/institutions/" + found.code())
            + "?done=focalPointRemoved");
  }

  private Institution find(Actor actor, String code) {
    var found =
        Slug.find(code)
            .flatMap(institutions::find)
            .orElseThrow(() -> new Problem.NotFound("council.institution.unknown"));
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return found;
  }

  private static InstitutionKeeping.@Nullable Facts facts(Answers answers) {
    var kind = answers.choice("kind", Institution.Kind.class);
    var detsis = Texts.optional(answers, "detsis", 20);
    var kep = Texts.optional(answers, "kep", 254);
    return answers.made("", () -> new InstitutionKeeping.Facts(kind, detsis, kep));
  }

  private static List<Field> factFields(Ui ui) {
    return List.of(
        new Field.Choice(
            "kind",
            ui.text("council.column.kind"),
            null,
            true,
            CouncilDesk.options(ui, "institutionKind", Institution.Kind.class),
            ui.text("web.choose")),
        new Field.Line(
            "detsis",
            CouncilDesk.ask(ui).label("detsis"),
            ui.text("council.field.detsis.hint"),
            false,
            "number",
            "s"),
        new Field.Line("kep", CouncilDesk.ask(ui).label("kep"), null, false, "email", "m"));
  }

  private FormPage newForm(Ui ui, Form form) {
    var fields = new ArrayList<>(CouncilDesk.threefold(ui, "name", false));
    fields.addAll(factFields(ui));
    fields.add(
        new Field.Day(
            "from", ui.text("council.name.from"), ui.text("council.name.from.hint"), false));
    fields.add(
        new Field.Line(
            "code",
            CouncilDesk.ask(ui).label("code"),
            ui.text("council.field.code.hint"),
            false,
            "text",
            "m"));
    var here = ui.path(HERE + "/institutions");
    return new FormPage(
        ui.text("council.institutions.new"),
        "",
        CouncilDesk.way(
            ui,
            ui.text("council.institutions.new"),
            ui.text("council.desk.institutions"),
            "/institutions"),
        here,
        here,
        ui.text("council.save"),
        false,
        form,
        fields);
  }

  private FormPage factsForm(Ui ui, Institution found) {
    return page(
        ui,
        found,
        ui.text("council.institution.facts"),
        "",
        "/facts",
        Form.empty()
            .with("kind", found.kind().name())
            .with("detsis", found.detsis())
            .with("kep", found.kep()),
        factFields(ui));
  }

  private FormPage namesForm(Ui ui, Institution found) {
    var form = Form.empty();
    var fields = new ArrayList<Field>();
    for (var i = 0; i <= found.names().size(); i++) {
      var field = "name" + i;
      var isNew = i == found.names().size();
      if (!isNew) {
        var name = found.names().get(i);
        form =
            CouncilDesk.with(form, field, name.text())
                .with(field + ".from", CouncilDesk.day(name.from()))
                .with(field + ".to", CouncilDesk.day(name.to()));
      }
      fields.add(
          new Field.Part(
              field,
              isNew
                  ? ui.text("council.name.new")
                  : ui.text(
                      "council.name.of",
                      CouncilDesk.days(ui, found.names().get(i).from(), found.names().get(i).to())),
              isNew ? ui.text("council.name.new.hint") : null));
      for (var language : taskopru.kernel.Language.values()) {
        fields.add(
            new Field.Line(
                field + "." + language.tag(),
                ui.text(
                    "council.inLanguage", CouncilDesk.ask(ui).label("name"), language.ownName()),
                null,
                false,
                "text",
                null,
                language));
      }
      fields.add(new Field.Day(field + ".from", ui.text("council.name.from"), null, false));
      fields.add(new Field.Day(field + ".to", ui.text("council.name.to"), null, false));
    }
    return page(
        ui,
        found,
        ui.text("council.institution.names"),
        ui.text("council.institution.names.lead"),
        "/names",
        form,
        fields);
  }

  private FormPage focalForm(Ui ui, Institution found) {
    return page(
            ui,
            found,
            ui.text("council.focalPoint.new"),
            ui.text("council.focalPoint.lead"),
            "/focal-points",
            Form.empty(),
            List.of(
                CouncilDesk.ask(ui).choice("person", true, desk.personOptions()),
                CouncilDesk.ask(ui).line("duty", true)))
        .aboutPeople(CouncilDesk.NOTICE);
  }

  private FormPage removalForm(Ui ui, Institution found, UUID person) {
    var title = ui.text("council.focalPoint.remove");
    return page(
            ui,
            found,
            title,
            ui.text("council.focalPoint.remove.lead"),
            "/focal-points/" + person + "/removal",
            Form.empty(),
            List.of())
        .dangerous(title);
  }

  private FormPage page(
      Ui ui,
      Institution found,
      String title,
      String lead,
      String deed,
      Form form,
      List<Field> fields) {
    var here = ui.path(HERE + "/institutions/" + found.code());
    return new FormPage(
        title,
        lead,
        CouncilDesk.way(
            ui,
            title,
            ui.text("council.desk.institutions"),
            "/institutions",
            ui.text(found.nameOn(desk.today())),
            "/institutions/" + found.code()),
        here + deed,
        here,
        ui.text("council.save"),
        false,
        form.with("version", String.valueOf(found.version())),
        fields);
  }
}
