package taskopru.opinions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import taskopru.opinions.Addressee;
import taskopru.opinions.Measurement;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.opinions.Standing;
import taskopru.opinions.Translating;
import taskopru.opinions.Transmission;
import taskopru.web.Trails;
import taskopru.web.Ui;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Figure;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** What everybody may follow: where each recommendation stands, and each opinion as a whole. */
@Controller
@RequestMapping("/{lang:tr|en|ar}")
class OpinionsController {

  private static final int ALL = 20_000;
  private static final int FEED = 50;

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Translating translating;
  private final Tracker tracker;
  private final OpinionsApi api;
  private final OpinionJson json;
  private final Trails trails;
  private final JdbcClient db;

  OpinionsController(
      OpinionDesk desk,
      Opinions opinions,
      Translating translating,
      Tracker tracker,
      OpinionsApi api,
      OpinionJson json,
      Trails trails,
      JdbcClient db) {
    this.desk = desk;
    this.opinions = opinions;
    this.translating = translating;
    this.tracker = tracker;
    this.api = api;
    this.json = json;
    this.trails = trails;
    this.db = db;
  }

  @GetMapping("/opinions")
  String tracker(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String result,
      @RequestParam(defaultValue = "") String addressee,
      @RequestParam(defaultValue = "1") String page,
      HttpServletRequest request,
      Model model) {
    var ui = desk.ui(request);
    var asked =
        Tracker.Asked.of(q, answer, result, addressee, OpinionDesk.page(page), Tracker.SIZE);
    model.addAttribute("page", page(ui, asked));
    return "opinions/web/opinions";
  }

  @GetMapping(path = "/opinions", headers = "HX-Target=opinions-found")
  String rows(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String result,
      @RequestParam(defaultValue = "") String addressee,
      @RequestParam(defaultValue = "1") String page,
      HttpServletRequest request,
      Model model) {
    tracker(q, answer, result, addressee, page, request, model);
    return "opinions/web/opinionRows";
  }

  private TrackerPage page(Ui ui, Tracker.Asked asked) {
    var found = tracker.read(asked, desk.today());
    var answers = new ArrayList<Option>();
    answers.add(Option.of("overdue", ui.text("opinions.overdue")));
    Arrays.stream(Standing.Answer.values())
        .forEach(
            one -> answers.add(Option.of(one.code(), ui.text("opinions.answer." + one.code()))));
    return new TrackerPage(
        asked.text(),
        asked.overdue() ? "overdue" : asked.answer() == null ? "" : asked.answer().code(),
        asked.result() == null ? "" : asked.result().code(),
        asked.addressee() == null ? "" : asked.addressee().code(),
        answers,
        Field.options(ui, "opinions.result", Standing.Result.values(), Standing.Result::code),
        Field.options(ui, "opinions.addresseeKind", Addressee.Kind.values(), Addressee.Kind::code),
        found.rows().stream().map(one -> row(ui, one)).toList(),
        new Pager(
            found.number(), asked.size(), found.total(), ui.path("/opinions") + asked.query()),
        figures(ui),
        asked.query(),
        found.total() == 0 && asked.query().isEmpty());
  }

  private TrackerPage.Row row(Ui ui, Tracker.Found one) {
    return new TrackerPage.Row(
        ui.path("/opinions/" + one.slug()) + "#recommendation-" + one.position(),
        ui.text(one.request()),
        ui.text(one.title()),
        ui.text(one.addressee()),
        new Tag(ui.text("opinions.stage." + one.stage()), Tone.PLAIN),
        one.isOverdueOn(desk.today())
            ? new Tag(ui.text("opinions.overdue"), Tone.BAD)
            : OpinionDesk.answer(ui, one.answer()),
        OpinionDesk.result(ui, one.result()),
        waiting(ui, one.answer(), one.waitingSince(), one.answeredOn()),
        ui.dateTime(one.changedAt()));
  }

