package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import taskopru.council.Body;
import taskopru.council.Fraction;
import taskopru.council.MajorityRule;
import taskopru.council.Members;
import taskopru.council.QuorumRule;
import taskopru.council.RecallRule;
import taskopru.council.RuleChanging;
import taskopru.council.RuleProfile;
import taskopru.council.RuleProfiles;
import taskopru.council.Rules;
import taskopru.council.TieRule;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** The rules of a body: today's, where they act, every version, and a new one by decision. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/rules")
class DeskRulesController {

  private final CouncilDesk desk;
  private final Bodies bodies;
  private final Members members;
  private final RuleProfiles profiles;
  private final RuleChanging changing;

  DeskRulesController(
      CouncilDesk desk,
      Bodies bodies,
      Members members,
      RuleProfiles profiles,
      RuleChanging changing) {
    this.desk = desk;
    this.bodies = bodies;
    this.members = members;
    this.profiles = profiles;
    this.changing = changing;
  }

  @GetMapping
  ModelAndView show(
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    var ui = desk.ui(request);
    var chosen = own(body);
    var today = desk.today();
    var now = profiles.on(chosen.id(), today);
    var filling = members.filling(chosen.id(), today);
    var sections = new ArrayList<DeskPage.Section>();
    sections.add(
        new DeskPage.Section.Notice(
            "acts", ui.text("council.rules.acts"), Tone.NEWS, acts(ui, now, filling)));
    var decision = now.decision();
    var terms = new ArrayList<Term>();
    told(ui, now.rules())
        .forEach((what, said) -> terms.add(Term.of(ui.text("council.rule." + what), said)));
    terms.add(Term.of(CouncilDesk.ask(ui).label("source"), now.source()));
    if (decision != null) {
      terms.add(Term.of(CouncilDesk.ask(ui).label("decision"), decision));
    }
    sections.add(
        new DeskPage.Section.Facts(
            "now",
            ui.text("council.rules.version", now.version(), ui.date(now.validFrom())),
            terms,
            List.of()));
    sections.add(versions(ui, chosen));
    var here = ui.path(HERE + "/rules");
    return CouncilDesk.shown(
        DeskPage.of(
                ui.text("council.desk.rules"),
                ui.text("council.rules.lead", ui.text(chosen.name())))
            .crumbed(CouncilDesk.way(ui, ui.text("council.desk.rules")))
            .tabbed(
                bodies.own().stream()
                    .map(one ->
                        new Tab(
                            ui.text(one.name()),
                            CouncilDesk.address(here, "body", one.code().value()),
                            one.id().equals(chosen.id())))
                    .toList())
            .told(CouncilDesk.done(ui, done, "rulesChanged"))
            .offering(
                List.of(
                    DeskPage.Link.first(
                        ui.text("council.rules.change"), here + "/" + chosen.code() + "/new")))
            .holding(sections));
  }

  private static String acts(Ui ui, RuleProfile now, Members.Filling filling) {
    var needed = now.quorum().needed(filling.voting(), filling.filled());
    var again = now.recall().needed(filling.voting(), filling.filled());
    return ui.text(
        "council.rules.acts.text",
        needed,
        filling.voting(),
        filling.filled(),
        now.majority().needed(needed, 0, needed, Math.max(needed, filling.voting())),
        again);
  }

  private DeskPage.Section versions(Ui ui, Body body) {
    var all = profiles.of(body.id());
    var rows = new ArrayList<DeskPage.Row>();
    for (var i = 0; i < all.size(); i++) {
      var profile = all.get(i);
      var before = i + 1 < all.size() ? all.get(i + 1) : null;
      rows.add(
          DeskPage.Row.of(
              DeskPage.Cell.of(ui.number(profile.version())),
              DeskPage.Cell.of(ui.date(profile.validFrom())),
              DeskPage.Cell.of(
                  before == null
                      ? ui.text("council.rules.first")
                      : changes(ui, before.rules(), profile.rules())),
              DeskPage.Cell.of(profile.source()).below(profile.decision())));
    }
    return new DeskPage.Section.Table(
        "versions",
        ui.text("council.rules.versions"),
        List.of(
            Column.ofNumbers(ui.text("council.column.version")),
            Column.of(ui.text("council.column.validFrom")),
            Column.of(ui.text("council.column.changed")),
            Column.of(CouncilDesk.ask(ui).label("source"))),
        rows,
        "",
        List.of(),
        null);
  }

  private static String changes(Ui ui, Rules before, Rules after) {
    var old = told(ui, before);
    var changed =
        told(ui, after).entrySet().stream()
            .filter(one -> !one.getValue().equals(old.get(one.getKey())))
            .map(one ->
                ui.text(
                    "council.rules.changed",
                    ui.text("council.rule." + one.getKey()),
                    String.valueOf(old.get(one.getKey())),
                    one.getValue()))
            .collect(Collectors.joining(" "));
    return changed.isEmpty() ? ui.text("council.rules.unchanged") : changed;
  }

