package taskopru.council.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.Capacity;
import taskopru.council.CouncilDay;
import taskopru.council.Institution;
import taskopru.council.Institutions;
import taskopru.council.Keepers;
import taskopru.council.Mandate;
import taskopru.council.SeatKind;
import taskopru.identity.Accounts;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Fields;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/**
 * What all pages of the council's desk share: their way, their views, and how things are called.
 */
@Component
class CouncilDesk {

  static final String HERE = "/desk/council";

  /** The notice to people whom a form asks about. */
  static final String NOTICE = "membership";

  /** The field each rule's no is about. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("council.mandate.endsBeforeItBegins", "until"),
          Map.entry("council.mandate.farAway", "from"),
          Map.entry("council.mandate.onSeatAlready", "person"),
          Map.entry("council.mandate.votesAlready", ""),
          Map.entry("council.mandate.dayOutside", "day"),
          Map.entry("council.mandate.restsAlready", "day"),
          Map.entry("council.mandate.doesNotRest", "day"),
          Map.entry("council.letter.date", "letterDate"),
          Map.entry("council.person.phoneShape", "phone"),
          Map.entry("council.person.accountUnknown", "account"),
          Map.entry("council.person.accountTaken", "account"),
          Map.entry("council.consent.future", "day"),
          Map.entry("council.body.codeTaken", "code"),
          Map.entry("council.body.noSource", "bodySource"),
          Map.entry("council.body.ownStays", "kind"),
          Map.entry("council.body.groupStays", "kind"),
          Map.entry("council.institution.codeTaken", "code"),
          Map.entry("council.institution.detsisShape", "detsis"),
          Map.entry("council.institution.kepShape", "kep"),
          Map.entry("kernel.slug.shape", "code"),
          Map.entry("council.seat.onlyMembersVote", "voting"),
          Map.entry("council.seat.alternateHasNoVote", "voting"),
          Map.entry("council.selection.closesBeforeItOpens", "closes"),
          Map.entry("council.selection.applyTurkish", "apply.tr"),
          Map.entry("council.selection.tooManySeats", "seats"),
          Map.entry("council.selection.noOpenSeats", "group"),
          Map.entry("council.selection.standsAlready", "person"),
          Map.entry("council.selection.decisionDay", "decidedOn"));

  private final Uis uis;
  private final Bodies bodies;
  private final Institutions institutions;
  private final Accounts accounts;
  private final Keepers keepers;
  private final CouncilDay day;
  private final JdbcClient db;

  CouncilDesk(
      Uis uis,
      Bodies bodies,
      Institutions institutions,
      Accounts accounts,
      Keepers keepers,
      CouncilDay day,
      JdbcClient db) {
    this.uis = uis;
    this.bodies = bodies;
    this.institutions = institutions;
    this.accounts = accounts;
    this.keepers = keepers;
    this.day = day;
    this.db = db;
  }

  Ui ui(HttpServletRequest request) {
    return uis.of(request);
  }

  LocalDate today() {
    return day.today();
  }

  /** The body in the address; the working group where the address names none. */
  Body body(String code) {
    return code.isEmpty()
        ? bodies.workingGroup()
        : Slug.find(code)
            .flatMap(bodies::find)
            .orElseThrow(() -> new Problem.NotFound("council.body.unknown"));
  }

  /** Before a form about a thing of that body is shown or read: the use case asks again. */
  void mustKeep(Actor actor, UUID body) {
    keepers.mustKeep(actor, bodies.get(body), Verb.KEEP_COUNCIL);
  }

  Map<UUID, Institution> institutions() {
    return institutions.all();
  }

  static Answers answers(Map<String, List<String>> sent) {
    return new Answers(sent, PLACES);
  }

  /** Asks in the council's words. */
  static Fields ask(Ui ui) {
    return new Fields(ui, "council");
  }

  static ModelAndView shown(DeskPage page) {
    return new ModelAndView("web/deskPage", "page", page);
  }

  /** The crumbs of a page below the council's desk: pairs of words and address, then the page. */
  static List<Crumb> way(Ui ui, String last, String... between) {
    var crumbs = new ArrayList<Crumb>();
    crumbs.add(Crumb.to(ui.text("council.desk.title"), ui.path(HERE)));
    for (var i = 0; i < between.length; i += 2) {
      crumbs.add(Crumb.to(between[i], ui.path(HERE + between[i + 1])));
    }
    crumbs.add(Crumb.here(last));
    return crumbs;
  }

  static List<Tab> views(Ui ui, String now) {
    var views = new ArrayList<Tab>();
    if (ui.actor().may(Verb.KEEP_COUNCIL)) {
      for (var view :
          List.of(
              "",
              "/bodies",
              "/seats",
              "/people",
              "/institutions",
              "/vacancies",
              "/selections",
              "/rules")) {
        views.add(view(ui, view, now));
      }
    }
    return views;
  }