  /** How long it has waited, or waited until the answer came. */
  private String waiting(
      Ui ui,
      Standing.Answer answer,
      LocalDate since,
      java.time.@org.jspecify.annotations.Nullable LocalDate answeredOn) {
    var until = answeredOn == null ? desk.today() : answeredOn;
    var days = Math.max(0, ChronoUnit.DAYS.between(since, until));
    return ui.text(
        answer == Standing.Answer.AWAITING ? "opinions.waiting" : "opinions.waited", days);
  }

  private List<Figure> figures(Ui ui) {
    record Counts(long all, long awaiting, long accepted, long reached) {}
    var counts =
        db.sql(
                """
                select count(*) as every,
                       count(*) filter (where answer = 'awaiting') as awaiting,
                       count(*) filter (where answer in ('accepted', 'partly')) as accepted,
                       count(*) filter (where result = 'reached') as reached
                  from opinions.standing
                """)
            .query((row, _) ->
                new Counts(
                    row.getLong("every"),
                    row.getLong("awaiting"),
                    row.getLong("accepted"),
                    row.getLong("reached")))
            .single();
    return counts.all() == 0
        ? List.of()
        : List.of(
            Figure.of(ui.text("opinions.count.all"), ui.number(counts.all()), ""),
            Figure.of(ui.text("opinions.count.awaiting"), ui.number(counts.awaiting()), ""),
            Figure.of(ui.text("opinions.count.accepted"), ui.number(counts.accepted()), ""),
            Figure.of(ui.text("opinions.count.reached"), ui.number(counts.reached()), ""));
  }

  @GetMapping("/opinions.json")
  @ResponseBody
  List<RecommendationEntry> json(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String result,
      @RequestParam(defaultValue = "") String addressee,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    return tracker
        .read(Tracker.Asked.of(q, answer, result, addressee, 1, ALL), desk.today())
        .rows()
        .stream()
        .map(one -> RecommendationEntry.of(one, ui))
        .toList();
  }

  @GetMapping("/opinions.csv")
  ResponseEntity<byte[]> csv(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String result,
      @RequestParam(defaultValue = "") String addressee,
      HttpServletRequest request) {
    return api.csv(Tracker.Asked.of(q, answer, result, addressee, 1, ALL), request);
  }

  /** What moved last, as an Atom feed (RFC 4287). */
  @GetMapping("/opinions/feed.atom")
  ResponseEntity<String> feed(HttpServletRequest request) {
    var ui = desk.ui(request);
    var rows = tracker.read(Tracker.Asked.of("", "", "", "", 1, FEED), desk.today()).rows();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/atom+xml;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(feed(ui, rows));
  }

  private static String feed(Ui ui, List<Tracker.Found> rows) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      var list = ui.site().baseUrl() + ui.path("/opinions");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
      xml.writeAttribute("xml:lang", ui.language().tag());
      element(xml, "id", list);
      element(xml, "title", ui.text("opinions.title"));
      element(
          xml,
          "updated",
          rows.stream()
              .map(Tracker.Found::changedAt)
              .max(Instant::compareTo)
              .orElse(Instant.EPOCH)
              .toString());
      link(xml, "self", list + "/feed.atom");
      link(xml, "alternate", list);
      xml.writeStartElement("author");
      element(xml, "name", ui.text(ui.site().name()));
      xml.writeEndElement();
      for (var one : rows) {
        xml.writeStartElement("entry");
        element(xml, "id", "urn:uuid:" + one.id());
        element(xml, "title", OpinionForms.shorter(ui.text(one.request())));
        element(xml, "updated", one.changedAt().toString());
        link(xml, "alternate", list + "/" + one.slug() + "#recommendation-" + one.position());
        element(
            xml,
            "summary",
            ui.text(one.title())
                + " · "
                + ui.text(one.addressee())
                + " · "
                + ui.text("opinions.stage." + one.stage())
                + " · "
                + ui.text("opinions.answer." + one.answer().code())
                + " · "
                + ui.text("opinions.result." + one.result().code()));
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", href);
  }

