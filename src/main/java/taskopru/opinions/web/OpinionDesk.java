package taskopru.opinions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Bodies;
import taskopru.council.CouncilDay;
import taskopru.council.Institution;
import taskopru.council.Institutions;
import taskopru.council.Members;
import taskopru.files.Files;
import taskopru.identity.Accounts;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.opinions.Addressee;
import taskopru.opinions.Addressees;
import taskopru.opinions.Adopting;
import taskopru.opinions.Evidence;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.opinions.Recommendation;
import taskopru.opinions.Standing;
import taskopru.opinions.Transmission;
import taskopru.opinions.Transmitting;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Fields;
import taskopru.web.ui.Option;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** What pages of opinions have in common. */
@Component("opinionsPages")
class OpinionDesk {

  static final String HERE = "/desk/opinions";

  private final Uis uis;
  private final Opinions opinions;
  private final Adopting adopting;
  private final Transmitting transmitting;
  private final Addressees addressees;
  private final Institutions institutions;
  private final Members members;
  private final Bodies bodies;
  private final Accounts accounts;
  private final Files files;
  private final CouncilDay day;

  OpinionDesk(
      Uis uis,
      Opinions opinions,
      Adopting adopting,
      Transmitting transmitting,
      Addressees addressees,
      Institutions institutions,
      Members members,
      Bodies bodies,
      Accounts accounts,
      Files files,
      CouncilDay day) {
    this.uis = uis;
    this.opinions = opinions;
    this.adopting = adopting;
    this.transmitting = transmitting;
    this.addressees = addressees;
    this.institutions = institutions;
    this.members = members;
    this.bodies = bodies;
    this.accounts = accounts;
    this.files = files;
    this.day = day;
  }

  Ui ui(HttpServletRequest request) {
    return uis.of(request);
  }

  static Fields ask(Ui ui) {
    return new Fields(ui, "opinions");
  }

  LocalDate today() {
    return day.today();
  }

  /** The draft, for whoever may write it: nobody fills in a form they may not send. */
  Opinion mustWrite(Actor actor, UUID id) {
    var opinion = opinions.get(actor, id);
    if (!opinions.mayWrite(actor, opinion)) {
      if (opinion.state() == Opinion.State.DRAFT) {
        throw new Problem.Forbidden("opinions.forbidden.write");
      }
      throw new Problem.Refused("opinions.state." + opinion.state().code());
    }
    return opinion;
  }

  static ModelAndView shown(DeskPage page) {
    return new ModelAndView("web/deskPage", "page", page);
  }

  /** Views of the desk: opinions, issues, addressees. */
  static List<Tab> views(Ui ui, String now) {
    var views = new ArrayList<Tab>();
    for (var view : List.of("", "/issues", "/addressees")) {
      if (!view.equals("/addressees") || ui.actor().may(Verb.KEEP_OPINIONS)) {
        var word = view.isEmpty() ? "opinions" : view.substring(1);
        views.add(
            new Tab(
                ui.text("opinions.view." + word),
                ui.path(HERE + (view.isEmpty() ? "" : view)),
                view.equals(now)));
      }
    }
    return views;
  }

  static List<Crumb> way(Ui ui, String last) {
    return List.of(Crumb.to(ui.text("opinions.desk.title"), ui.path(HERE)), Crumb.here(last));
  }

  static List<Crumb> way(Ui ui, Opinion opinion, String last) {
    return List.of(
        Crumb.to(ui.text("opinions.desk.title"), ui.path(HERE)),
        Crumb.to(opinion.title(), ui.path(HERE + "/" + opinion.id())),
        Crumb.here(last));
  }

  static String at(Ui ui, Opinion opinion, String tab) {
    return ui.path(HERE + "/" + opinion.id() + tab);
  }

  /** The sentence about what was just done, for words an address may carry. */
  static @Nullable String done(Ui ui, String done) {
    return done.matches("[a-z][A-Za-z]{0,30}") && ui.says("opinions.done." + done)
        ? ui.text("opinions.done." + done)
        : null;
  }