  private static Tab view(Ui ui, String view, String now) {
    var word = view.isEmpty() ? "overview" : view.substring(1);
    return new Tab(ui.text("council.desk." + word), ui.path(HERE + view), view.equals(now));
  }

  /** The sentence about what was just done, for the few words an address may carry. */
  static @Nullable String done(Ui ui, String done, String... known) {
    return Arrays.asList(known).contains(done) ? ui.text("council.done." + done) : null;
  }

  String institution(Ui ui, @Nullable UUID id, LocalDate on, Map<UUID, Institution> known) {
    var found = id == null ? null : known.get(id);
    return found == null ? "" : ui.text(found.nameOn(on));
  }

  /** All institutions as choices, in the order of the reader's alphabet. */
  List<Option> institutionOptions(Ui ui) {
    var collator = com.ibm.icu.text.Collator.getInstance(ui.language().locale());
    return institutions.all().values().stream()
        .map(one -> Option.of(one.id().toString(), ui.text(one.nameOn(today()))))
        .sorted((one, other) -> collator.compare(one.text(), other.text()))
        .toList();
  }

  @Nullable String accountEmail(UUID account) {
    return accounts.emailOf(account).orElse(null);
  }

  /** All people as choices, each told apart by the end of the address. */
  List<Option> personOptions() {
    return db.sql(
            """
            select id, name, email from council.person order by name collate "tr-x-icu", id
            """)
        .query((row, _) -> {
          var email = row.getString("email");
          return Option.of(
              row.getString("id"),
              email == null ? row.getString("name") : row.getString("name") + " · " + email);
        })
        .list();
  }

  static <E extends Enum<E>> List<Option> options(
      Ui ui, String key, Class<E> of, Function<E, String> hint) {
    return Arrays.stream(of.getEnumConstants())
        .map(one ->
            new Option(
                one.name(),
                ui.text("council." + key + "." + one.name()),
                hint.apply(one).isEmpty() ? null : ui.text(hint.apply(one))))
        .toList();
  }

  static <E extends Enum<E>> List<Option> options(Ui ui, String key, Class<E> of) {
    return options(ui, key, of, _ -> "");
  }

  static Tag tag(Ui ui, Mandate.State state) {
    return new Tag(
        ui.text("council.mandate.state." + state.name()),
        switch (state) {
          case PROPOSED -> Tone.WAIT;
          case CONFIRMED -> Tone.NEWS;
          case ACTIVE -> Tone.GOOD;
          case SUSPENDED -> Tone.BAD;
          case ENDED -> Tone.PLAIN;
        });
  }

  static String word(Ui ui, Capacity capacity) {
    return ui.text("council.capacity." + capacity.name());
  }

  static String word(Ui ui, SeatKind kind) {
    return ui.text("council.seatKind." + kind.name());
  }

  static String days(Ui ui, @Nullable LocalDate from, @Nullable LocalDate until) {
    if (from == null && until == null) {
      return ui.text("council.days.always");
    }
    if (from == null) {
      return ui.text("council.days.until", ui.date(java.util.Objects.requireNonNull(until)));
    }
    return until == null
        ? ui.text("council.days.from", ui.date(from))
        : ui.text("council.days.between", ui.date(from), ui.date(until));
  }

  static int page(String typed) {
    try {
      return Math.clamp(Integer.parseInt(typed.strip()), 1, 100_000);
    } catch (NumberFormatException notANumber) {
      return 1;
    }
  }

  /** What a list is searched for, as long as a search may be. */
  static String search(String typed) {
    var cut = typed.length() > 200 ? typed.substring(0, 200) : typed;
    return cut.replace('\u0000', ' ').strip();
  }

  static String like(String search) {
    return "%" + search.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  static String address(String path, String... chosen) {
    var query = new StringBuilder();
    for (var i = 0; i < chosen.length; i += 2) {
      if (!chosen[i + 1].isEmpty()) {
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(chosen[i])
            .append('=')
            .append(
                java.net.URLEncoder.encode(chosen[i + 1], java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return path + query;
  }

  static Form with(Form form, String field, LocalizedText text) {
    return form.with(field + ".tr", text.tr())
        .with(field + ".en", text.en())
        .with(field + ".ar", text.ar());
  }

  static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  /** One field for each language; Turkish must be filled. */
  static List<Field> threefold(Ui ui, String field, boolean area) {
    return Arrays.stream(Language.values())
        .<Field>map(language -> {
          var name = field + "." + language.tag();
          var label = ui.text("council.inLanguage", ask(ui).label(field), language.ownName());
          var required = language == Language.TR;
          return area
              ? new Field.Area(name, label, null, required, 5, language)
              : new Field.Line(name, label, null, required, "text", null, language);
        })
        .toList();
  }
}