  /** Each rule in words, in the order of the form. */
  static Map<String, String> told(Ui ui, Rules rules) {
    var told = new LinkedHashMap<String, String>();
    told.put("quorum", quorum(ui, rules.quorum()));
    told.put(
        "majority",
        ui.text(
            "council.rule.of",
            part(ui, rules.majority().part()),
            ui.text("council.majorityBase." + rules.majority().base().name())));
    told.put("tie", ui.text("council.tie." + rules.tie().name()));
    told.put("noticeDays", ui.text("council.rule.days", rules.noticeDays()));
    told.put(
        "channels",
        Arrays.stream(Rules.Channel.values())
            .filter(rules.channels()::contains)
            .map(one -> ui.text("council.channel." + one.name()))
            .collect(Collectors.joining(", ")));
    told.put(
        "extraordinary",
        ui.text(
            rules.extraordinary().chairMayCall()
                ? "council.rule.extraordinary.chair"
                : "council.rule.extraordinary.members",
            part(ui, rules.extraordinary().members()),
            rules.extraordinary().noticeDays()));
    told.put(
        "recall",
        ui.text(
            "council.rule.recall.text",
            rules.recall().withinDays(),
            switch (rules.recall().quorum()) {
              case RecallRule.Quorum.None _ -> ui.text("council.recall.NONE");
              case RecallRule.Quorum.Absolute absolute ->
                  ui.text("council.recall.ABSOLUTE.text", absolute.people());
              case RecallRule.Quorum.Part part -> quorum(ui, part.rule());
            }));
    told.put("adjournment", ui.text("council.rule.adjournment.text", rules.adjournment()));
    told.put("absenceLimit", ui.text("council.rule.absence.text", rules.absenceLimit()));
    told.put(
        "term", ui.text("council.rule.term.text", rules.firstTermYears(), rules.laterTermYears()));
    told.put(
        "adopters",
        rules.adopters().stream()
            .map(one -> ui.text("council.bodyKind." + one.name()))
            .collect(Collectors.joining(" → ")));
    told.put(
        "alternatesPerSeat", ui.text("council.rule.alternates.text", rules.alternatesPerSeat()));
    return told;
  }

  private static String quorum(Ui ui, QuorumRule rule) {
    return ui.text(
        "council.rule.of",
        part(ui, rule.part()),
        ui.text("council.quorumBase." + rule.base().name()));
  }

  private static String part(Ui ui, Fraction part) {
    return ui.text(
        "council.edge." + part.edge().name() + ".text", part.numerator(), part.denominator());
  }

  @GetMapping("/{body}/new")
  ModelAndView blank(@PathVariable String body, Actor actor, HttpServletRequest request) {
    var chosen = own(body);
    desk.mustKeep(actor, chosen.id());
    return form(desk.ui(request), chosen).shown();
  }

  @PostMapping("/{body}")
  ModelAndView change(
      @PathVariable String body,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var chosen = own(body);
    desk.mustKeep(actor, chosen.id());
    var ui = desk.ui(request);
    var answers = CouncilDesk.answers(sent);
    var rules = rules(answers);
    var validFrom = answers.day("validFrom");
    var source = Texts.line(answers, "source", 500);
    var decision = Texts.line(answers, "decision", 200);
    return FormPage.attempt(
        answers,
        () -> {
          changing.change(
              actor,
              chosen.id(),
              answers.number("version"),
              validFrom,
              source,
              decision,
              Objects.requireNonNull(rules));
          return CouncilDesk.address(
              ui.path(HERE + "/rules"), "body", chosen.code().value(), "done", "rulesChanged");
        },
        () -> form(ui, chosen));
  }

  private Body own(String code) {
    var body = desk.body(code);
    if (!body.isOwn()) {
      throw new Problem.NotFound("council.rules.none");
    }
    return body;
  }