  /** The head of an opinion's pages on the desk: where it stands, what is next, its views. */
  DeskPage head(Ui ui, Opinion opinion, String tab, String done) {
    return DeskPage.of(opinion.title(), ui.text("opinions.kind." + opinion.kind().code()))
        .crumbed(way(ui, opinion.title()))
        .told(done(ui, done))
        .standing(List.of(state(ui, opinion.state())), steps(ui, opinion), next(ui, opinion))
        .tabbed(tabs(ui, opinion, tab));
  }

  private static List<Tab> tabs(Ui ui, Opinion opinion, String now) {
    var tabs = new ArrayList<Tab>();
    for (var tab : List.of("", "/claims", "/recommendations", "/remarks", "/positions")) {
      tabs.add(tab(ui, opinion, tab, now));
    }
    if (opinion.state() != Opinion.State.DRAFT || opinion.edition() > 1) {
      tabs.add(tab(ui, opinion, "/adoption", now));
    }
    if (opinion.isPublic()) {
      tabs.add(tab(ui, opinion, "/transmissions", now));
      tabs.add(tab(ui, opinion, "/results", now));
    }
    return tabs;
  }

  private static Tab tab(Ui ui, Opinion opinion, String tab, String now) {
    var word = tab.isEmpty() ? "text" : tab.substring(1);
    return new Tab(ui.text("opinions.tab." + word), at(ui, opinion, tab), tab.equals(now));
  }

  static Tag state(Ui ui, Opinion.State state) {
    return new Tag(
        ui.text("opinions.stand." + state.code()),
        switch (state) {
          case DRAFT, CLOSED -> Tone.PLAIN;
          case CIRCULATED, ADOPTING, TRANSMITTED -> Tone.WAIT;
          case ADOPTED, ANSWERED, FOLLOWED -> Tone.GOOD;
          case REJECTED, WITHDRAWN -> Tone.BAD;
          case SUPERSEDED -> Tone.NEWS;
        });
  }

  static List<Step> steps(Ui ui, Opinion opinion) {
    var way =
        List.of(
            Opinion.State.DRAFT,
            Opinion.State.CIRCULATED,
            Opinion.State.ADOPTED,
            Opinion.State.TRANSMITTED,
            Opinion.State.ANSWERED,
            Opinion.State.FOLLOWED,
            Opinion.State.CLOSED);
    var state = opinion.state();
    if (state == Opinion.State.ADOPTING) {
      state = Opinion.State.CIRCULATED;
    }
    var now = way.indexOf(state);
    if (now < 0) {
      return List.of();
    }
    return Step.line(way.stream().map(one -> ui.text("opinions.step." + one.code())).toList(), now);
  }

  /** What is to be done next, by whoever reads. */
  private DeskPage.@Nullable Next next(Ui ui, Opinion opinion) {
    var keeps = opinions.keeps(ui.actor(), opinion);
    return switch (opinion.state()) {
      case DRAFT -> nextOfDraft(ui, opinion, keeps);
      case CIRCULATED, ADOPTING -> nextOfCirculated(ui, opinion, keeps);
      case ADOPTED, TRANSMITTED, ANSWERED -> nextOfAdopted(ui, opinion, keeps);
      case FOLLOWED ->
          next(
              ui,
              Tone.NEWS,
              "followed",
              List.of(
                  DeskPage.Link.first(
                      ui.text("opinions.to.results"), at(ui, opinion, "/results"))));
      case CLOSED, REJECTED, WITHDRAWN, SUPERSEDED -> null;
    };
  }

