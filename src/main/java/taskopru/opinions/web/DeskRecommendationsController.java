package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.opinions.Draft;
import taskopru.opinions.Drafting;
import taskopru.opinions.Opinions;
import taskopru.opinions.Recommendation;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** What an opinion asks, of whom, and how one will see that it helped. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}/recommendations")
class DeskRecommendationsController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Drafting drafting;

  DeskRecommendationsController(OpinionDesk desk, Opinions opinions, Drafting drafting) {
    this.desk = desk;
    this.opinions = opinions;
    this.drafting = drafting;
  }

  @GetMapping
  ModelAndView list(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var draft = opinions.draft(actor, id);
    var opinion = draft.opinion();
    var writes = opinions.mayWrite(actor, opinion);
    var addressees = desk.addressees();
    var gaps = draft.gaps();
    var items =
        draft.recommendations().stream()
            .map(one -> {
              var missing =
                  gaps.stream()
                      .filter(gap -> gap.recommendation() == one.position())
                      .map(gap -> new Tag(ui.text(gap.key() + ".short"), Tone.WAIT))
                      .toList();
              var item =
                  DeskPage.Item.of(
                          "recommendation-" + one.id(),
                          ui.text("opinions.recommendation", one.position()),
                          one.request())
                      .tagged(missing)
                      .told(terms(ui, one, desk.addressee(ui, one.addressee(), addressees), draft));
              return writes
                  ? item.offering(
                      List.of(
                          DeskPage.Link.quiet(
                              ui.text("opinions.edit"),
                              at(ui, opinion, "/recommendations/" + one.id()))),
                      OpinionForms.pieces(
                          ui,
                          opinion,
                          Drafting.Piece.RECOMMENDATION,
                          one.id(),
                          one.position() + "."))
                  : item;
            })
            .toList();
    return OpinionDesk.shown(
        desk.head(ui, opinion, "/recommendations", done)
            .holding(
                List.of(
                    new DeskPage.Section.Items(
                        "recommendations",
                        ui.text("opinions.tab.recommendations"),
                        ui.text("opinions.recommendations.lead"),
                        items,
                        ui.text("opinions.recommendations.none"),
                        writes
                            ? List.of(
                                DeskPage.Link.other(
                                    ui.text("opinions.recommendation.new"),
                                    at(ui, opinion, "/recommendations/new")))
                            : List.of()))));
  }

  /** Its facts, as every page shows them. */
  static List<Term> terms(Ui ui, Recommendation one, String addressee, Draft draft) {
    var terms = new ArrayList<Term>();
    add(terms, ui, "addressee", one.unit().isEmpty() ? addressee : addressee + ", " + one.unit());
    add(terms, ui, "basis", one.basis());
    add(terms, ui, "due", OpinionDesk.date(ui, one.due()));
    add(terms, ui, "cost", OpinionDesk.cost(ui, one));
    add(terms, ui, "indicator", OpinionDesk.measure(ui, one));
    add(
        terms,
        ui,
        "claims",
        String.join(
            " · ",
            draft.under(one).stream()
                .map(claim -> claim.position() + ". " + claim.text())
                .toList()));
    return terms;
  }

  private static void add(List<Term> terms, Ui ui, String field, String text) {
    if (!text.isEmpty()) {
      terms.add(Term.of(ui.text("opinions.field." + field), text));
    }
  }

  @GetMapping("/{recommendation}")
  ModelAndView edit(
      @PathVariable UUID id,
      @PathVariable String recommendation,
      Actor actor,
      HttpServletRequest request) {
    desk.mustWrite(actor, id);
    var draft = opinions.draft(actor, id);
    return recommendationForm(
            desk.ui(request),
            draft,
            recommendation,
            recommendation.equals("new") ? blank(draft) : stored(draft, recommendation))
        .shown();
  }

  @PostMapping("/{recommendation}")
  ModelAndView write(
      @PathVariable UUID id,
      @PathVariable String recommendation,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var draft = opinions.draft(actor, id);
    var answers = Sent.answers(sent);
    var facts = facts(answers);
    return FormPage.attempt(
        answers,
        () -> {
          var checked = facts.get();
          if (recommendation.equals("new")) {
            drafting.addRecommendation(actor, id, checked);
          } else {
            drafting.writeRecommendation(actor, OpinionForms.uuid(recommendation), checked);
          }
          return at(ui, draft.opinion(), "/recommendations") + "?done=saved";
        },
        () -> recommendationForm(ui, draft, recommendation, Form.empty()));
  }

  private static Supplier<Recommendation.Facts> facts(Answers answers) {
    var addressee = answers.optionalId("addressee");
    var due = answers.optionalDay("due");
    var cost = answers.decimal("cost");
    var baseline = answers.decimal("baseline");
    var baselineOn = answers.optionalDay("baselineOn");
    var target = answers.decimal("target");
    var targetOn = answers.optionalDay("targetOn");
    var claims = answers.ids("claims");
    return () ->
        new Recommendation.Facts(
            addressee,
            answers.text("unit"),
            answers.text("request"),
            answers.text("basis"),
            due,
            cost,
            answers.text("costNote"),
            new Recommendation.Measure(
                answers.text("indicator"),
                answers.text("measureUnit"),
                baseline,
                baselineOn,
                target,
                targetOn,
                answers.text("unmeasurable")),
            claims);
  }

  private static Form blank(Draft draft) {
    return Form.empty()
        .with(
            "claims",
            draft.claims().size() == 1
                ? draft.claims().stream().map(one -> one.id().toString()).toList()
                : List.of());
  }

  private static Form stored(Draft draft, String id) {
    var one =
        draft
            .recommendation(OpinionForms.uuid(id))
            .orElseThrow(() -> new Problem.NotFound("opinions.recommendation.unknown"));
    var measure = one.measure();
    return Form.empty()
        .with("addressee", one.addressee() == null ? "" : one.addressee().toString())
        .with("unit", one.unit())
        .with("request", one.request())
        .with("basis", one.basis())
        .with("due", one.due() == null ? "" : one.due().toString())
        .with("cost", written(one.cost()))
        .with("costNote", one.costNote())
        .with("indicator", measure.indicator())
        .with("measureUnit", measure.unit())
        .with("baseline", written(measure.baseline()))
        .with("baselineOn", measure.baselineOn() == null ? "" : measure.baselineOn().toString())
        .with("target", written(measure.target()))
        .with("targetOn", measure.targetOn() == null ? "" : measure.targetOn().toString())
        .with("unmeasurable", measure.unmeasurable())
        .with("claims", one.claims().stream().map(UUID::toString).toList());
  }

  private static String written(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString().replace('.', ',');
  }

  private FormPage recommendationForm(Ui ui, Draft draft, String recommendation, Form form) {
    var fields = new ArrayList<Field>();
    fields.add(OpinionDesk.ask(ui).area("request", true, 4));
    fields.add(OpinionDesk.ask(ui).choice("addressee", true, desk.addresseeOptions(ui)));
    fields.add(OpinionDesk.ask(ui).line("unit", false));
    fields.add(OpinionDesk.ask(ui).line("basis", false));
    fields.add(OpinionDesk.ask(ui).day("due", false));
    fields.add(OpinionDesk.ask(ui).number("cost", false));
    fields.add(OpinionDesk.ask(ui).line("costNote", false));
    fields.add(
        new Field.AnyOf(
            "claims",
            OpinionDesk.ask(ui).label("claims"),
            ui.text(
                draft.claims().isEmpty()
                    ? "opinions.field.claims.none"
                    : "opinions.field.claims.hint"),
            true,
            draft.claims().stream()
                .map(one -> Option.of(one.id().toString(), one.position() + ". " + one.text()))
                .toList()));
    fields.add(OpinionDesk.ask(ui).part("measure"));
    fields.add(OpinionDesk.ask(ui).line("indicator", false));
    fields.add(OpinionDesk.ask(ui).line("measureUnit", false));
    fields.add(OpinionDesk.ask(ui).number("baseline", false));
    fields.add(OpinionDesk.ask(ui).day("baselineOn", false));
    fields.add(OpinionDesk.ask(ui).number("target", false));
    fields.add(OpinionDesk.ask(ui).day("targetOn", false));
    fields.add(OpinionDesk.ask(ui).area("unmeasurable", false, 3));
    return OpinionForms.form(
        ui,
        draft.opinion(),
        "recommendation.new",
        "/recommendations/" + recommendation,
        "/recommendations",
        form,
        fields);
  }
}