  private static @Nullable Rules rules(Answers answers) {
    var quorum = fraction(answers, "quorum");
    var quorumBase = answers.choice("quorumBase", QuorumRule.Base.class);
    var majority = fraction(answers, "majority");
    var majorityBase = answers.choice("majorityBase", MajorityRule.Base.class);
    var tie = answers.choice("tie", TieRule.class);
    var noticeDays = answers.number("noticeDays", 0, 60);
    Set<Rules.Channel> channels =
        Arrays.stream(Rules.Channel.values())
            .filter(one -> answers.form().has("channels", one.name()))
            .collect(Collectors.toSet());
    if (channels.isEmpty()) {
      answers.refuse("channels", "web.choice.missing");
    }
    var chair = answers.form().has("chairMayCall", "yes");
    var callers = fraction(answers, "callers");
    var extraordinaryDays = answers.number("extraordinaryDays", 0, 60);
    var recallDays = answers.number("recallDays", 0, 365);
    var recallKind = answers.choice("recallKind", RecallKind.class);
    var recallPeople =
        recallKind == RecallKind.ABSOLUTE ? answers.number("recallPeople", 1, 10_000) : 1;
    var recallPart =
        recallKind == RecallKind.PART ? fraction(answers, "recall") : Fraction.moreThan(1, 2);
    var adjournment = answers.number("adjournment", 0, 20);
    var absenceLimit = answers.number("absenceLimit", 0, 20);
    var firstTerm = answers.number("firstTermYears", 1, 10);
    var laterTerm = answers.number("laterTermYears", 1, 10);
    var adopters =
        ADOPTERS.stream().filter(one -> answers.form().has("adopters", one.name())).toList();
    if (adopters.isEmpty()) {
      answers.refuse("adopters", "web.choice.missing");
    }
    var alternates = answers.number("alternatesPerSeat", 0, 9);
    if (answers.isRefused()) {
      return null;
    }
    return new Rules(
        new QuorumRule(quorumBase, quorum),
        new MajorityRule(majorityBase, majority),
        tie,
        noticeDays,
        channels,
        new Rules.Extraordinary(chair, callers, extraordinaryDays),
        new RecallRule(
            recallDays,
            switch (recallKind) {
              case NONE -> new RecallRule.Quorum.None();
              case ABSOLUTE -> new RecallRule.Quorum.Absolute(recallPeople);
              case PART -> new RecallRule.Quorum.Part(new QuorumRule(quorumBase, recallPart));
            }),
        adjournment,
        absenceLimit,
        firstTerm,
        laterTerm,
        adopters,
        alternates);
  }

  /** How the second call's quorum is told in the form. */
  enum RecallKind {
    NONE,
    ABSOLUTE,
    PART
  }

  private static final List<Body.Kind> ADOPTERS =
      List.of(
          Body.Kind.WORKING_GROUP,
          Body.Kind.ASSEMBLY,
          Body.Kind.EXECUTIVE_BOARD,
          Body.Kind.GENERAL_ASSEMBLY);

  private static Fraction fraction(Answers answers, String field) {
    var edge = answers.choice(field + "Edge", Fraction.Edge.class);
    var numerator = answers.number(field + "Numerator", 1, 1000);
    var denominator = answers.number(field + "Denominator", 1, 1000);
    Supplier<Fraction> standIn = () -> Fraction.moreThan(1, 2);
    try {
      return new Fraction(numerator, denominator, edge);
    } catch (IllegalArgumentException neverKept) {
      answers.refuse(field + "Numerator", "council.rules.neverKept");
      return standIn.get();
    }
  }

  private FormPage form(Ui ui, Body body) {
    var newest = profiles.of(body.id()).getFirst();
    var title = ui.text("council.rules.change");
    var back = CouncilDesk.address(ui.path(HERE + "/rules"), "body", body.code().value());
    return new FormPage(
        title,
        ui.text("council.rules.change.lead", ui.text(body.name())),
        CouncilDesk.way(ui, title, ui.text("council.desk.rules"), "/rules"),
        ui.path(HERE + "/rules/" + body.code()),
        back,
        ui.text("council.rules.add"),
        false,
        filled(newest.rules())
            .with("source", newest.source())
            .with("validFrom", desk.today().toString())
            .with("version", String.valueOf(newest.version())),
        fields(ui));
  }