  private DeskPage.@Nullable Next nextOfDraft(Ui ui, Opinion opinion, boolean keeps) {
    if (!opinions.mayWrite(ui.actor(), opinion)) {
      return next(
          ui,
          Tone.NEWS,
          "remark",
          List.of(
              DeskPage.Link.first(ui.text("opinions.to.remark"), at(ui, opinion, "/remarks/new"))));
    }
    var gaps = opinions.draft(ui.actor(), opinion.id()).gaps();
    if (!gaps.isEmpty()) {
      var gap = gaps.getFirst();
      var tab =
          switch (gap.key()) {
            case "opinions.gap.text" -> "/clauses/new";
            case "opinions.gap.recommendation" -> "/recommendations/new";
            case "opinions.gap.evidence" -> "/claims";
            default -> "/recommendations";
          };
      return new DeskPage.Next(
          Tone.WAIT,
          ui.text(gap.key(), gap.recommendation()),
          List.of(DeskPage.Link.first(ui.text("opinions.to.do"), at(ui, opinion, tab))),
          List.of());
    }
    return keeps
        ? next(
            ui,
            Tone.GOOD,
            "circulate",
            List.of(
                DeskPage.Link.first(
                    ui.text("opinions.to.circulate"), at(ui, opinion, "/circulation"))))
        : next(ui, Tone.GOOD, "waitForSecretary", List.of());
  }

  private DeskPage.@Nullable Next nextOfCirculated(Ui ui, Opinion opinion, boolean keeps) {
    if (opinion.isOpenOn(today()) && opinions.holder(ui.actor(), opinion).isPresent()) {
      return next(
          ui,
          Tone.WAIT,
          "position",
          List.of(
              DeskPage.Link.first(
                  ui.text("opinions.to.position"), at(ui, opinion, "/positions/own"))),
          ui.date(Objects.requireNonNull(opinion.closes())));
    }
    if (!keeps) {
      return null;
    }
    var station = adopting.way(opinion).next().orElse(null);
    if (station == null) {
      return null;
    }
    var body = ui.text(station.body().name());
    if (station.decision() != null) {
      return new DeskPage.Next(
          Tone.GOOD,
          ui.text("opinions.next.decided", body, station.decision().label()),
          List.of(
              DeskPage.Link.first(
                  ui.text("opinions.to.adoption"), at(ui, opinion, "/adoption/new"))),
          List.of());
    }
    if (station.place() != null) {
      return new DeskPage.Next(
          Tone.WAIT,
          ui.text("opinions.next.onAgenda", body),
          List.of(
              DeskPage.Link.first(
                  ui.text("opinions.to.meeting"),
                  ui.path("/desk/meetings/" + station.place().meeting()))),
          List.of());
    }
    return new DeskPage.Next(
        Tone.WAIT,
        ui.text("opinions.next.agenda", body),
        List.of(DeskPage.Link.first(ui.text("opinions.to.agenda"), at(ui, opinion, "/agenda"))),
        List.of());
  }

  private DeskPage.@Nullable Next nextOfAdopted(Ui ui, Opinion opinion, boolean keeps) {
    if (!keeps) {
      return null;
    }
    var links =
        List.of(
            DeskPage.Link.first(
                ui.text("opinions.to.transmissions"), at(ui, opinion, "/transmissions")));
    if (!transmitting.waiting(opinion).isEmpty()) {
      return next(ui, Tone.WAIT, "letter", links);
    }
    var open =
        opinions.whole(ui.actor(), opinion.id()).transmissions().stream()
            .filter(one -> one.stage().ordinal() < Transmission.Stage.NOTIFIED.ordinal())
            .toList();
    if (open.stream().anyMatch(one -> one.stage() == Transmission.Stage.PREPARED)) {
      return next(ui, Tone.WAIT, "send", links);
    }
    if (open.stream().anyMatch(one -> one.isOverdueOn(today()))) {
      return next(ui, Tone.BAD, "overdue", links);
    }
    if (opinion.state() == Opinion.State.TRANSMITTED) {
      return next(ui, Tone.WAIT, "answer", links);
    }
    return next(
        ui,
        Tone.GOOD,
        "action",
        List.of(DeskPage.Link.first(ui.text("opinions.to.results"), at(ui, opinion, "/results"))));
  }

  private static DeskPage.Next next(
      Ui ui, Tone tone, String what, List<DeskPage.Link> links, Object... args) {
    return new DeskPage.Next(tone, ui.text("opinions.next." + what, args), links, List.of());
  }

