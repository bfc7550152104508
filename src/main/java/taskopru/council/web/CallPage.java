package taskopru.council.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.council.OpenCalls;
import taskopru.council.Selection;
import taskopru.web.Ui;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/**
 * A call for open seats as everybody reads it.
 *
 * @param lang the language of the criteria where it is not the page's
 * @param open whether one may apply today
 * @param chosen lines of the result
 */
public record CallPage(
    UUID id,
    String title,
    String body,
    Tag state,
    String seats,
    String days,
    String criteria,
    @Nullable String lang,
    @Nullable String dir,
    boolean open,
    @Nullable String decided,
    List<String> chosen) {

  static CallPage of(Ui ui, OpenCalls.Call call, LocalDate today) {
    var shownIn = call.criteria().shownIn(ui.language());
    var same = shownIn == ui.language();
    var open = call.takesApplicationsOn(today);
    var decidedOn = call.decidedOn();
    return new CallPage(
        call.id(),
        ui.text("council.selection.title", ui.text(call.group())),
        ui.text(call.body()),
        state(ui, call, open),
        ui.number(call.seats()),
        CouncilDesk.days(ui, call.opens(), call.closes()),
        ui.text(call.criteria()),
        same ? null : shownIn.tag(),
        same ? null : shownIn.direction(),
        open,
        decidedOn == null
            ? null
            : ui.text("council.call.decided", ui.date(decidedOn), String.valueOf(call.decision())),
        List.of());
  }

  CallPage with(Ui ui, List<OpenCalls.Stood> stood) {
    return new CallPage(
        id,
        title,
        body,
        state,
        seats,
        days,
        criteria,
        lang,
        dir,
        open,
        decided,
        stood.stream()
            .map(one ->
                ui.text(
                    "council.call.result",
                    ui.orElse(one.name() == null ? "" : one.name(), "council.call.unnamed"),
                    ui.text("council.result." + one.result().name())))
            .toList());
  }

  private static Tag state(Ui ui, OpenCalls.Call call, boolean open) {
    if (call.state() == Selection.State.DECIDED) {
      return new Tag(ui.text("council.selection.state.DECIDED"), Tone.GOOD);
    }
    return open
        ? new Tag(ui.text("council.call.open"), Tone.NEWS)
        : new Tag(ui.text("council.call.closed"), Tone.PLAIN);
  }
}
