package taskopru.council.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Problem;
import taskopru.web.Ui;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/**
 * A form of the council's desk: its questions, what stands in them, and what somebody else stored
 * meanwhile.
 *
 * @param lead what will happen
 * @param action where it is sent
 * @param back where cancelling leads
 * @param danger whether it takes something away
 * @param version the version of the thing that the reader has seen
 * @param theirs what now stands in fields where the reader's answer differs
 */
public record FormPage(
    String title,
    String lead,
    List<Crumb> crumbs,
    String action,
    String back,
    String button,
    boolean danger,
    int version,
    Form form,
    List<Field> fields,
    List<Theirs> theirs) {

  /** What somebody else stored in a field. */
  public record Theirs(String field, String name, String value) {}

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("council.mandate.endsBeforeItBegins", "until"),
          Map.entry("council.mandate.farAway", "from"),
          Map.entry("council.mandate.onSeatAlready", "person"),
          Map.entry("council.mandate.votesAlready", ""),
          Map.entry("council.mandate.dayOutside", "day"),
          Map.entry("council.mandate.restsAlready", "day"),
          Map.entry("council.mandate.doesNotRest", "day"),
          Map.entry("council.letter.date", "letterDate"),
          Map.entry("council.person.phoneShape", "phone"),
          Map.entry("council.person.accountUnknown", "account"),
          Map.entry("council.person.accountTaken", "account"),
          Map.entry("council.consent.future", "day"),
          Map.entry("council.body.codeTaken", "code"),
          Map.entry("council.body.noSource", "bodySource"),
          Map.entry("council.body.ownStays", "kind"),
          Map.entry("council.body.groupStays", "kind"),
          Map.entry("council.institution.codeTaken", "code"),
          Map.entry("council.institution.detsisShape", "detsis"),
          Map.entry("council.institution.kepShape", "kep"),
          Map.entry("kernel.slug.shape", "code"),
          Map.entry("council.seat.onlyMembersVote", "voting"),
          Map.entry("council.seat.alternateHasNoVote", "voting"),
          Map.entry("council.selection.closesBeforeItOpens", "closes"),
          Map.entry("council.selection.applyTurkish", "apply.tr"),
          Map.entry("council.selection.tooManySeats", "seats"),
          Map.entry("council.selection.noOpenSeats", "group"),
          Map.entry("council.selection.standsAlready", "person"),
          Map.entry("council.selection.decisionDay", "decidedOn"));

  private static final Set<String> ABOUT_PEOPLE =
      Set.of(
          "email", "phone", "account", "person", "statement", "duty", "letterNumber", "endReason");

  public FormPage {
    crumbs = List.copyOf(crumbs);
    fields = List.copyOf(fields);
    theirs = List.copyOf(theirs);
  }

  /** Whether a person is asked about: then the form shows the way to what they must be told. */
  public boolean asksAboutPeople() {
    return fields.stream().anyMatch(field -> ABOUT_PEOPLE.contains(field.name()));
  }

  static String fieldOf(String key, String otherwise) {
    return FIELDS.getOrDefault(key, otherwise);
  }

  ModelAndView shown(HttpStatus status) {
    return new ModelAndView("council/web/councilForm", status).addObject("page", this);
  }

  /**
   * Does it and leads on; or shows the form again with what is wrong.
   *
   * @param deed answers where to go next
   * @param stored the page as it would open now, filled from what is stored
   */
  static ModelAndView attempt(
      Ui ui, Answers answers, Supplier<String> deed, Supplier<FormPage> stored) {
    if (answers.isRefused()) {
      return stored.get().again(answers.form(), answers.version()).shown(unprocessable());
    }
    try {
      return new ModelAndView("redirect:" + deed.get());
    } catch (Problem.Refused no) {
      var page = stored.get();
      var field = fieldOf(no.messageKey(), "");
      var known = page.fields.stream().anyMatch(one -> one.name().equals(field));
      return page.again(answers.form().refuse(known ? field : "", no), answers.version())
          .shown(unprocessable());
    } catch (Problem.Conflict conflict) {
      var page = stored.get();
      var mine = answers.form();
      return page.again(mine.refuse(conflict), page.version)
          .with(page.differences(ui, mine))
          .shown(HttpStatus.CONFLICT);
    }
  }

  private static HttpStatus unprocessable() {
    return HttpStatus.UNPROCESSABLE_CONTENT;
  }

  private FormPage again(Form sent, int seen) {
    return new FormPage(
        title, lead, crumbs, action, back, button, danger, seen, sent, fields, theirs);
  }

  private FormPage with(List<Theirs> differences) {
    return new FormPage(
        title, lead, crumbs, action, back, button, danger, version, form, fields, differences);
  }

  private List<Theirs> differences(Ui ui, Form mine) {
    var differences = new ArrayList<Theirs>();
    for (var field : fields) {
      var theirs = form.all(field.name());
      if (!(field instanceof Field.Part) && !plain(mine.all(field.name())).equals(plain(theirs))) {
        differences.add(new Theirs(field.name(), field.label(), words(ui, field, theirs)));
      }
    }
    return differences;
  }

  private static List<String> plain(List<String> values) {
    return values.stream().map(String::strip).filter(value -> !value.isEmpty()).sorted().toList();
  }

  private static String words(Ui ui, Field field, List<String> values) {
    Function<List<Option>, String> chosen =
        options ->
            String.join(
                ", ",
                options.stream()
                    .filter(option -> values.contains(option.value()))
                    .map(Option::text)
                    .toList());
    return switch (field) {
      case Field.Choice choice -> chosen.apply(choice.options());
      case Field.OneOf one -> chosen.apply(one.options());
      case Field.AnyOf any -> chosen.apply(any.options());
      case Field.YesNo _ -> ui.text(values.isEmpty() ? "council.no" : "council.yes");
      case Field.Line _, Field.Area _, Field.Day _, Field.Part _ -> String.join(", ", values);
    };
  }
}