  /** The opinion, where this actor keeps those of its body. */
  Opinion mustKeep(Actor actor, UUID id) {
    var opinion = opinions.get(actor, id);
    if (!opinions.keeps(actor, opinion)) {
      throw new Problem.Forbidden("kernel.forbidden.KEEP_OPINIONS");
    }
    return opinion;
  }

  Map<UUID, Addressee> addressees() {
    return addressees.all();
  }

  String addressee(Ui ui, @Nullable UUID id, Map<UUID, Addressee> known) {
    var found = id == null ? null : known.get(id);
    return found == null ? ui.text("opinions.addressee.none") : ui.text(found.name());
  }

  Map<UUID, Institution> institutions() {
    return institutions.all();
  }

  String institution(Ui ui, @Nullable UUID id, Map<UUID, Institution> known) {
    var found = id == null ? null : known.get(id);
    return found == null ? "" : ui.text(found.nameOn(today()));
  }

  /** An institution's name, or which open seat it is. */
  String holder(
      Ui ui, @Nullable UUID holder, Map<UUID, Institution> known, Map<UUID, Integer> seats) {
    if (holder == null) {
      return ui.text("opinions.secretariat");
    }
    var found = known.get(holder);
    if (found != null) {
      return ui.text(found.nameOn(today()));
    }
    var number = seats.get(holder);
    return number == null
        ? ui.text("opinions.openSeat.unknown")
        : ui.text("opinions.openSeat", number);
  }

  /** The numbers of a body's seats. */
  Map<UUID, Integer> seats(UUID body) {
    var numbers = new HashMap<UUID, Integer>();
    members.of(body, today()).forEach(one -> numbers.put(one.seat(), one.seatNumber()));
    return numbers;
  }

  /** Everybody who may take a position: an institution or an open seat each. */
  Set<UUID> holders(UUID body) {
    var holders = new HashSet<UUID>();
    for (var one : members.of(body, today())) {
      var institution = one.institution();
      holders.add(institution == null ? one.seat() : institution.id());
    }
    return holders;
  }

  List<Option> institutionOptions(Ui ui) {
    return sorted(
        ui,
        institutions.all().values().stream()
            .map(one -> Option.of(one.id().toString(), ui.text(one.nameOn(today()))))
            .toList());
  }

  List<Option> addresseeOptions(Ui ui) {
    return sorted(
        ui,
        addressees.all().values().stream()
            .map(one -> Option.of(one.id().toString(), ui.text(one.name())))
            .toList());
  }

  List<Option> bodyOptions(Ui ui, Actor actor) {
    return opinions.bodies(actor).stream()
        .map(one -> Option.of(one.id().toString(), ui.text(one.name())))
        .toList();
  }

  private static List<Option> sorted(Ui ui, List<Option> options) {
    var collator = com.ibm.icu.text.Collator.getInstance(ui.language().locale());
    return options.stream()
        .sorted((one, other) -> collator.compare(one.text(), other.text()))
        .toList();
  }

  UUID workingGroup() {
    return bodies.workingGroup().id();
  }

  Map<UUID, String> bodies(Ui ui) {
    var names = new LinkedHashMap<UUID, String>();
    bodies.list().forEach(body -> names.put(body.id(), ui.text(body.name())));
    return names;
  }

  Map<UUID, String> people(Collection<UUID> ids) {
    return accounts.names(Set.copyOf(ids));
  }

  @Nullable String email(UUID account) {
    return accounts.emailOf(account).orElse(null);
  }

