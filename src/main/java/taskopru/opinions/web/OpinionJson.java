package taskopru.opinions.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.opinions.Evidence;
import taskopru.opinions.Measurement;
import taskopru.opinions.Opinions;
import taskopru.opinions.Transmission;
import taskopru.web.Ui;

/** A published opinion with all that belongs to it, for programs. No names of people. */
@Component
class OpinionJson {

  private final OpinionDesk desk;

  OpinionJson(OpinionDesk desk) {
    this.desk = desk;
  }

  record Answer(
      UUID id,
      String slug,
      String title,
      String summary,
      String kind,
      String state,
      @Nullable String adoptedAt,
      @Nullable String result,
      @Nullable String sha256,
      List<Clause> clauses,
      List<Option> options,
      List<Claim> claims,
      List<Recommendation> recommendations,
      List<Position> positions,
      List<Adoption> adoptions,
      List<Letter> letters,
      String text,
      String url) {}

  record Clause(int number, String heading, String text) {}

  record Option(String title, String text, boolean chosen) {}

  record Claim(int number, String text, List<Cited> evidence) {}

  record Cited(
      String kind,
      String title,
      @Nullable BigDecimal value,
      @Nullable String unit,
      String source,
      @Nullable String referenceDate,
      @Nullable String edition,
      boolean supports,
      String strength,
      String quotation,
      @Nullable String url,
      @Nullable String newerEdition,
      @Nullable BigDecimal newerValue) {}

  record Recommendation(
      UUID id,
      int number,
      String request,
      String addressee,
      String unit,
      String basis,
      @Nullable String due,
      @Nullable BigDecimal cost,
      List<Integer> claims,
      @Nullable String indicator,
      @Nullable BigDecimal baseline,
      @Nullable BigDecimal target,
      @Nullable String unmeasurable,
      String stage,
      String answer,
      @Nullable String answerText,
      String result,
      List<Action> actions,
      List<Measured> measurements) {}

  record Action(String title, String state, @Nullable String due, String institution) {}

  record Measured(String day, BigDecimal actual, @Nullable String nextReview, List<Cited> proof) {}

  record Position(String holder, String stance, String text) {}

  record Adoption(String body, @Nullable UUID decision, @Nullable String number, String day) {}

  record Letter(
      String addressee,
      String number,
      String stage,
      @Nullable String sentOn,
      @Nullable String theirNumber,
      @Nullable String answerDue) {}

  Answer of(Opinions.Whole whole, Ui ui) {
    var opinion = whole.opinion();
    var draft = whole.draft();
    var addressees = desk.addressees();
    var institutions = desk.institutions();
    var seats = desk.seats(opinion.body());
    var bodies = desk.bodies(ui);
    var page = ui.site().baseUrl() + ui.path("/opinions/" + opinion.slug());
    return new Answer(
        opinion.id(),
        opinion.slug().value(),
        opinion.title(),
        opinion.summary(),
        opinion.kind().code(),
        opinion.state().code(),
        text(opinion.publishedAt()),
        opinion.result() == null ? null : opinion.result().code(),
        opinion.sha256(),
        draft.clauses().stream()
            .map(one -> new Clause(one.position(), one.heading(), one.text()))
            .toList(),
        draft.alternatives().stream()
            .map(one -> new Option(one.title(), one.text(), one.chosen()))
            .toList(),
        draft.claims().stream()
            .map(one ->
                new Claim(
                    one.position(),
                    one.text(),
                    one.evidence().stream().map(it -> cited(it, ui)).toList()))
            .toList(),
        draft.recommendations().stream()
            .map(one -> {
              var standing = whole.standing(one.id());
              var measure = one.measure();
              return new Recommendation(
                  one.id(),
                  one.position(),
                  one.request(),
                  desk.addressee(ui, one.addressee(), addressees),
                  one.unit(),
                  one.basis(),
                  text(one.due()),
                  one.cost(),
                  draft.under(one).stream().map(it -> it.position()).toList(),
                  measure.isMeasured() ? measure.indicator() : null,
                  measure.baseline(),
                  measure.target(),
                  measure.isMeasured() ? null : measure.unmeasurable(),
                  standing.map(it -> it.stage()).orElse("adopted"),
                  standing.map(it -> it.answer().code()).orElse("awaiting"),
                  whole.answer(one.id()).map(it -> it.text()).orElse(null),
                  standing.map(it -> it.result().code()).orElse("none"),
                  whole.actions(one.id()).stream()
                      .map(it ->
                          new Action(
                              it.title(),
                              it.state().code(),
                              text(it.due()),
                              desk.institution(ui, it.institution(), institutions)))
                      .toList(),
                  whole.measurements(one.id()).stream()
                      .filter(it -> it.state() == Measurement.State.VERIFIED)
                      .map(it ->
                          new Measured(
                              it.measuredOn().toString(),
                              it.actual(),
                              text(it.nextReview()),
                              it.evidence().stream().map(proof -> cited(proof, ui)).toList()))
                      .toList());
            })
            .toList(),
        whole.positions().stream()
            .map(one ->
                new Position(
                    desk.holder(ui, one.holder(), institutions, seats),
                    one.stance().code(),
                    one.text()))
            .toList(),
        whole.adoptions().stream()
            .filter(one -> one.edition() == opinion.edition())
            .map(one ->
                new Adoption(
                    bodies.getOrDefault(one.body(), ""),
                    one.decision(),
                    one.label(),
                    one.decidedOn().toString()))
            .toList(),
        whole.transmissions().stream()
            .filter(one -> one.stage() != Transmission.Stage.PREPARED)
            .map(one ->
                new Letter(
                    desk.addressee(ui, one.addressee(), addressees),
                    one.label(),
                    one.stage().code(),
                    text(one.sentOn()),
                    one.theirNumber(),
                    one.expected().map(Object::toString).orElse(null)))
            .toList(),
        page + "/text.txt",
        page);
  }

  private static Cited cited(Evidence one, Ui ui) {
    var frozen = one.frozen();
    var href = frozen.href();
    return new Cited(
        one.kind(),
        ui.text(frozen.title()),
        frozen.value(),
        frozen.unit(),
        frozen.source(),
        text(frozen.referenceDate()),
        frozen.edition(),
        one.supports(),
        one.strength().code(),
        one.quotation(),
        href == null ? null : href.startsWith("/") ? ui.site().baseUrl() + ui.path(href) : href,
        one.newerEdition(),
        one.newerValue());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