  private static List<Field> fields(Ui ui) {
    var fields = new ArrayList<Field>();
    part(fields, ui, "quorum");
    fields.add(
        new Field.OneOf(
            "quorumBase",
            ui.text("council.rule.base"),
            null,
            CouncilDesk.options(ui, "quorumBase", QuorumRule.Base.class)));
    fraction(fields, ui, "quorum");
    part(fields, ui, "majority");
    fields.add(
        new Field.OneOf(
            "majorityBase",
            ui.text("council.rule.base"),
            null,
            CouncilDesk.options(ui, "majorityBase", MajorityRule.Base.class)));
    fraction(fields, ui, "majority");
    fields.add(
        new Field.OneOf(
            "tie",
            ui.text("council.rule.tie"),
            null,
            CouncilDesk.options(ui, "tie", TieRule.class)));
    part(fields, ui, "call");
    fields.add(CouncilDesk.ask(ui).number("noticeDays", true));
    fields.add(
        new Field.AnyOf(
            "channels",
            ui.text("council.rule.channels"),
            null,
            true,
            CouncilDesk.options(ui, "channel", Rules.Channel.class)));
    part(fields, ui, "extraordinary");
    fields.add(new Field.YesNo("chairMayCall", ui.text("council.rule.chairMayCall"), null));
    fraction(fields, ui, "callers");
    fields.add(CouncilDesk.ask(ui).number("extraordinaryDays", true));
    part(fields, ui, "recall");
    fields.add(CouncilDesk.ask(ui).number("recallDays", true));
    fields.add(
        new Field.OneOf(
            "recallKind",
            ui.text("council.rule.recallKind"),
            null,
            CouncilDesk.options(ui, "recall", RecallKind.class)));
    fields.add(
        new Field.Line(
            "recallPeople",
            CouncilDesk.ask(ui).label("recallPeople"),
            null,
            false,
            "number",
            "xs"));
    fraction(fields, ui, "recall");
    part(fields, ui, "other");
    for (var name :
        List.of(
            "adjournment",
            "absenceLimit",
            "firstTermYears",
            "laterTermYears",
            "alternatesPerSeat")) {
      fields.add(CouncilDesk.ask(ui).number(name, true));
    }
    fields.add(
        new Field.AnyOf(
            "adopters",
            ui.text("council.rule.adopters"),
            ui.text("council.rule.adopters.hint"),
            true,
            ADOPTERS.stream()
                .map(one -> Option.of(one.name(), ui.text("council.bodyKind." + one.name())))
                .toList()));
    part(fields, ui, "decided");
    fields.add(CouncilDesk.ask(ui).day("validFrom", true));
    fields.add(CouncilDesk.ask(ui).line("source", true));
    fields.add(
        new Field.Line(
            "decision",
            CouncilDesk.ask(ui).label("decision"),
            ui.text("council.field.decision.hint"),
            true,
            "text",
            "m"));
    return fields;
  }

  private static void part(List<Field> fields, Ui ui, String name) {
    fields.add(new Field.Part("part-" + name, ui.text("council.rules.part." + name), null));
  }

  private static void fraction(List<Field> fields, Ui ui, String name) {
    fields.add(
        new Field.OneOf(
            name + "Edge",
            ui.text("council.rule.edge"),
            null,
            CouncilDesk.options(ui, "edge", Fraction.Edge.class)));
    fields.add(
        new Field.Line(
            name + "Numerator",
            CouncilDesk.ask(ui).label("numerator"),
            null,
            true,
            "number",
            "xs"));
    fields.add(
        new Field.Line(
            name + "Denominator",
            CouncilDesk.ask(ui).label("denominator"),
            null,
            true,
            "number",
            "xs"));
  }

  private static Form filled(Rules rules) {
    var form =
        with(
            with(
                with(Form.empty(), "quorum", rules.quorum().part()),
                "majority",
                rules.majority().part()),
            "callers",
            rules.extraordinary().members());
    form =
        switch (rules.recall().quorum()) {
          case RecallRule.Quorum.None _ ->
              with(form, "recall", Fraction.moreThan(1, 2))
                  .with("recallKind", RecallKind.NONE.name());
          case RecallRule.Quorum.Absolute absolute ->
              with(form, "recall", Fraction.moreThan(1, 2))
                  .with("recallKind", RecallKind.ABSOLUTE.name())
                  .with("recallPeople", Integer.toString(absolute.people()));
          case RecallRule.Quorum.Part part ->
              with(form, "recall", part.rule().part()).with("recallKind", RecallKind.PART.name());
        };
    return form.with("quorumBase", rules.quorum().base().name())
        .with("majorityBase", rules.majority().base().name())
        .with("tie", rules.tie().name())
        .with("noticeDays", Integer.toString(rules.noticeDays()))
        .with("channels", rules.channels().stream().map(Enum::name).sorted().toList())
        .with("chairMayCall", rules.extraordinary().chairMayCall() ? List.of("yes") : List.of())
        .with("extraordinaryDays", Integer.toString(rules.extraordinary().noticeDays()))
        .with("recallDays", Integer.toString(rules.recall().withinDays()))
        .with("adjournment", Integer.toString(rules.adjournment()))
        .with("absenceLimit", Integer.toString(rules.absenceLimit()))
        .with("firstTermYears", Integer.toString(rules.firstTermYears()))
        .with("laterTermYears", Integer.toString(rules.laterTermYears()))
        .with("alternatesPerSeat", Integer.toString(rules.alternatesPerSeat()))
        .with("adopters", rules.adopters().stream().map(Enum::name).toList());
  }

  private static Form with(Form form, String field, Fraction part) {
    return form.with(field + "Edge", part.edge().name())
        .with(field + "Numerator", Integer.toString(part.numerator()))
        .with(field + "Denominator", Integer.toString(part.denominator()));
  }
}
