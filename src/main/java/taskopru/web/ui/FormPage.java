package taskopru.web.ui;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Problem;
import taskopru.web.Ui;

/**
 * A form of the desk: its questions, what stands in them, and what somebody else stored meanwhile.
 *
 * @param lead what will happen
 * @param action where it is sent
 * @param back where cancelling leads
 * @param danger whether it takes something away
 * @param form what stands in the questions, with the {@code version} of the thing the reader saw
 * @param notice where people are asked about: which notice tells them what becomes of it
 * @param theirs what is stored now where the reader's answer differs
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
    List<Field> fields,
    @Nullable String notice,
    List<Theirs> theirs) {

  /** What somebody else stored in a field. */
  public record Theirs(Field field, List<String> values) {

    /** In the words the form offers; empty where nothing is stored. */
    public String text(Ui ui) {
      return switch (field) {
        case Field.Choice choice -> chosen(choice.options());
        case Field.OneOf one -> chosen(one.options());
        case Field.AnyOf any -> chosen(any.options());
        case Field.Folded folded -> chosen(folded.choices().options());
        case Field.YesNo _ -> ui.text(values.contains("yes") ? "web.yes" : "web.no");
        case Field.Line _, Field.Area _, Field.Day _, Field.Upload _, Field.Part _ ->
            String.join(", ", values);
      };
    }

    private String chosen(List<Option> options) {
      return options.stream()
          .filter(option -> values.contains(option.value()))
          .map(Option::text)
          .collect(Collectors.joining(", "));
    }
  }

  public FormPage {
    crumbs = List.copyOf(crumbs);
    fields = List.copyOf(fields);
    theirs = List.copyOf(theirs);
  }

  public FormPage(
      String title,
      String lead,
      List<Crumb> crumbs,
      String action,
      String back,
      String button,
      boolean danger,
      Form form,
      List<Field> fields) {
    this(title, lead, crumbs, action, back, button, danger, form, fields, null, List.of());
  }

  /** It asks about people: beside it is the way to the notice of that name. */
  public FormPage aboutPeople(String name) {
    return new FormPage(
        title, lead, crumbs, action, back, button, danger, form, fields, name, theirs);
  }

  /** With one more question. */
  public FormPage asking(Field another) {
    var all = Stream.concat(fields.stream(), Stream.of(another)).toList();
    return new FormPage(
        title, lead, crumbs, action, back, button, danger, form, all, notice, theirs);
  }

  /** It takes something away; its button says what. */
  public FormPage dangerous(String words) {
    return new FormPage(
        title, lead, crumbs, action, back, words, true, form, fields, notice, theirs);
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
   * Does it and leads on; or shows the form again with what is wrong and all that was typed. Where
   * somebody else was faster it also shows what is stored now, and counts it as seen.
   *
   * @param deed answers where to go next
   * @param stored the page as it would open now
   */
  public static ModelAndView attempt(
      Answers answers, Supplier<String> deed, Supplier<FormPage> stored) {
    if (answers.isRefused()) {
      return stored.get().with(answers.form()).shown(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      return new ModelAndView("redirect:" + deed.get());
    } catch (Problem.Refused no) {
      var page = stored.get();
      var field = answers.place(no);
      var known = page.fields.stream().anyMatch(one -> one.name().equals(field));
      return page.with(answers.form().refuse(known ? field : "", no))
          .shown(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Problem.Conflict conflict) {
      var page = stored.get();
      var mine = answers.form();
      return page.with(mine.with("version", page.form.value("version")).refuse(conflict))
          .beside(page.differences(mine))
          .shown(HttpStatus.CONFLICT);
    }
  }

  private FormPage with(Form sent) {
    return new FormPage(
        title, lead, crumbs, action, back, button, danger, sent, fields, notice, theirs);
  }

  private FormPage beside(List<Theirs> differences) {
    return new FormPage(
        title, lead, crumbs, action, back, button, danger, form, fields, notice, differences);
  }

  /** Of the fields that keep something; a reason that is asked for anew has nothing to compare. */
  private List<Theirs> differences(Form mine) {
    return fields.stream()
        .filter(field -> isKept(field) && !mine.says(field.name(), form.all(field.name())))
        .map(field -> new Theirs(field, form.all(field.name())))
        .toList();
  }

  private boolean isKept(Field field) {
    return !(field instanceof Field.Part) && form.values().containsKey(field.name());
  }
}
