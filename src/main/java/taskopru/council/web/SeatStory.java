package taskopru.council.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.council.PublicSeats;
import taskopru.web.Ui;

/** One seat for everybody: whose it is, who speaks on it, who did before. */
public record SeatStory(
    int number, String group, @Nullable String institution, List<String> facts, List<Line> lines) {

  /** Somebody on the seat; the name stands in only where they agreed. */
  public record Line(String who, String capacity, String days) {}

  static SeatStory of(
      Ui ui, PublicSeats.PublicSeat seat, List<PublicSeats.Holder> history, LocalDate today) {
    var institution = seat.institution();
    var alternateOf = seat.alternateOf();
    return new SeatStory(
        seat.number(),
        ui.text(seat.groupName()),
        institution == null ? null : ui.text(institution.nameOn(today)),
        List.of(
            CouncilDesk.word(ui, seat.kind()),
            alternateOf != null
                ? ui.text("council.seat.alternateOf", alternateOf)
                : ui.text(seat.voting() ? "council.seat.vote" : "council.seat.noVote")),
        history.stream()
            .sorted(Comparator.comparing(PublicSeats.Holder::from).reversed())
            .map(holder ->
                new Line(
                    who(ui, holder, today),
                    CouncilDesk.word(ui, holder.capacity()),
                    CouncilDesk.days(ui, holder.from(), holder.until())))
            .toList());
  }

  /** The name and the institution; without consent the institution alone. */
  static String who(Ui ui, PublicSeats.Holder holder, LocalDate today) {
    var institution = holder.institution();
    var name = holder.name();
    if (name == null) {
      return institution == null
          ? ui.text("council.holder.unnamed")
          : ui.text("council.holder.of", ui.text(institution.nameOn(holder.from())));
    }
    return institution == null
        ? name
        : ui.text("council.holder.named", name, ui.text(institution.nameOn(today)));
  }
}