  /** Keeps what was uploaded; null where nothing was. */
  @Nullable UUID keep(@Nullable MultipartFile upload) {
    if (upload == null || upload.isEmpty()) {
      return null;
    }
    var name = upload.getOriginalFilename();
    try (var in = upload.getInputStream()) {
      return files.store(name == null || name.isBlank() ? "belge" : name, in).id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String number(Ui ui, @Nullable BigDecimal value) {
    return value == null
        ? ""
        : ui.number(value.doubleValue(), Math.max(0, value.stripTrailingZeros().scale()));
  }

  static String date(Ui ui, @Nullable LocalDate day) {
    return day == null ? "" : ui.date(day);
  }

  /** What is cited, in one line: figure, source, reference date, strength. */
  static String cited(Ui ui, Evidence evidence) {
    var frozen = evidence.frozen();
    var parts = new ArrayList<String>();
    if (frozen.value() != null) {
      var unit = frozen.unit();
      parts.add(number(ui, frozen.value()) + (unit == null || unit.isEmpty() ? "" : " " + unit));
    }
    if (!frozen.source().isEmpty()) {
      parts.add(frozen.source());
    }
    if (frozen.referenceDate() != null) {
      parts.add(ui.text("opinions.evidence.referenceDate", ui.date(frozen.referenceDate())));
    }
    parts.add(ui.text("opinions.strength." + evidence.strength().code()));
    if (!evidence.quotation().isEmpty()) {
      parts.add("“" + evidence.quotation() + "”");
    }
    return String.join(" · ", parts);
  }

  /** The sentence about a newer figure; null where there is none. */
  static @Nullable String newer(Ui ui, Evidence evidence) {
    if (!evidence.isOutdated()) {
      return null;
    }
    return evidence.newerValue() == null
        ? ui.text("opinions.evidence.gone")
        : ui.text("opinions.evidence.newer", number(ui, evidence.newerValue()));
  }

  static @Nullable String href(Ui ui, Evidence evidence) {
    var href = evidence.frozen().href();
    return href == null ? null : href.startsWith("/") ? ui.path(href) : href;
  }

  static Tag side(Ui ui, Evidence evidence) {
    return evidence.supports()
        ? new Tag(ui.text("opinions.supports"), Tone.GOOD)
        : new Tag(ui.text("opinions.contradicts"), Tone.BAD);
  }

  static Tag answer(Ui ui, Standing.Answer answer) {
    return new Tag(
        ui.text("opinions.answer." + answer.code()),
        switch (answer) {
          case AWAITING -> Tone.WAIT;
          case ACCEPTED -> Tone.GOOD;
          case PARTLY, REFERRED -> Tone.NEWS;
          case REJECTED, NO_ANSWER -> Tone.BAD;
        });
  }

  static Tag result(Ui ui, Standing.Result result) {
    return new Tag(
        ui.text("opinions.result." + result.code()),
        switch (result) {
          case NONE -> Tone.PLAIN;
          case MOVING -> Tone.NEWS;
          case REACHED -> Tone.GOOD;
          case NOT_REACHED -> Tone.BAD;
        });
  }

  /** "120 → 400 people by 31 December 2028", or why it cannot be measured. */
  static String measure(Ui ui, Recommendation recommendation) {
    var measure = recommendation.measure();
    if (!measure.isMeasured()) {
      return measure.unmeasurable().isEmpty()
          ? ui.text("opinions.indicator.missing")
          : ui.text("opinions.indicator.impossible", measure.unmeasurable());
    }
    return ui.text(
        measure.targetOn() == null ? "opinions.indicator" : "opinions.indicator.by",
        measure.indicator(),
        number(ui, measure.baseline()),
        number(ui, measure.target()),
        measure.unit(),
        date(ui, measure.targetOn()));
  }

  static String cost(Ui ui, Recommendation one) {
    var amount = one.cost();
    var written = amount == null ? "" : "₺" + number(ui, amount);
    return one.costNote().isEmpty()
        ? written
        : written.isEmpty() ? one.costNote() : written + " (" + one.costNote() + ")";
  }

  static String cut(String typed) {
    var text = typed.length() > 200 ? typed.substring(0, 200) : typed;
    return text.replace('\u0000', ' ').strip();
  }

  static int page(String typed) {
    return typed.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(typed) : 1;
  }

  /** An address with those of the parameters that say something: name, value, name, value. */
  static String address(String path, String... chosen) {
    var query = new StringBuilder();
    for (var i = 0; i < chosen.length; i += 2) {
      if (!chosen[i + 1].isEmpty()) {
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(chosen[i])
            .append('=')
            .append(URLEncoder.encode(chosen[i + 1], StandardCharsets.UTF_8));
      }
    }
    return path + query;
  }
}
