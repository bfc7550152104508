package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
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
import taskopru.council.Mandates;
import taskopru.council.PeopleKeeping;
import taskopru.council.PersonFacts;
import taskopru.council.SeatKeeping;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
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

/** The council's address book on the desk. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/people")
class DeskPeopleController {

  private static final int PAGE = 50;

  private final CouncilDesk desk;
  private final PeopleKeeping people;
  private final Mandates mandates;
  private final SeatKeeping seats;
  private final JdbcClient db;

  DeskPeopleController(
      CouncilDesk desk, PeopleKeeping people, Mandates mandates, SeatKeeping seats, JdbcClient db) {
    this.desk = desk;
    this.people = people;
    this.mandates = mandates;
    this.seats = seats;
    this.db = db;
  }

  private record Line(
      UUID id, String name, @Nullable String email, boolean named, long seats, long all) {}

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
    var bySeats = sort.equals("seats");
    var number = CouncilDesk.page(page);
    var lines =
        db.sql(
                """
                select person.id, person.name, person.email, person.name_may_be_public,
                       (select count(*) from council.mandate
                         where person_id = person.id and letter_date is not null
                           and valid @> cast(:day as date)) as seats,
                       count(*) over () as total
                  from council.person
                 where name ilike :like or email ilike :like
                 order by %s name collate "tr-x-icu", id
                 limit :size offset :offset
                """
                    .formatted(bySeats ? "seats desc," : ""))
            .param("day", desk.today())
            .param("like", CouncilDesk.like(search))
            .param("size", PAGE)
            .param("offset", (number - 1) * PAGE)
            .query((row, _) ->
                new Line(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("email"),
                    row.getBoolean("name_may_be_public"),
                    row.getLong("seats"),
                    row.getLong("total")))
            .list();
    var total = lines.isEmpty() ? 0 : lines.getFirst().all();
    var here = ui.path(HERE + "/people");
    var rows =
        lines.stream()
            .map(line ->
                DeskPage.Row.of(
                    DeskPage.Cell.to(line.name(), here + "/" + line.id()),
                    DeskPage.Cell.of(line.email()),
                    DeskPage.Cell.of(ui.number(line.seats())),
                    DeskPage.Cell.of(consent(ui, line.named()))))
            .toList();
    return CouncilDesk.shown(
        DeskPage.of(ui.text("council.desk.people"), ui.text("council.people.lead"))
            .crumbed(CouncilDesk.way(ui, ui.text("council.desk.people")))
            .tabbed(CouncilDesk.views(ui, "/people"))
            .searched(
                DeskPage.Search.of(here, ui.text("council.people.search"), search)
                    .sorted(bySeats ? "seats" : ""))
            .offering(
                List.of(
                    DeskPage.Link.first(ui.text("council.people.new"), here + "/new"),
                    DeskPage.Link.quiet(
                        ui.text("council.sheet.title"), ui.path(HERE + "/members"))))
            .holding(
                List.of(
                    new DeskPage.Section.Table(
                        "people",
                        "",
                        ui.text("council.desk.people"),
                        null,
                        List.of(
                            Column.of(ui.text("council.column.name"))
                                .sortable(
                                    CouncilDesk.address(here, "q", search),
                                    bySeats ? Column.Sorted.NOT : Column.Sorted.UP),
                            Column.of(ui.text("council.column.email")),
                            Column.ofNumbers(ui.text("council.column.seats"))
                                .sortable(
                                    CouncilDesk.address(here, "q", search, "sort", "seats"),
                                    bySeats ? Column.Sorted.DOWN : Column.Sorted.NOT),
                            Column.of(ui.text("council.column.named"))),
                        rows,
                        ui.text(search.isEmpty() ? "council.people.none" : "council.none.found"),
                        List.of(),
                        new Pager(
                            number,
                            PAGE,
                            total,
                            CouncilDesk.address(
                                here, "q", search, "sort", bySeats ? "seats" : ""))))));
  }

  @GetMapping("/new")
  ModelAndView blank(
      @RequestParam(defaultValue = "") String seat, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return form(desk.ui(request), null, Form.empty().with("language", "TR").with("seat", seat))
        .shown();
  }

  @PostMapping
  ModelAndView add(
      @RequestParam MultiValueMap<String, String> sent, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var facts = facts(answers);
    if (facts != null && !answers.form().has("again", "yes")) {
      var alike = people.alike(actor, facts);
      if (!alike.isEmpty()) {
        answers.refuse("again", "council.person.alike", alike.getFirst().name(), alike.size());
      }
    }
    return FormPage.attempt(
        answers,
        () -> {
          var id = people.add(actor, Objects.requireNonNull(facts));
          return ui.path(HERE + "/people/" + id) + "?done=personAdded";
        },
        () -> {
          var page = form(ui, null, answers.form());
          return answers.form().error("again").isEmpty()
              ? page
              : page.asking(new Field.YesNo("again", ui.text("council.person.again"), null));
        });
  }

  @GetMapping("/{id}")
  ModelAndView show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var kept = people.get(actor, id);
    var ui = desk.ui(request);
    var person = kept.person();
    var here = ui.path(HERE + "/people/" + id);
    var terms = new ArrayList<Term>();
    var email = person.email();
    terms.add(
        email == null
            ? Term.of(CouncilDesk.ask(ui).label("email"), ui.text("council.notKnown"))
            : new Term(
                CouncilDesk.ask(ui).label("email"), email.value(), "mailto:" + email.value()));
    terms.add(
        Term.of(CouncilDesk.ask(ui).label("phone"), ui.orElse(person.phone(), "council.notKnown")));
    terms.add(Term.of(CouncilDesk.ask(ui).label("language"), person.language().ownName()));
    terms.add(
        Term.of(
            CouncilDesk.ask(ui).label("account"),
            ui.text(
                person.account() == null
                    ? "council.person.noAccount"
                    : "council.person.hasAccount")));
    var consentOn = kept.consentOn();
    var withdrawnOn = kept.withdrawnOn();
    var said =
        withdrawnOn != null
            ? ui.text("council.consent.withdrawn", ui.date(withdrawnOn))
            : consentOn != null
                ? ui.text("council.consent.given", ui.date(consentOn))
                : ui.text("council.consent.never");
    var rows =
        mandates.ofPerson(id).stream()
            .map(mandate -> {
              var seat = seats.get(mandate.seat());
              return DeskPage.Row.of(
                  DeskPage.Cell.to(
                          ui.text("council.seat.number", seat.number()),
                          ui.path(HERE + "/mandates/" + mandate.id()))
                      .below(ui.text(seat.groupName())),
                  DeskPage.Cell.of(CouncilDesk.word(ui, mandate.capacity())),
                  DeskPage.Cell.of(CouncilDesk.days(ui, mandate.from(), mandate.until())),
                  DeskPage.Cell.of(CouncilDesk.tag(ui, mandate.stateOn(desk.today()))));
            })
            .toList();
    return CouncilDesk.shown(
        DeskPage.of(person.name(), "")
            .crumbed(CouncilDesk.way(ui, person.name(), ui.text("council.desk.people"), "/people"))
            .told(
                CouncilDesk.done(
                    ui, done, "personAdded", "personChanged", "consent", "consentWithdrawn"))
            .standing(List.of(consent(ui, person.nameMayBePublic())), List.of(), null)
            .offering(
                List.of(
                    DeskPage.Link.first(ui.text("council.edit"), here + "/facts"),
                    person.nameMayBePublic()
                        ? DeskPage.Link.other(
                            ui.text("council.consent.withdraw"), here + "/consent-withdrawal")
                        : DeskPage.Link.other(ui.text("council.consent.note"), here + "/consent")))
            .holding(
                List.of(
                    new DeskPage.Section.Facts(
                        "facts", ui.text("council.person.reach"), terms, List.of()),
                    new DeskPage.Section.Notice(
                        "consent",
                        ui.text("council.consent.title"),
                        person.nameMayBePublic() ? Tone.GOOD : Tone.PLAIN,
                        said),
                    new DeskPage.Section.Table(
                        "mandates",
                        ui.text("council.mandates"),
                        ui.text("council.mandates.ofPerson"),
                        null,
                        List.of(
                            Column.of(ui.text("council.column.seat")),
                            Column.of(ui.text("council.column.capacity")),
                            Column.of(ui.text("council.column.days")),
                            Column.of(ui.text("council.column.state"))),
                        rows,
                        ui.text("council.mandates.noneOfPerson"),
                        List.of(),
                        null))));
  }

  @GetMapping("/{id}/facts")
  ModelAndView edit(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    var kept = people.get(actor, id);
    return form(desk.ui(request), kept, filled(kept)).shown();
  }

  @PostMapping("/{id}/facts")
  ModelAndView change(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    people.get(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var facts = facts(answers);
    var account = email(answers, "account");
    return FormPage.attempt(
        answers,
        () -> {
          people.change(
              actor, id, answers.number("version"), Objects.requireNonNull(facts), account);
          return ui.path(HERE + "/people/" + id) + "?done=personChanged";
        },
        () -> {
          var kept = people.get(actor, id);
          return form(ui, kept, filled(kept));
        });
  }

  @GetMapping("/{id}/{deed:consent|consent-withdrawal}")
  ModelAndView ask(
      @PathVariable UUID id, @PathVariable String deed, Actor actor, HttpServletRequest request) {
    return consentForm(desk.ui(request), people.get(actor, id), deed).shown();
  }

  @PostMapping("/{id}/consent")
  ModelAndView noteConsent(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    people.get(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var on = answers.day("day");
    return FormPage.attempt(
        answers,
        () -> {
          people.noteConsent(actor, id, answers.number("version"), on);
          return ui.path(HERE + "/people/" + id) + "?done=consent";
        },
        () -> consentForm(ui, people.get(actor, id), "consent"));
  }

  @PostMapping("/{id}/consent-withdrawal")
  ModelAndView withdrawConsent(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    people.get(actor, id);
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    return FormPage.attempt(
        answers,
        () -> {
          people.withdrawConsent(actor, id, answers.number("version"));
          return ui.path(HERE + "/people/" + id) + "?done=consentWithdrawn";
        },
        () -> consentForm(ui, people.get(actor, id), "consent-withdrawal"));
  }

  private static Tag consent(Ui ui, boolean named) {
    return named
        ? new Tag(ui.text("council.consent.yes"), Tone.GOOD)
        : new Tag(ui.text("council.consent.no"), Tone.PLAIN);
  }

  private FormPage consentForm(Ui ui, PeopleKeeping.Kept kept, String deed) {
    var here = ui.path(HERE + "/people/" + kept.person().id());
    var giving = deed.equals("consent");
    var word = giving ? "council.consent.note" : "council.consent.withdraw";
    return new FormPage(
        ui.text(word),
        ui.text(word + ".lead", kept.person().name()),
        CouncilDesk.way(
            ui,
            ui.text(word),
            ui.text("council.desk.people"),
            "/people",
            kept.person().name(),
            "/people/" + kept.person().id()),
        here + "/" + deed,
        here,
        ui.text(word),
        !giving,
        (giving ? Form.empty().with("day", desk.today().toString()) : Form.empty())
            .with("version", String.valueOf(kept.version())),
        giving
            ? List.of(new Field.Day("day", ui.text("council.consent.day"), null, true))
            : List.of());
  }

  private FormPage form(Ui ui, PeopleKeeping.@Nullable Kept kept, Form form) {
    var languages =
        Arrays.stream(Language.values())
            .map(language -> Option.of(language.name(), language.ownName()))
            .toList();
    var fields = new ArrayList<Field>();
    fields.add(CouncilDesk.ask(ui).line("name", true));
    fields.add(
        new Field.Line("email", CouncilDesk.ask(ui).label("email"), null, false, "email", "m"));
    fields.add(
        new Field.Line("phone", CouncilDesk.ask(ui).label("phone"), null, false, "tel", "m"));
    fields.add(CouncilDesk.ask(ui).oneOf("language", languages));
    if (kept != null) {
      fields.add(
          new Field.Line(
              "account",
              CouncilDesk.ask(ui).label("account"),
              ui.text("council.field.account.hint"),
              false,
              "email",
              "m"));
    }
    var title = kept == null ? ui.text("council.people.new") : kept.person().name();
    var here = HERE + "/people" + (kept == null ? "" : "/" + kept.person().id());
    return new FormPage(
            title,
            ui.text("council.people.form.lead"),
            CouncilDesk.way(ui, title, ui.text("council.desk.people"), "/people"),
            ui.path(here + (kept == null ? "" : "/facts")),
            ui.path(here),
            ui.text("council.save"),
            false,
            form.with("version", String.valueOf(kept == null ? 0 : kept.version())),
            fields)
        .aboutPeople(CouncilDesk.NOTICE);
  }

  private Form filled(PeopleKeeping.Kept kept) {
    var person = kept.person();
    var email = person.email();
    var account = person.account();
    return Form.empty()
        .with("name", person.name())
        .with("email", email == null ? null : email.value())
        .with("phone", person.phone())
        .with("language", person.language().name())
        .with("account", account == null ? null : desk.accountEmail(account));
  }

  private static @Nullable PersonFacts facts(Answers answers) {
    var name = Texts.line(answers, "name", 200);
    var email = email(answers, "email");
    var phone = Texts.optional(answers, "phone", 40);
    var language = answers.choice("language", Language.class);
    return answers.made("", () -> new PersonFacts(name, email, phone, language));
  }

  private static @Nullable EmailAddress email(Answers answers, String field) {
    var typed = answers.text(field);
    var email = EmailAddress.find(typed);
    if (!typed.isEmpty() && email.isEmpty()) {
      answers.refuse(field, "identity.email.shape");
    }
    return email.orElse(null);
  }
}
