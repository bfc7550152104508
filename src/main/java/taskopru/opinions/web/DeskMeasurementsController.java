package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
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
import taskopru.opinions.Doing;
import taskopru.opinions.EvidenceKinds;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.opinions.Recommendation;
import taskopru.web.Ui;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;

/** What came of the recommendations: measured by one, verified by another. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}/results")
class DeskMeasurementsController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Doing doing;
  private final EvidenceKinds kinds;

  DeskMeasurementsController(
      OpinionDesk desk, Opinions opinions, Doing doing, EvidenceKinds kinds) {
    this.desk = desk;
    this.opinions = opinions;
    this.doing = doing;
    this.kinds = kinds;
  }

  @GetMapping("/{recommendation}/measurements")
  ModelAndView blank(
      @PathVariable UUID id,
      @PathVariable UUID recommendation,
      Actor actor,
      HttpServletRequest request) {
    return measurementForm(
            desk.ui(request), opinions.get(actor, id), recommendation(actor, id, recommendation))
        .shown();
  }

  @PostMapping("/{recommendation}/measurements")
  ModelAndView report(
      @PathVariable UUID id,
      @PathVariable UUID recommendation,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    var one = recommendation(actor, id, recommendation);
    var answers = Sent.answers(sent);
    var day = answers.day("day");
    var actual = answers.decimal("actual");
    if (actual == null && answers.form().error("actual").isEmpty()) {
      answers.refuse("actual", "web.number.shape");
    }
    var review = answers.optionalDay("nextReview");
    var reference = answers.text("reference");
    return FormPage.attempt(
        answers,
        () -> {
          try {
            doing.report(
                actor,
                recommendation,
                new Doing.Report(
                    day, actual == null ? BigDecimal.ZERO : actual, answers.text("note"), review),
                reference.isEmpty() ? null : new Doing.Proof(answers.text("kind"), reference));
          } catch (Problem.NotFound | Problem.Gone none) {
            throw new Problem.Refused(none.messageKey(), none.args());
          }
          return at(ui, opinion, "/results") + "?done=measured";
        },
        () -> measurementForm(ui, opinion, one));
  }

  private FormPage measurementForm(Ui ui, Opinion opinion, Recommendation one) {
    return OpinionForms.form(
        ui,
        opinion,
        "measurement.new",
        "/results/" + one.id() + "/measurements",
        "/results",
        Form.empty().with("day", desk.today().toString()).with("kind", "document"),
        List.of(
            new Field.Part(
                "recommendation",
                ui.text("opinions.recommendation", one.position()),
                OpinionDesk.measure(ui, one)),
            OpinionDesk.ask(ui).day("day", true),
            new Field.Line(
                "actual",
                ui.text("opinions.field.actual"),
                one.measure().unit().isEmpty() ? null : one.measure().unit(),
                true,
                "number",
                "s"),
            OpinionDesk.ask(ui).area("note", false, 3),
            OpinionDesk.ask(ui).day("nextReview", false),
            OpinionDesk.ask(ui).part("proof"),
            new Field.OneOf(
                "kind",
                ui.text("opinions.field.evidenceKind"),
                null,
                kinds.codes().stream()
                    .map(code ->
                        new Option(
                            code,
                            ui.text("opinions.evidence.kind." + code),
                            ui.text("opinions.evidence.kind." + code + ".hint")))
                    .toList()),
            OpinionDesk.ask(ui).area("reference", false, 2)));
  }

  @GetMapping("/measurements/{measurement}")
  ModelAndView verifyForm(
      @PathVariable UUID id,
      @PathVariable UUID measurement,
      Actor actor,
      HttpServletRequest request) {
    var page = verifyForm(desk.ui(request), actor, id, measurement);
    if (opinions.whole(actor, id).measurements().stream()
        .anyMatch(one -> one.id().equals(measurement) && one.reportedBy().equals(actor.id()))) {
      throw new Problem.Forbidden("opinions.forbidden.ownResult");
    }
    return page.shown();
  }

  @PostMapping("/measurements/{measurement}")
  ModelAndView verify(
      @PathVariable UUID id,
      @PathVariable UUID measurement,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var answers = Sent.answers(sent);
    var isSo = OpinionForms.verdict(answers);
    return FormPage.attempt(
        answers,
        () -> {
          doing.verify(actor, measurement, isSo, answers.text("reason"));
          return at(ui, opinions.get(actor, id), "/results") + "?done=judged";
        },
        () -> verifyForm(ui, actor, id, measurement));
  }

  private FormPage verifyForm(Ui ui, Actor actor, UUID id, UUID measurement) {
    var whole = opinions.whole(actor, id);
    var one =
        whole.measurements().stream()
            .filter(it -> it.id().equals(measurement))
            .findFirst()
            .orElseThrow(() -> new Problem.NotFound("opinions.measurement.unknown"));
    var unit =
        whole
            .draft()
            .recommendation(one.recommendation())
            .map(it -> it.measure().unit())
            .orElse("");
    return OpinionForms.verdictForm(
        ui,
        whole.opinion(),
        "measurement.judge",
        "/results/measurements/" + measurement,
        ui.text(
            "opinions.measurement",
            ui.date(one.measuredOn()),
            OpinionDesk.number(ui, one.actual()),
            unit),
        0);
  }

  private Recommendation recommendation(Actor actor, UUID id, UUID recommendation) {
    return opinions
        .draft(actor, id)
        .recommendation(recommendation)
        .orElseThrow(() -> new Problem.NotFound("opinions.recommendation.unknown"));
  }
}
