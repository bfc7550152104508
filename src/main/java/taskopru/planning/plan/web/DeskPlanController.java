package taskopru.planning.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Decisions;
import taskopru.planning.plan.Piece;
import taskopru.planning.plan.Plan;
import taskopru.planning.plan.PlanAdopting;
import taskopru.planning.plan.PlanWriting;
import taskopru.planning.plan.Plans;
import taskopru.planning.plan.WholePlan;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Entry;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;

/** Plans on the desk: begun, described, ordered, adopted, renewed, closed, given up. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/plan")
class DeskPlanController {

  static final String HERE = "/desk/plan";

  private final Plans plans;
  private final PlanWriting writing;
  private final PlanAdopting adopting;
  private final Decisions decisions;
  private final Bodies bodies;
  private final PlanPages pages;

  DeskPlanController(
      Plans plans,
      PlanWriting writing,
      PlanAdopting adopting,
      Decisions decisions,
      Bodies bodies,
      PlanPages pages) {
    this.plans = plans;
    this.writing = writing;
    this.adopting = adopting;
    this.decisions = decisions;
    this.bodies = bodies;
    this.pages = pages;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String done, Actor actor, HttpServletRequest request) {
    var ui = pages.ui(request);
    var entries =
        plans.list(actor).stream()
            .map(one ->
                Entry.of(
                        ui.text(one.title()),
                        ui.path(HERE + "/" + one.id()),
                        List.of(
                            PlanPages.years(one, ui),
                            ui.text("planning.plan.edition.said", String.valueOf(one.edition()))))
                    .tagged(PlanPages.state(one.state(), ui)))
            .toList();
    return new ModelAndView(
        "planning/plan/web/deskPlans",
        "page",
        new DeskPlans(entries, actor.may(Verb.KEEP_OPINIONS), done(ui, done)));
  }

  @GetMapping("/new")
  ModelAndView blank(Actor actor, HttpServletRequest request) {
    writing.mustWrite(actor);
    return describing(pages.ui(request), null, Form.empty()).shown();
  }

  @PostMapping
  ModelAndView start(
      @RequestParam MultiValueMap<String, String> sent, Actor actor, HttpServletRequest request) {
    writing.mustWrite(actor);
    var ui = pages.ui(request);
    var answers = Sent.answers(sent);
    var facts = facts(answers);
    return FormPage.attempt(
        answers,
        () -> ui.path(HERE + "/" + writing.start(actor, facts).id()) + "?done=started",
        () -> describing(ui, null, Form.empty()));
  }

  @GetMapping("/{id}")
  ModelAndView show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    var plan = plans.get(actor, id);
    var standing = plans.standing(plan);
    var keeps = plans.keeps(actor, plan);
    var here = ui.path(HERE + "/" + id);
    var writes = keeps && plan.isDraft();
    var first = first(standing.whole(), writes, here, ui);
    return new ModelAndView(
        "planning/plan/web/deskPlan",
        "page",
        new DeskPlan(
            pages.view(standing, ui),
            here,
            PlanPages.state(plan.state(), ui),
            done(ui, done),
            next(standing.whole(), ui),
            first,
            others(plan, keeps, here, ui),
            writes));
  }

  private static String next(WholePlan whole, Ui ui) {
    var gaps = whole.gaps();
    return switch (whole.plan().state()) {
      case DRAFT ->
          gaps.isEmpty()
              ? ui.text("planning.plan.next.adopt")
              : ui.text(gaps.getFirst().key(), gaps.getFirst().number());
      case ADOPTED -> ui.text("planning.plan.next.adopted");
      case CLOSED, SUPERSEDED, DROPPED ->
          ui.text("planning.plan.elsewhere." + whole.plan().state().code());
    };
  }

  private static PlanView.@Nullable Link first(
      WholePlan whole, boolean writes, String here, Ui ui) {
    if (!writes) {
      return null;
    }
    var gaps = whole.gaps();
    if (gaps.isEmpty()) {
      return new PlanView.Link(ui.text("planning.plan.adopt"), here + "/adoption");
    }
    var number = gaps.getFirst().number();
    return switch (gaps.getFirst().key()) {
      case "planning.plan.gap.goal" ->
          new PlanView.Link(ui.text("planning.plan.goal.new"), here + "/goals/new");
      case "planning.plan.gap.objective" ->
          new PlanView.Link(
              ui.text("planning.plan.objective.new"),
              here
                  + "/objectives/new?goal="
                  + whole.goals().stream()
                      .filter(one -> one.number().equals(number))
                      .findFirst()
                      .orElseThrow()
                      .id());
      default -> {
        var kind = gaps.getFirst().key().endsWith("indicator") ? "indicator" : "action";
        yield new PlanView.Link(
            ui.text("planning.plan." + kind + ".new"),
            here
                + "/"
                + kind
                + "s/new?objective="
                + whole
                    .objectives()
                    .filter(one -> one.number().equals(number))
                    .findFirst()
                    .orElseThrow()
                    .id());
      }
    };
  }

  private static List<PlanView.Link> others(Plan plan, boolean keeps, String here, Ui ui) {
    var links = new ArrayList<PlanView.Link>();
    if (plan.isPublic()) {
      links.add(
          new PlanView.Link(ui.text("planning.plan.see"), ui.path("/plan/editions/" + plan.id())));
    }
    if (keeps && plan.isDraft()) {
      links.add(new PlanView.Link(ui.text("planning.plan.goal.new"), here + "/goals/new"));
      links.add(new PlanView.Link(ui.text("planning.plan.describe"), here + "/description"));
      links.add(new PlanView.Link(ui.text("planning.plan.drop"), here + "/removal"));
    }
    if (keeps && plan.state() == Plan.State.ADOPTED) {
      links.add(new PlanView.Link(ui.text("planning.plan.renew"), here + "/edition"));
      links.add(new PlanView.Link(ui.text("planning.plan.close"), here + "/closure"));
    }
    return links;
  }

  @GetMapping("/{id}/description")
  ModelAndView description(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    var plan = writable(actor, id);
    return describing(pages.ui(request), plan, stored(plan)).shown();
  }

  @PostMapping("/{id}/description")
  ModelAndView describe(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    writable(actor, id);
    var answers = Sent.answers(sent);
    var facts = facts(answers);
    return FormPage.attempt(
        answers,
        () -> {
          writing.describe(actor, id, answers.number("version"), facts);
          return ui.path(HERE + "/" + id) + "?done=saved";
        },
        () -> {
          var plan = writable(actor, id);
          return describing(ui, plan, stored(plan));
        });
  }

  private static Plan.Facts facts(Answers answers) {
    return new Plan.Facts(
        answers.texts("title"),
        answers.texts("summary"),
        answers.number("from"),
        answers.number("to"));
  }

  private static Form stored(Plan plan) {
    var title = plan.title();
    var summary = plan.facts().summary();
    return Form.empty()
        .with("version", String.valueOf(plan.version()))
        .with("title-tr", title.tr())
        .with("title-en", title.en())
        .with("title-ar", title.ar())
        .with("summary-tr", summary.tr())
        .with("summary-en", summary.en())
        .with("summary-ar", summary.ar())
        .with("from", String.valueOf(plan.facts().from()))
        .with("to", String.valueOf(plan.facts().to()));
  }

  private static FormPage describing(Ui ui, @Nullable Plan plan, Form form) {
    var fields =
        Stream.of(
                Sent.ask(ui).lines("title"),
                Stream.of(Sent.ask(ui).number("from", true), Sent.ask(ui).number("to", true)),
                Sent.ask(ui).areas("summary", 4))
            .flatMap(one -> one)
            .toList();
    var here = ui.path(plan == null ? HERE : HERE + "/" + plan.id());
    var title = ui.text(plan == null ? "planning.plan.new" : "planning.plan.describe");
    return new FormPage(
        title,
        plan == null ? ui.text("planning.plan.new.lead") : "",
        way(ui, plan, title),
        plan == null ? here : here + "/description",
        here,
        ui.text("planning.plan.save"),
        false,
        form,
        fields);
  }

  @PostMapping("/{id}/pieces/{piece:goal|objective|indicator|action}/{what}")
  String shift(
      @PathVariable UUID id,
      @PathVariable String piece,
      @PathVariable UUID what,
      @RequestParam(defaultValue = "") String deed,
      Actor actor,
      HttpServletRequest request) {
    writing.shift(actor, Piece.find(piece).orElseThrow(), what, deed.equals("up"));
    return "redirect:" + pages.ui(request).path(HERE + "/" + id) + "?done=moved";
  }

  @GetMapping("/{id}/pieces/{piece:goal|objective|indicator|action}/{what}/removal")
  ModelAndView removing(
      @PathVariable UUID id,
      @PathVariable String piece,
      @PathVariable UUID what,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    var plan = writable(actor, id);
    return removal(ui, plan, piece, what).shown();
  }

  @PostMapping("/{id}/pieces/{piece:goal|objective|indicator|action}/{what}/removal")
  String remove(
      @PathVariable UUID id,
      @PathVariable String piece,
      @PathVariable UUID what,
      Actor actor,
      HttpServletRequest request) {
    writing.remove(actor, Piece.find(piece).orElseThrow(), what);
    return "redirect:" + pages.ui(request).path(HERE + "/" + id) + "?done=removed";
  }

  private FormPage removal(Ui ui, Plan plan, String piece, UUID what) {
    var whole = plans.whole(plan);
    var name =
        switch (Piece.find(piece).orElseThrow()) {
          case GOAL -> whole.goal(what).map(one -> one.name());
          case OBJECTIVE -> whole.objective(what).map(one -> one.name());
          case INDICATOR -> whole.indicator(what).map(one -> one.name());
          case ACTION -> whole.action(what).map(one -> one.name());
        };
    var here = ui.path(HERE + "/" + plan.id());
    var title = ui.text("planning.plan.remove." + piece);
    return new FormPage(
        title,
        ui.text(
            "planning.plan.remove.lead",
            ui.text(name.orElseThrow(() -> new Problem.NotFound("planning.plan.piece.unknown")))),
        way(ui, plan, title),
        here + "/pieces/" + piece + "/" + what + "/removal",
        here,
        ui.text("planning.plan.remove"),
        true,
        Form.empty(),
        List.of());
  }

  @GetMapping("/{id}/{deed:adoption|edition|closure|removal}")
  ModelAndView deedForm(
      @PathVariable UUID id, @PathVariable String deed, Actor actor, HttpServletRequest request) {
    return deedForm(pages.ui(request), kept(actor, id), deed).shown();
  }

  @PostMapping("/{id}/{deed:adoption|edition|closure|removal}")
  ModelAndView deed(
      @PathVariable UUID id,
      @PathVariable String deed,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = pages.ui(request);
    var plan = kept(actor, id);
    var answers = Sent.answers(sent);
    var decision = deed.equals("adoption") ? decision(answers, plan) : null;
    return FormPage.attempt(
        answers,
        () ->
            switch (deed) {
              case "adoption" -> {
                adopting.adopt(
                    actor,
                    id,
                    answers.number("version"),
                    decision == null ? new UUID(0, 0) : decision);
                yield ui.path(HERE + "/" + id) + "?done=adopted";
              }
              case "edition" ->
                  ui.path(HERE + "/" + writing.renew(actor, id, answers.text("reason")).id())
                      + "?done=renewed";
              case "closure" -> {
                adopting.close(actor, id, answers.number("version"), answers.text("reason"));
                yield ui.path(HERE + "/" + id) + "?done=closed";
              }
              default -> {
                writing.drop(actor, id);
                yield ui.path(HERE) + "?done=dropped";
              }
            },
        () -> deedForm(ui, plan, deed));
  }

  /** By its page, its number 2027/04, or its id. */
  private @Nullable UUID decision(Answers answers, Plan plan) {
    var typed = answers.text("decision").replaceAll("^.*/decisions/", "").strip();
    if (typed.matches("[0-9]{4}/[0-9]{1,4}")) {
      return decisions
          .find(
              plan.body(),
              Integer.parseInt(typed.substring(0, 4)),
              Integer.parseInt(typed.substring(5)))
          .map(one -> one.id())
          .orElse(null);
    }
    return typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? UUID.fromString(typed)
        : null;
  }

  private FormPage deedForm(Ui ui, Plan plan, String deed) {
    var here = ui.path(HERE + "/" + plan.id());
    var word =
        switch (deed) {
          case "adoption" -> "adopt";
          case "edition" -> "renew";
          case "closure" -> "close";
          default -> "drop";
        };
    var title = ui.text("planning.plan." + word);
    return new FormPage(
        title,
        ui.text("planning.plan." + word + ".lead", ui.text(bodies.get(plan.body()).name())),
        way(ui, plan, title),
        here + "/" + deed,
        here,
        title,
        deed.equals("removal") || deed.equals("closure"),
        Form.empty().with("version", String.valueOf(plan.version())),
        switch (deed) {
          case "adoption" -> List.of(Sent.ask(ui).line("decision", true));
          case "edition", "closure" -> List.of(Sent.ask(ui).area("reason", true, 3));
          default -> List.of();
        });
  }

  private Plan kept(Actor actor, UUID id) {
    var plan = plans.get(actor, id);
    if (!plans.keeps(actor, plan)) {
      writing.mustWrite(actor);
    }
    return plan;
  }

  private Plan writable(Actor actor, UUID id) {
    var plan = kept(actor, id);
    if (!plan.isDraft()) {
      throw new Problem.Conflict("planning.plan.elsewhere." + plan.state().code());
    }
    return plan;
  }

  static List<Crumb> way(Ui ui, @Nullable Plan plan, String last) {
    var first = Crumb.to(ui.text("planning.plan.desk"), ui.path(HERE));
    return plan == null
        ? List.of(first, Crumb.here(last))
        : List.of(
            first,
            Crumb.to(ui.text(plan.title()), ui.path(HERE + "/" + plan.id())),
            Crumb.here(last));
  }

  /** The sentence about what was just done, for words an address may carry. */
  static @Nullable String done(Ui ui, String done) {
    return done.matches("[a-z]{1,20}") && ui.says("planning.plan.done." + done)
        ? ui.text("planning.plan.done." + done)
        : null;
  }
}