  @GetMapping("/opinions/{slug}")
  String opinion(@PathVariable String slug, HttpServletRequest request, Model model) {
    var ui = desk.ui(request);
    var whole = opinions.wholePublic(slug);
    var opinion = whole.opinion();
    var translated = translating.of(opinion.id(), ui.language());
    var title = translated.title(opinion.id(), opinion.title());
    model.addAttribute("opinion", opinion);
    model.addAttribute("title", title);
    model.addAttribute("summary", translated.summary(opinion.id(), opinion.summary()));
    model.addAttribute("isTranslated", !translated.isEmpty());
    model.addAttribute("tags", List.of(OpinionDesk.state(ui, opinion.state())));
    model.addAttribute("steps", OpinionDesk.steps(ui, opinion));
    model.addAttribute("sections", sections(ui, whole, translated));
    model.addAttribute(
        "trail", trails.of("opinion", opinion.id().toString(), ui.language()).orElse(null));
    model.addAttribute(
        "embed",
        "<a href=\"%1$s\"><img src=\"%1$s/badge.svg\" alt=\"%2$s\"></a>"
            .formatted(
                ui.site().baseUrl() + ui.path("/opinions/" + slug),
                title.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")));
    return "opinions/web/opinion";
  }

  private List<DeskPage.Section> sections(
      Ui ui, Opinions.Whole whole, Translating.Translation translated) {
    var opinion = whole.opinion();
    var draft = whole.draft();
    var sections = new ArrayList<DeskPage.Section>();
    if (opinion.result() != null) {
      sections.add(
          new DeskPage.Section.Notice(
              "result",
              ui.text("opinions.field.result"),
              opinion.result() == Opinion.Outcome.NOT_IMPLEMENTED ? Tone.BAD : Tone.GOOD,
              ui.text("opinions.outcome." + opinion.result().code())
                  + (opinion.reason() == null ? "" : " · " + opinion.reason()),
              List.of()));
    }
    if (!draft.recommendations().isEmpty()) {
      sections.add(recommendations(ui, whole, translated));
    }
    sections.add(
        new DeskPage.Section.Items(
            "text",
            ui.text("opinions.tab.text"),
            null,
            draft.clauses().stream()
                .map(one ->
                    DeskPage.Item.of(
                        "clause-" + one.position(),
                        one.position() + ". " + one.heading(),
                        one.text()))
                .toList(),
            "",
            List.of()));
    if (!draft.claims().isEmpty()) {
      sections.add(claims(ui, whole));
    }
    if (!draft.alternatives().isEmpty()) {
      sections.add(
          new DeskPage.Section.Items(
              "alternatives",
              ui.text("opinions.alternatives"),
              null,
              draft.alternatives().stream()
                  .map(one ->
                      DeskPage.Item.of("alternative-" + one.position(), one.title(), one.text())
                          .tagged(
                              List.of(
                                  new Tag(
                                      ui.text(
                                          one.chosen()
                                              ? "opinions.alternative.chosen"
                                              : "opinions.alternative.left"),
                                      one.chosen() ? Tone.GOOD : Tone.PLAIN))))
                  .toList(),
              "",
              List.of()));
    }
    sections.add(positions(ui, whole));
    sections.add(path(ui, whole));
    sections.addAll(letters(ui, whole));
    return sections;
  }

  private DeskPage.Section recommendations(
      Ui ui, Opinions.Whole whole, Translating.Translation translated) {
    var addressees = desk.addressees();
    var institutions = desk.institutions();
    return new DeskPage.Section.Items(
        "recommendations",
        ui.text("opinions.tab.recommendations"),
        null,
        whole.draft().recommendations().stream()
            .map(one -> {
              var standing = whole.standing(one.id()).orElse(null);
              var tags = new ArrayList<Tag>();
              var terms =
                  new ArrayList<>(
                      DeskRecommendationsController.terms(
                          ui, one, desk.addressee(ui, one.addressee(), addressees), whole.draft()));
              if (standing != null) {
                tags.add(new Tag(ui.text("opinions.stage." + standing.stage()), Tone.PLAIN));
                tags.add(OpinionDesk.answer(ui, standing.answer()));
                tags.add(OpinionDesk.result(ui, standing.result()));
                terms.add(
                    Term.of(
                        ui.text("opinions.column.waiting"),
                        waiting(
                            ui,
                            standing.answer(),
                            standing.waitingSince(),
                            standing.answeredOn())));
              }
              whole
                  .answer(one.id())
                  .ifPresent(answer ->
                      terms.add(
                          Term.of(
                              ui.text("opinions.field.outcome"),
                              ui.text("opinions.answer." + answer.outcome().code())
                                  + ", "
                                  + ui.date(answer.answeredOn())
                                  + (answer.referredTo().isEmpty()
                                      ? ""
                                      : " · " + answer.referredTo())
                                  + (answer.text().isEmpty() ? "" : ": " + answer.text()))));
              return DeskPage.Item.of(
                      "recommendation-" + one.position(),
                      ui.text("opinions.recommendation", one.position()),
                      translated.title(one.id(), one.request()))
                  .tagged(tags)
                  .told(terms)
                  .holding(results(ui, whole, one.id(), one.measure().unit(), institutions))
                  .offering(
                      List.of(
                          DeskPage.Link.quiet(
                              ui.text("web.trail.title"),
                              ui.path("/trail/recommendation/" + one.id()))),
                      List.of());
            })
            .toList(),
        "",
        List.of());
  }

  /** Actions, and measurements that somebody else verified. */
  private List<DeskPage.Part> results(
      Ui ui,
      Opinions.Whole whole,
      UUID recommendation,
      String unit,
      Map<UUID, taskopru.council.Institution> institutions) {
    var parts = new ArrayList<DeskPage.Part>();
    for (var one : whole.actions(recommendation)) {
      var who = desk.institution(ui, one.institution(), institutions);
      parts.add(
          new DeskPage.Part(
              DeskDoingController.state(ui, one, desk.today()),
              one.title(),
              one.href() == null ? null : ui.path(one.href()),
              who.isEmpty() ? null : who,
              null,
              List.of()));
    }
    for (var one : whole.measurements(recommendation)) {
      if (one.state() == Measurement.State.VERIFIED) {
        parts.add(
            new DeskPage.Part(
                DeskDoingController.state(ui, one),
                ui.text(
                    "opinions.measurement",
                    ui.date(one.measuredOn()),
                    OpinionDesk.number(ui, one.actual()),
                    unit),
                ui.path("/trail/measurement/" + one.id()),
                ui.text("opinions.measurement.byAnother"),
                null,
                List.of()));
      }
    }
    return parts;
  }

  private static DeskPage.Section claims(Ui ui, Opinions.Whole whole) {
    return new DeskPage.Section.Items(
        "claims",
        ui.text("opinions.tab.claims"),
        ui.text("opinions.claims.public"),
        whole.draft().claims().stream()
            .map(claim ->
                DeskPage.Item.of(
                        "claim-" + claim.position(),
                        ui.text("opinions.claim", claim.position()),
                        claim.text())
                    .holding(
                        claim.evidence().stream()
                            .map(one ->
                                new DeskPage.Part(
                                    OpinionDesk.side(ui, one),
                                    ui.text(one.frozen().title()),
                                    OpinionDesk.href(ui, one),
                                    OpinionDesk.cited(ui, one),
                                    OpinionDesk.newer(ui, one),
                                    List.of()))
                            .toList()))
            .toList(),
        "",
        List.of());
  }

  private DeskPage.Section positions(Ui ui, Opinions.Whole whole) {
    var institutions = desk.institutions();
    var seats = desk.seats(whole.opinion().body());
    return new DeskPage.Section.Items(
        "positions",
        ui.text("opinions.tab.positions"),
        ui.text("opinions.positions.public"),
        whole.positions().stream()
            .sorted(Comparator.comparing(one -> -one.stance().ordinal() % 3))
            .map(one ->
                DeskPage.Item.of(
                        "position-" + one.holder(),
                        desk.holder(ui, one.holder(), institutions, seats),
                        one.text())
                    .tagged(List.of(DeskPositionsController.stance(ui, one.stance()))))
            .toList(),
        ui.text("opinions.positions.none"),
        List.of());
  }

  private DeskPage.Section path(Ui ui, Opinions.Whole whole) {
    var names = desk.bodies(ui);
    var opinion = whole.opinion();
    var terms = new ArrayList<Term>();
    for (var one : whole.adoptions()) {
      if (one.edition() == opinion.edition() && one.decision() != null) {
        terms.add(
            new Term(
                names.getOrDefault(one.body(), ""),
                one.label() + ", " + ui.date(one.decidedOn()),
                ui.path("/decisions/" + one.decision())));
      }
    }
    terms.add(
        new Term(
            ui.text("opinions.sha256"),
            String.valueOf(opinion.sha256()),
            ui.path("/opinions/" + opinion.slug() + "/text.txt")));
    return new DeskPage.Section.Facts(
        "adoption", ui.text("opinions.adoption.public"), terms, List.of());
  }

  private List<DeskPage.Section> letters(Ui ui, Opinions.Whole whole) {
    var addressees = desk.addressees();
    var sections = new ArrayList<DeskPage.Section>();
    for (var one : whole.transmissions()) {
      if (one.stage() == Transmission.Stage.PREPARED) {
        continue;
      }
      var parts =
          whole.passages().getOrDefault(one.id(), List.of()).stream()
              .filter(passage -> !passage.undone())
              .map(passage ->
                  new DeskPage.Part(
                      null,
                      ui.date(passage.on())
                          + " · "
                          + ui.text("opinions.stage." + passage.stage().code()),
                      null,
                      passage.stage() == Transmission.Stage.DECIDED
                              || passage.stage() == Transmission.Stage.NOTIFIED
                          ? passage.note()
                          : null,
                      null,
                      List.of()))
              .toList();
      var terms = new ArrayList<Term>();
      terms.add(Term.of(ui.text("opinions.number"), one.label()));
      one.expected()
          .ifPresent(day -> terms.add(Term.of(ui.text("opinions.answerDue"), ui.date(day))));
      sections.add(
          new DeskPage.Section.Items(
              "letter-" + one.number(),
              ui.text("opinions.letter.to", desk.addressee(ui, one.addressee(), addressees)),
              null,
              List.of(
                  DeskPage.Item.of("transmission-" + one.number(), "", "")
                      .tagged(
                          List.of(
                              one.isOverdueOn(desk.today())
                                  ? new Tag(ui.text("opinions.overdue"), Tone.BAD)
                                  : new Tag(
                                      ui.text("opinions.stage." + one.stage().code()), Tone.NEWS)))
                      .told(terms)
                      .holding(parts)),
              "",
              List.of()));
    }
    return sections;
  }

  @GetMapping("/opinions/{slug}.json")
  @ResponseBody
  OpinionJson.Answer opinionJson(@PathVariable String slug, HttpServletRequest request) {
    return json.of(opinions.wholePublic(slug), desk.ui(request));
  }

  /** The adopted text; its SHA-256 is the one on the letter. */
  @GetMapping("/opinions/{slug}/text.txt")
  ResponseEntity<byte[]> text(@PathVariable String slug) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(opinions.text(opinions.getPublic(slug)).getBytes(StandardCharsets.UTF_8));
  }

  /** A small picture for other sites: no script, nothing loaded. */
  @GetMapping("/opinions/{slug}/badge.svg")
  ResponseEntity<byte[]> badge(@PathVariable String slug, HttpServletRequest request) {
    var ui = desk.ui(request);
    var whole = opinions.wholePublic(slug);
    var answered =
        whole.standings().stream().filter(one -> one.answer() != Standing.Answer.AWAITING).count();
    var said =
        whole.standings().isEmpty()
            ? ui.text("opinions.stand." + whole.opinion().state().code())
            : ui.text("opinions.badge", answered, whole.standings().size());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("image/svg+xml"))
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
        .body(
            Badge.draw(
                    ui.text("opinions.badge.name"), said, answered == whole.standings().size(), ui)
                .getBytes(StandardCharsets.UTF_8));
  }
}
