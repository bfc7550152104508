package taskopru.opinions.web;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Problem;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Form;

/**
 * A form of the desk: its questions and what stands in them.
 *
 * @param lead what will happen
 * @param action where it is sent
 * @param back where cancelling leads
 * @param danger whether it takes something away
 */
public record FormPage(
    String title,
    String lead,
    List<Crumb> crumbs,
    String action,
    String back,
    String button,
    boolean danger,
    Form form,
    List<Field> fields) {

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("opinions.title.missing", "title"),
          Map.entry("opinions.clause.missing", "text"),
          Map.entry("opinions.claim.missing", "text"),
          Map.entry("opinions.request.missing", "request"),
          Map.entry("opinions.remark.missing", "text"),
          Map.entry("opinions.reason.missing", "reason"),
          Map.entry("opinions.position.words", "text"),
          Map.entry("opinions.recommendation.both", "unmeasurable"),
          Map.entry("opinions.recommendation.targetEarlier", "targetOn"),
          Map.entry("opinions.cost.negative", "cost"),
          Map.entry("opinions.window.end", "until"),
          Map.entry("opinions.day.future", "day"),
          Map.entry("opinions.day.early", "day"),
          Map.entry("opinions.transmission.later", "until"),
          Map.entry("opinions.transmission.note", "note"),
          Map.entry("opinions.transmission.theirDate", "theirDate"),
          Map.entry("opinions.measurement.review", "nextReview"),
          Map.entry("opinions.action.title", "title"),
          Map.entry("opinions.issue.title.missing", "title"),
          Map.entry("opinions.evidence.reference", "reference"),
          Map.entry("opinions.document.citation", "reference"),
          Map.entry("opinions.document.link", "reference"),
          Map.entry("opinions.decision.unknown", "reference"),
          Map.entry("opinions.figure.address", "reference"),
          Map.entry("opinions.figure.several", "reference"),
          Map.entry("opinions.figure.empty", "reference"),
          Map.entry("opinions.answerer.unknown", "email"),
          Map.entry("identity.email.shape", "email"));

  public FormPage {
    crumbs = List.copyOf(crumbs);
    fields = List.copyOf(fields);
  }

  public boolean hasUpload() {
    return fields.stream().anyMatch(Field.Upload.class::isInstance);
  }

  ModelAndView shown() {
    return shown(HttpStatus.OK);
  }

  private ModelAndView shown(HttpStatus status) {
    return new ModelAndView("opinions/web/form", status).addObject("page", this);
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
      var field = FIELDS.getOrDefault(no.messageKey(), "");
      var known = page.fields.stream().anyMatch(one -> one.name().equals(field));
      return page.with(answers.form().refuse(known ? field : "", no))
          .shown(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Problem.Conflict conflict) {
      var page = blank.get();
      return page.with(answers.form().with("version", page.form.value("version")).refuse(conflict))
          .shown(HttpStatus.CONFLICT);
    }
  }

  private FormPage with(Form sent) {
    return new FormPage(title, lead, crumbs, action, back, button, danger, sent, fields);
  }
}
