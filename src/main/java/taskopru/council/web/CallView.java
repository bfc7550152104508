package taskopru.council.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.council.PublicCalls;
import taskopru.kernel.LocalizedText;
import taskopru.web.Ui;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/**
 * A call for open seats, ready to show.
 *
 * @param apply how to apply, where the call says it
 * @param chosen who was chosen, and who comes next
 */
public record CallView(
    UUID id,
    String title,
    String days,
    Tag state,
    boolean open,
    List<Term> terms,
    Words criteria,
    @Nullable Words apply,
    List<Line> chosen) {

  /** A text in the language it is there in. */
  public record Words(String text, String lang, String dir) {

    static Words of(LocalizedText text, Ui ui) {
      var shown = text.shownIn(ui.language());
      return new Words(ui.text(text), shown.tag(), shown.direction());
    }
  }

  /** Somebody of the result. */
  public record Line(String who, boolean named, String result) {}

  public CallView {
    terms = List.copyOf(terms);
    chosen = List.copyOf(chosen);
  }

  static CallView of(
      PublicCalls.Call call, List<PublicCalls.Chosen> chosen, LocalDate today, Ui ui) {
    var stand = call.on(today);
    var terms = new ArrayList<Term>();
    terms.add(Term.of(ui.text("council.column.body"), ui.text(call.body())));
    terms.add(Term.of(ui.text("council.column.group"), ui.text(call.group())));
    terms.add(Term.of(ui.text("council.column.seats"), ui.number(call.seats())));
    terms.add(Term.of(ui.text("council.calls.opens"), ui.date(call.opens())));
    terms.add(Term.of(ui.text("council.calls.closes"), ui.date(call.closes())));
    var decidedOn = call.decidedOn();
    if (decidedOn != null) {
      terms.add(Term.of(CouncilDesk.ask(ui).label("decidedOn"), ui.date(decidedOn)));
      terms.add(Term.of(CouncilDesk.ask(ui).label("decision"), String.valueOf(call.decision())));
    }
    var apply = call.apply();
    return new CallView(
        call.id(),
        ui.text("council.calls.call", ui.text(call.group())),
        CouncilDesk.days(ui, call.opens(), call.closes()),
        new Tag(ui.text("council.calls.stand." + stand.name()), tone(stand)),
        stand == PublicCalls.Stand.OPEN || stand == PublicCalls.Stand.COMING,
        terms,
        Words.of(call.criteria(), ui),
        apply == null ? null : Words.of(apply, ui),
        chosen.stream()
            .map(one -> {
              var name = one.name();
              return new Line(
                  name == null ? ui.text("council.calls.unnamed") : name,
                  name != null,
                  ui.text(one.reserve() ? "council.result.RESERVE" : "council.result.CHOSEN"));
            })
            .toList());
  }

  private static Tone tone(PublicCalls.Stand stand) {
    return switch (stand) {
      case COMING -> Tone.NEWS;
      case OPEN, DECIDED -> Tone.GOOD;
      case WAITING -> Tone.WAIT;
      case CANCELLED -> Tone.BAD;
    };
  }
}
