package taskopru.opinions.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.web.Ui;

/** A recommendation and where it stands, for programs. */
record RecommendationEntry(
    UUID id,
    String opinion,
    String opinionTitle,
    int number,
    String request,
    String addressee,
    String unit,
    String basis,
    @Nullable String due,
    @Nullable BigDecimal cost,
    @Nullable String indicator,
    @Nullable String measureUnit,
    @Nullable BigDecimal baseline,
    @Nullable BigDecimal target,
    @Nullable String targetOn,
    @Nullable String unmeasurable,
    String stage,
    String waitingSince,
    String answer,
    @Nullable String answeredOn,
    @Nullable String answerDue,
    String result,
    @Nullable BigDecimal actual,
    @Nullable String actualOn,
    String changedAt,
    String url) {

  static final String[] COLUMNS = {
    "id",
    "opinion",
    "opinion_title",
    "number",
    "request",
    "addressee",
    "unit",
    "basis",
    "due",
    "cost",
    "indicator",
    "measure_unit",
    "baseline",
    "target",
    "target_on",
    "unmeasurable",
    "stage",
    "waiting_since",
    "answer",
    "answered_on",
    "answer_due",
    "result",
    "actual",
    "actual_on",
    "changed_at",
    "url"
  };

  static RecommendationEntry of(Tracker.Found one, Ui ui) {
    return new RecommendationEntry(
        one.id(),
        one.slug(),
        one.title().tr(),
        one.position(),
        one.request().tr(),
        ui.text(one.addressee()),
        one.unit(),
        one.basis(),
        text(one.due()),
        one.cost(),
        blank(one.indicator()),
        blank(one.measureUnit()),
        one.baseline(),
        one.target(),
        text(one.targetOn()),
        blank(one.unmeasurable()),
        one.stage(),
        one.waitingSince().toString(),
        one.answer().code(),
        text(one.answeredOn()),
        text(one.answerDue()),
        one.result().code(),
        one.actual(),
        text(one.actualOn()),
        one.changedAt().toString(),
        ui.site().baseUrl()
            + ui.path("/opinions/" + one.slug())
            + "#recommendation-"
            + one.position());
  }

  List<String> cells() {
    return List.of(
        id.toString(),
        opinion,
        opinionTitle,
        String.valueOf(number),
        request,
        addressee,
        unit,
        basis,
        cell(due),
        cell(cost),
        cell(indicator),
        cell(measureUnit),
        cell(baseline),
        cell(target),
        cell(targetOn),
        cell(unmeasurable),
        stage,
        waitingSince,
        answer,
        cell(answeredOn),
        cell(answerDue),
        result,
        cell(actual),
        cell(actualOn),
        changedAt,
        url);
  }

  private static String cell(@Nullable Object value) {
    return value == null
        ? ""
        : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String blank(String text) {
    return text.isEmpty() ? null : text;
  }
}
