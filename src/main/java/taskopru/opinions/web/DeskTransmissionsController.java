package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import taskopru.documents.Documents;
import taskopru.documents.Issued;
import taskopru.documents.Paper;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.opinions.Answering;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.opinions.Transmission;
import taskopru.opinions.Transmission.Stage;
import taskopru.opinions.Transmitting;
import taskopru.web.Ui;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** Letters to whom an opinion asks, how far they have come, and what was answered. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}/transmissions")
class DeskTransmissionsController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Transmitting transmitting;
  private final Answering answering;
  private final Documents documents;

  DeskTransmissionsController(
      OpinionDesk desk,
      Opinions opinions,
      Transmitting transmitting,
      Answering answering,
      Documents documents) {
    this.desk = desk;
    this.opinions = opinions;
    this.transmitting = transmitting;
    this.answering = answering;
    this.documents = documents;
  }

  @GetMapping
  ModelAndView list(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    return shown(desk.ui(request), actor, id, done, null);
  }

  private ModelAndView shown(Ui ui, Actor actor, UUID id, String done, @Nullable String link) {
    var whole = opinions.whole(actor, id);
    var opinion = whole.opinion();
    var keeps = opinions.keeps(actor, opinion);
    var addressees = desk.addressees();
    var sections = new ArrayList<DeskPage.Section>();
    if (link != null) {
      sections.add(
          new DeskPage.Section.Notice(
              "link",
              ui.text("opinions.link"),
              Tone.GOOD,
              ui.text("opinions.link.text"),
              List.of(ui.site().baseUrl() + "/tr/answers/" + link)));
    }
    var waiting = transmitting.waiting(opinion);
    if (keeps && !waiting.isEmpty()) {
      sections.add(
          new DeskPage.Section.Items(
              "waiting",
              ui.text("opinions.transmissions.waiting"),
              ui.text("opinions.transmissions.waiting.lead"),
              waiting.stream()
                  .map(one ->
                      DeskPage.Item.of("waiting-" + one, desk.addressee(ui, one, addressees), "")
                          .offering(
                              List.of(),
                              List.of(
                                  new DeskPage.Deed(
                                      ui.text("opinions.prepare"),
                                      at(ui, opinion, "/transmissions"),
                                      "primary",
                                      "addressee",
                                      one.toString(),
                                      desk.addressee(ui, one, addressees)))))
                  .toList(),
              "",
              List.of()));
    }
    for (var one : whole.transmissions()) {
      sections.add(section(ui, opinion, one, whole, addressees, keeps));
    }
    if (whole.transmissions().isEmpty() && waiting.isEmpty()) {
      sections.add(
          new DeskPage.Section.Notice(
              "nobody",
              ui.text("opinions.tab.transmissions"),
              Tone.NEWS,
              ui.text("opinions.transmissions.nobody"),
              List.of()));
    }
    return OpinionDesk.shown(desk.head(ui, opinion, "/transmissions", done).holding(sections));
  }

  private DeskPage.Section section(
      Ui ui,
      Opinion opinion,
      Transmission one,
      Opinions.Whole whole,
      Map<UUID, taskopru.opinions.Addressee> addressees,
      boolean keeps) {
    var addressee = desk.addressee(ui, one.addressee(), addressees);
    var terms = new ArrayList<Term>();
    terms.add(Term.of(ui.text("opinions.number"), one.label()));
    if (one.sentOn() != null && one.channel() != null) {
      terms.add(
          Term.of(
              ui.text("opinions.sent"),
              ui.date(one.sentOn()) + " · " + ui.text("opinions.channel." + one.channel().code())));
    }
    if (one.theirNumber() != null && one.theirDate() != null) {
      terms.add(
          Term.of(
              ui.text("opinions.theirNumber"),
              one.theirNumber() + ", " + ui.date(one.theirDate())));
    }
    one.expected()
        .ifPresent(day -> terms.add(Term.of(ui.text("opinions.answerDue"), ui.date(day))));
    if (one.extension() != null) {
      terms.add(Term.of(ui.text("opinions.extension"), one.extension()));
    }
    for (var due : transmitting.dates(one)) {
      var rule = ui.text(due.rule());
      terms.add(
          Term.of(ui.text(due.key()), ui.date(due.day()) + (rule.isEmpty() ? "" : " · " + rule)));
    }
    if (one.proof() != null) {
      terms.add(
          new Term(
              ui.text("opinions.proof"),
              ui.text("opinions.file"),
              ui.path("/files/" + one.proof())));
    }
    documents.of(one.id()).stream()
        .sorted(Comparator.comparing(paper -> paper.kind() != Paper.Kind.LETTER))
        .forEach(paper -> terms.add(paper(ui, paper)));
    var parts = new ArrayList<DeskPage.Part>();
    for (var passage : whole.passages().getOrDefault(one.id(), List.of())) {
      parts.add(
          new DeskPage.Part(
              null,
              ui.date(passage.on()) + " · " + ui.text("opinions.stage." + passage.stage().code()),
              passage.file() == null ? null : ui.path("/files/" + passage.file()),
              passage.undone()
                  ? ui.text("opinions.passage.undone")
                  : passage.note().isEmpty() ? null : passage.note(),
              null,
              List.of()));
    }
    var item =
        DeskPage.Item.of("transmission-" + one.id(), "", "")
            .tagged(List.of(stage(ui, one)))
            .told(terms)
            .holding(parts);
    return new DeskPage.Section.Items(
        "to-" + one.id(),
        addressee,
        null,
        List.of(
            keeps
                ? item.offering(links(ui, opinion, one), deeds(ui, opinion, one, addressee))
                : item),
        "",
        List.of());
  }

  private static Term paper(Ui ui, Issued paper) {
    return new Term(
        ui.text(
            paper.kind() == Paper.Kind.LETTER
                ? "opinions.paper.letter"
                : "opinions.paper.enclosure"),
        "PDF · " + paper.code(),
        ui.path("/files/" + paper.pdf().id()));
  }

  private Tag stage(Ui ui, Transmission one) {
    return one.isOverdueOn(desk.today())
        ? new Tag(ui.text("opinions.overdue"), Tone.BAD)
        : new Tag(
            ui.text("opinions.stage." + one.stage().code()),
            switch (one.stage()) {
              case PREPARED -> Tone.WAIT;
              case SENT, DELIVERED, ON_AGENDA, IN_COMMITTEE -> Tone.NEWS;
              case DECIDED, NOTIFIED, ANNOUNCED -> Tone.GOOD;
              case UNANSWERED -> Tone.BAD;
            });
  }

  /** The stations of a transmission's way, for everybody. */
  static List<Step> steps(Ui ui, Transmission one, taskopru.opinions.Addressee addressee) {
    var path = addressee.kind().path();
    var now = path.indexOf(one.stage());
    return now < 0
        ? List.of()
        : Step.line(
            path.stream().map(stage -> ui.text("opinions.stage." + stage.code())).toList(), now);
  }

  private List<DeskPage.Link> links(Ui ui, Opinion opinion, Transmission one) {
    var links = new ArrayList<DeskPage.Link>();
    switch (one.stage()) {
      case PREPARED -> links.add(link(ui, opinion, one, "sending", "primary"));
      case SENT -> {
        links.add(link(ui, opinion, one, "delivery", "primary"));
        links.add(link(ui, opinion, one, "answer", "secondary"));
      }
      case DELIVERED, ON_AGENDA, IN_COMMITTEE, UNANSWERED -> {
        links.add(link(ui, opinion, one, "answer", "primary"));
        links.add(link(ui, opinion, one, "station", "secondary"));
      }
      case DECIDED, NOTIFIED -> {
        links.add(link(ui, opinion, one, "station", "primary"));
        links.add(link(ui, opinion, one, "answer", "secondary"));
      }
      case ANNOUNCED -> links.add(link(ui, opinion, one, "answer", "secondary"));
    }
    if (one.stage() != Stage.PREPARED && one.stage().ordinal() < Stage.NOTIFIED.ordinal()) {
      links.add(link(ui, opinion, one, "extension", "quiet"));
    }
    return links;
  }

  private static DeskPage.Link link(
      Ui ui, Opinion opinion, Transmission one, String deed, String kind) {
    return new DeskPage.Link(
        ui.text("opinions." + deed),
        at(ui, opinion, "/transmissions/" + one.id() + "/" + deed),
        kind);
  }

  private List<DeskPage.Deed> deeds(Ui ui, Opinion opinion, Transmission one, String addressee) {
    var deeds = new ArrayList<DeskPage.Deed>();
    var base = at(ui, opinion, "/transmissions/" + one.id());
    if (one.stage() != Stage.PREPARED) {
      deeds.add(DeskPage.Deed.of(ui.text("opinions.link.make"), base + "/link", addressee));
    }
    if (one.stage().ordinal() > Stage.SENT.ordinal() && one.stage() != Stage.UNANSWERED) {
      deeds.add(DeskPage.Deed.of(ui.text("opinions.undo"), base + "/undo", addressee));
    }
    if (one.isOverdueOn(desk.today())) {
      deeds.add(
          new DeskPage.Deed(
              ui.text("opinions.silence"), base + "/silence", "secondary", "", "", addressee));
    }
    return deeds;
  }

  @PostMapping
  String prepare(
      @PathVariable UUID id,
      @RequestParam UUID addressee,
      Actor actor,
      HttpServletRequest request) {
    var opinion = opinions.get(actor, id);
    transmitting.prepare(actor, id, addressee);
    return "redirect:" + at(desk.ui(request), opinion, "/transmissions") + "?done=prepared";
  }

  @PostMapping("/{transmission}/link")
  ModelAndView link(
      @PathVariable UUID id,
      @PathVariable UUID transmission,
      Actor actor,
      HttpServletRequest request) {
    get(actor, id, transmission);
    return shown(desk.ui(request), actor, id, "linkMade", answering.link(actor, transmission));
  }

  @PostMapping("/{transmission}/{deed:undo|silence}")
  String deed(
      @PathVariable UUID id,
      @PathVariable UUID transmission,
      @PathVariable String deed,
      Actor actor,
      HttpServletRequest request) {
    get(actor, id, transmission);
    if (deed.equals("undo")) {
      transmitting.undo(actor, transmission);
    } else {
      transmitting.giveUp(actor, transmission);
    }
    return "redirect:"
        + at(desk.ui(request), opinions.get(actor, id), "/transmissions")
        + "?done=saved";
  }

  @GetMapping("/{transmission}/{deed:sending|delivery|station|extension|answer}")
  ModelAndView form(
      @PathVariable UUID id,
      @PathVariable UUID transmission,
      @PathVariable String deed,
      Actor actor,
      HttpServletRequest request) {
    return form(desk.ui(request), actor, keep(actor, id), get(actor, id, transmission), deed)
        .shown();
  }

  @PostMapping("/{transmission}/{deed:sending|delivery|station|extension|answer}")
  ModelAndView move(
      @PathVariable UUID id,
      @PathVariable UUID transmission,
      @PathVariable String deed,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = keep(actor, id);
    var before = get(actor, id, transmission);
    var answers = Sent.answers(sent);
    var day = deed.equals("extension") ? answers.day("until") : answers.day("day");
    var channel =
        deed.equals("sending")
            ? answers.one("channel", Transmission.Channel::find, Transmission.Channel.HAND)
            : Transmission.Channel.HAND;
    var due = answers.optionalDay("answerDue");
    var theirDate = answers.optionalDay("theirDate");
    if (deed.equals("sending") && due != null && !due.isAfter(day)) {
      answers.refuse("answerDue", "opinions.day.early", day.plusDays(1));
    }
    if (theirDate != null && theirDate.isAfter(desk.today())) {
      answers.refuse("theirDate", "opinions.day.future");
    } else if (theirDate != null
        && before.sentOn() != null
        && theirDate.isBefore(before.sentOn())) {
      answers.refuse("theirDate", "opinions.day.early", before.sentOn());
    }
    var stage =
        deed.equals("station") ? answers.one("stage", Stage::find, Stage.DECIDED) : Stage.DECIDED;
    var given =
        deed.equals("answer")
            ? AnswerForm.read(answers, answering.asked(actor, transmission), true)
            : List.<taskopru.opinions.Response.Given>of();
    return FormPage.attempt(
        answers,
        () -> {
          var kept = desk.keep(file);
          switch (deed) {
            case "sending" -> transmitting.send(actor, transmission, channel, day, due, kept);
            case "delivery" ->
                transmitting.deliver(
                    actor, transmission, day, answers.text("theirNumber"), theirDate, kept);
            case "station" ->
                transmitting.move(actor, transmission, stage, day, answers.text("note"), kept);
            case "extension" ->
                transmitting.putOff(actor, transmission, day, answers.text("reason"));
            default -> answering.note(actor, transmission, day, given, kept);
          }
          return at(ui, opinion, "/transmissions") + "?done=saved";
        },
        () -> form(ui, actor, opinion, before, deed));
  }

  private FormPage form(
      Ui ui, Actor actor, Opinion opinion, Transmission transmission, String deed) {
    var today = desk.today().toString();
    var fields = new ArrayList<Field>();
    var form = Form.empty().with("day", today);
    switch (deed) {
      case "sending" -> {
        fields.add(
            OpinionDesk.ask(ui)
                .oneOf(
                    "channel",
                    Field.options(
                        ui,
                        "opinions.channel",
                        Transmission.Channel.values(),
                        Transmission.Channel::code)));
        fields.add(OpinionDesk.ask(ui).day("day", true));
        fields.add(OpinionDesk.ask(ui).day("answerDue", false));
        fields.add(OpinionDesk.ask(ui).upload("file"));
      }
      case "delivery" -> {
        fields.add(OpinionDesk.ask(ui).day("day", true));
        fields.add(OpinionDesk.ask(ui).line("theirNumber", false));
        fields.add(OpinionDesk.ask(ui).day("theirDate", false));
        fields.add(OpinionDesk.ask(ui).upload("file"));
      }
      case "station" -> {
        var path =
            Objects.requireNonNull(desk.addressees().get(transmission.addressee())).kind().path();
        var from = Math.max(2, path.indexOf(transmission.stage()));
        fields.add(
            OpinionDesk.ask(ui)
                .oneOf(
                    "stage",
                    path.subList(from + 1, path.size()).stream()
                        .map(one ->
                            taskopru.web.ui.Option.of(
                                one.code(), ui.text("opinions.stage." + one.code())))
                        .toList()));
        fields.add(OpinionDesk.ask(ui).day("day", true));
        fields.add(OpinionDesk.ask(ui).area("note", false, 3));
        fields.add(OpinionDesk.ask(ui).upload("file"));
      }
      case "extension" -> {
        fields.add(new Field.Day("until", ui.text("opinions.field.extendedTo"), null, true));
        fields.add(OpinionDesk.ask(ui).area("reason", true, 3));
      }
      default -> {
        var asked = answering.asked(actor, transmission.id());
        fields.add(OpinionDesk.ask(ui).day("day", true));
        fields.addAll(AnswerForm.fields(ui, asked, true));
        fields.add(OpinionDesk.ask(ui).upload("file"));
        form = AnswerForm.fill(form, asked);
      }
    }
    return OpinionForms.form(
        ui,
        opinion,
        deed,
        "/transmissions/" + transmission.id() + "/" + deed,
        "/transmissions",
        form,
        fields);
  }

  private Transmission get(Actor actor, UUID id, UUID transmission) {
    var found = transmitting.get(actor, transmission);
    if (!found.opinion().equals(id)) {
      throw new Problem.NotFound("opinions.transmission.unknown");
    }
    return found;
  }

  private Opinion keep(Actor actor, UUID id) {
    var opinion = opinions.get(actor, id);
    if (!opinions.keeps(actor, opinion)) {
      throw new Problem.Forbidden("kernel.forbidden.KEEP_OPINIONS");
    }
    return opinion;
  }
}
