package taskopru.planning.plan.web;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Problem;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Form;

/**
 * A form of the plan: its questions and what stands in them.
 *
 * @param lead what will happen
 * @param action where it is sent
 * @param back where cancelling leads
 * @param danger whether it takes something away
 */
public record FormPage(
    String title,
    @Nullable String lead,
    List<Crumb> crumbs,
    String action,
    String back,
    String button,
    boolean danger,
    Form form,
    List<Field> fields) {

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("planning.plan.title.missing", "title-tr"),
          Map.entry("planning.plan.turkishFirst", "summary-tr"),
          Map.entry("planning.plan.years.odd", "from"),
          Map.entry("planning.plan.years.order", "to"),
          Map.entry("planning.plan.name.missing", "name-tr"),
          Map.entry("planning.plan.unit.missing", "unit-tr"),
          Map.entry("planning.plan.baseline.day", "baselineOn"),
          Map.entry("planning.plan.target.earlier", "targetOn"),
          Map.entry("planning.plan.target.direction", "target"),
          Map.entry("planning.plan.source.missing", "source"),
          Map.entry("planning.plan.live.address", "live"),
          Map.entry("planning.plan.live.empty", "live"),
          Map.entry("planning.plan.live.several", "live"),
          Map.entry("planning.plan.ends.earlier", "ends"),
          Map.entry("planning.plan.action.outside", "starts"),
          Map.entry("planning.plan.amount.negative", "amount"),
          Map.entry("planning.plan.currency.shape", "currency"),
          Map.entry("planning.plan.milestone.name", "milestones"),
          Map.entry("planning.plan.milestones.many", "milestones"),
          Map.entry("planning.plan.reason.missing", "reason"),
          Map.entry("planning.plan.ending.missing", "reason"),
          Map.entry("planning.plan.note.missing", "note"),
          Map.entry("planning.plan.evidence.link", "evidence"),
          Map.entry("planning.plan.evidence.missing", "evidence"),
          Map.entry("planning.plan.day.future", "day"),
          Map.entry("planning.plan.decision.unknown", "decision"),
          Map.entry("planning.plan.decision.body", "decision"),
          Map.entry("planning.plan.decision.carried", "decision"),
          Map.entry("planning.plan.decision.taken", "decision"),
          Map.entry("planning.plan.decision.early", "decision"));

  public FormPage {
    crumbs = List.copyOf(crumbs);
    fields = List.copyOf(fields);
  }

  ModelAndView shown() {
    return shown(HttpStatus.OK);
  }

  private ModelAndView shown(HttpStatus status) {
    return new ModelAndView("planning/plan/web/form", status).addObject("page", this);
  }

  /**
   * Does it and leads on; or shows the form again with what is wrong and all that was typed.
   *
   * @param deed answers where to go next
   */
  static ModelAndView attempt(Answers answers, Supplier<String> deed, Supplier<FormPage> blank) {
    if (answers.isRefused()) {
      return blank.get().with(answers.form()).shown(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      return new ModelAndView("redirect:" + deed.get());
    } catch (Problem.Refused no) {
      var page = blank.get();
      var field = fieldOf(no);
      var known = page.fields.stream().anyMatch(one -> one.name().equals(field));
      return page.with(answers.form().refuse(known ? field : "", no))
          .shown(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Problem.Conflict conflict) {
      var page = blank.get();
      return page.with(answers.form().with("version", page.form.value("version")).refuse(conflict))
          .shown(HttpStatus.CONFLICT);
    }
  }

  /** The field a rule's no is about; "" for the whole form. */
  static String fieldOf(Problem no) {
    return FIELDS.getOrDefault(no.messageKey(), "");
  }

  private FormPage with(Form sent) {
    return new FormPage(title, lead, crumbs, action, back, button, danger, sent, fields);
  }
}
