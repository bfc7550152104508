package taskopru.opinions.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import taskopru.opinions.Answering;
import taskopru.opinions.Response;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/** The answer to each recommendation, as a form asks for it: on the desk and behind a link. */
final class AnswerForm {

  private AnswerForm() {}

  static List<Field> fields(Ui ui, Answering.Asked asked, boolean onDesk) {
    var fields = new ArrayList<Field>();
    for (var one : asked.recommendations()) {
      var n = one.position();
      fields.add(
          new Field.Part(
              "recommendation-" + n, ui.text("opinions.recommendation", n), one.request()));
      fields.add(
          new Field.OneOf(
              "outcome-" + n, ui.text("opinions.field.outcome"), null, options(ui, onDesk)));
      fields.add(
          new Field.Area(
              "text-" + n,
              ui.text("opinions.field.answerText"),
              ui.text("opinions.field.answerText.hint"),
              false,
              3));
      fields.add(
          new Field.Line(
              "referredTo-" + n,
              ui.text("opinions.field.referredTo"),
              ui.text("opinions.field.referredTo.hint"),
              false,
              "text",
              null));
    }
    return fields;
  }

  private static List<Option> options(Ui ui, boolean onDesk) {
    var options = new ArrayList<Option>();
    options.add(Option.of("", ui.text("opinions.answer.later")));
    Arrays.stream(Response.Outcome.values())
        .filter(one -> onDesk || one != Response.Outcome.NO_ANSWER)
        .forEach(
            one -> options.add(Option.of(one.code(), ui.text("opinions.answer." + one.code()))));
    return options;
  }

  /** What was answered before stands in the form. */
  static Form fill(Form form, Answering.Asked asked) {
    var filled = form;
    for (var one : asked.recommendations()) {
      var n = one.position();
      var last =
          asked.responses().stream()
              .filter(response -> response.recommendation().equals(one.id()))
              .reduce((_, later) -> later);
      filled =
          filled
              .with("outcome-" + n, last.map(it -> it.outcome().code()).orElse(""))
              .with("text-" + n, last.map(Response::text).orElse(""))
              .with("referredTo-" + n, last.map(Response::referredTo).orElse(""));
    }
    return filled;
  }

  /** What is new or other than before; what is wrong stands beside its field. */
  static List<Response.Given> read(Answers answers, Answering.Asked asked, boolean onDesk) {
    var given = new ArrayList<Response.Given>();
    for (var one : asked.recommendations()) {
      var n = one.position();
      var typed = answers.text("outcome-" + n);
      if (typed.isEmpty()) {
        continue;
      }
      var outcome =
          answers.one(
              "outcome-" + n,
              code ->
                  Response.Outcome.find(code)
                      .filter(said -> onDesk || said != Response.Outcome.NO_ANSWER),
              Response.Outcome.PARTLY);
      var text = answers.text("text-" + n);
      var referredTo = answers.text("referredTo-" + n);
      if (outcome == Response.Outcome.REJECTED && text.isBlank()) {
        answers.refuse("text-" + n, "opinions.answer.reason");
      }
      if (outcome == Response.Outcome.REFERRED && referredTo.isBlank()) {
        answers.refuse("referredTo-" + n, "opinions.answer.whereto");
      }
      var same =
          asked.responses().stream()
              .filter(response -> response.recommendation().equals(one.id()))
              .reduce((_, later) -> later)
              .filter(last ->
                  last.outcome() == outcome
                      && last.text().equals(text)
                      && (outcome != Response.Outcome.REFERRED
                          || last.referredTo().equals(referredTo)))
              .isPresent();
      if (!same) {
        given.add(new Response.Given(one.id(), outcome, text, referredTo));
      }
    }
    if (given.isEmpty() && !answers.isRefused()) {
      answers.refuse(
          asked.recommendations().isEmpty()
              ? ""
              : "outcome-" + asked.recommendations().getFirst().position(),
          "opinions.answer.none");
    }
    return given;
  }
}
