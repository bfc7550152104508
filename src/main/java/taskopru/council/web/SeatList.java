package taskopru.council.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskopru.council.Institution;
import taskopru.council.PublicSeats;
import taskopru.council.SeatGroup;
import taskopru.web.Ui;

/**
 * What the page of seats shows.
 *
 * @param stones the arch: one stone for each seat
 */
public record SeatList(int total, int open, List<Group> groups, List<Stone> stones) {

  private static final double CENTRE = 300;
  private static final double INNER = 196;
  private static final double OUTER = 284;
  private static final double GAP = 0.011;
  private static final int TONES = 8;

  /** A row of the charter. */
  public record Group(
      String code,
      int tone,
      String name,
      int quota,
      int open,
      @Nullable String note,
      List<Line> seats) {}

  /** One seat. */
  public record Line(
      int number,
      @Nullable String institution,
      List<String> notes,
      List<String> speakers,
      boolean vacant) {}

  /**
   * A stone of the arch.
   *
   * @param path its outline, as SVG draws it
   * @param tone which of the eight tones of the groups
   */
  public record Stone(String path, int tone, boolean open) {}

  static SeatList of(
      List<SeatGroup> groups, Map<Integer, PublicSeats.PublicSeat> seats, LocalDate today, Ui ui) {
    var shown = new ArrayList<Group>();
    var stones = new ArrayList<Stone>();
    var total = groups.stream().mapToInt(SeatGroup::quota).sum();
    for (var i = 0; i < groups.size(); i++) {
      var group = groups.get(i);
      var tone = i % TONES + 1;
      var note = group.note();
      shown.add(
          new Group(
              group.code().value(),
              tone,
              ui.text(group.name()),
              group.quota(),
              group.open(),
              note == null ? null : ui.text(note),
              group.seats().stream()
                  .map(seat ->
                      line(seat.number(), seat.institution(), seats.get(seat.number()), today, ui))
                  .toList()));
      for (var seat : group.seats()) {
        stones.add(new Stone(outline(stones.size(), total), tone, seat.isOpen()));
      }
    }
    return new SeatList(total, groups.stream().mapToInt(SeatGroup::open).sum(), shown, stones);
  }

  public int named() {
    return total - open;
  }

  private static Line line(
      int number,
      @Nullable Institution institution,
      PublicSeats.@Nullable PublicSeat seat,
      LocalDate today,
      Ui ui) {
    var speakers = new ArrayList<String>();
    if (seat != null) {
      for (var holder : seat.holders()) {
        speakers.add(
            ui.text(
                "council.speaks." + holder.capacity().name(), SeatStory.who(ui, holder, today)));
      }
    }
    var vacant = seat != null && seat.isVacant() && seat.alternateOf() == null;
    if (institution == null) {
      return new Line(number, null, List.of(), speakers, vacant);
    }
    var name = institution.nameOn(today);
    var notes = new ArrayList<String>();
    institution
        .nameBefore(today)
        .ifPresent(before -> {
          var until = before.to();
          if (until != null) {
            notes.add(
                ui.text(
                    "council.nameBefore",
                    ui.text(before.text()),
                    Date.from(until.atTime(12, 0).toInstant(ZoneOffset.UTC))));
          }
        });
    var written = institution.inCharter();
    if (written != null && !saysTheSame(written, name.tr())) {
      notes.add(ui.text("council.inCharter", written));
    }
    return new Line(number, ui.text(name), notes, speakers, vacant);
  }

  /** A word more or an accent less is not worth a note. */
  private static boolean saysTheSame(String one, String other) {
    var words = words(one);
    var others = words(other);
    return words.containsAll(others) || others.containsAll(words);
  }

  private static Set<String> words(String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return Set.copyOf(
        Arrays.asList(plain.toLowerCase(Locale.of("tr")).strip().split("[^\\p{L}]+")).stream()
            .distinct()
            .toList());
  }

  /** A voussoir: a piece of a half ring, from the left springing to the right one. */
  private static String outline(int stone, int of) {
    var width = Math.PI / of;
    var from = Math.PI - stone * width - GAP / 2;
    var to = Math.PI - (stone + 1) * width + GAP / 2;
    return String.format(
        Locale.ROOT,
        "M%.1f %.1fA%.0f %.0f 0 0 1 %.1f %.1fL%.1f %.1fA%.0f %.0f 0 0 0 %.1f %.1fZ",
        x(OUTER, from),
        y(OUTER, from),
        OUTER,
        OUTER,
        x(OUTER, to),
        y(OUTER, to),
        x(INNER, to),
        y(INNER, to),
        INNER,
        INNER,
        x(INNER, from),
        y(INNER, from));
  }

  private static double x(double radius, double angle) {
    return CENTRE + radius * Math.cos(angle);
  }

  private static double y(double radius, double angle) {
    return CENTRE - radius * Math.sin(angle);
  }
}
