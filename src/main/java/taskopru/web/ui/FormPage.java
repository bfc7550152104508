package taskopru.web.ui;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Problem;

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

  public FormPage {
    crumbs = List.copyOf(crumbs);
    fields = List.copyOf(fields);
  }

  public boolean hasUpload() {
    return fields.stream().anyMatch(Field.Upload.class::isInstance);
  }

  public ModelAndView shown() {
    return shown(HttpStatus.OK);
  }

  private ModelAndView shown(HttpStatus status) {
    return new ModelAndView("web/formPage", status).addObject("page", this);
  }

  /**
   * Does it and leads on; or shows the form again with what is wrong and all that was typed.
   *
   * @param deed answers where to go next
   */
  public static ModelAndView attempt(
      Answers answers, Supplier<String> deed, Supplier<FormPage> blank) {
    if (answers.isRefused()) {
      return blank.get().with(answers.form()).shown(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      return new ModelAndView("redirect:" + deed.get());
    } catch (Problem.Refused no) {
      var page = blank.get();
      var field = answers.place(no.messageKey());
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
