package taskopru.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** The desk's first page: what waits today, the most urgent first. */
public record TodayPage(String day, List<Part> parts) {

  /** So many lines of a part are open; the rest is one click away. */
  private static final int OPEN = 12;

  /** What was due in these days before today, or will be in those after it, comes first. */
  private static final int LATELY = 14;

  private static final int SOON = 30;

  private static final int AROUND_TODAY = 0;
  private static final int NO_DAY = 1;
  private static final int LONG_LATE = 2;
  private static final int LATER = 3;

  /** From so many days before on, the last day is near. */
  private static final int NEAR = 3;

  /** One part of the page: the lines that are open, and those that unfold. */
  public record Part(String id, String title, List<Line> lines, List<Line> more) {}

  /** One line; {@code id} is that of its sentence. */
  public record Line(
      String id, String sentence, String about, @Nullable Tag day, String path, String deed) {}

  public TodayPage {
    parts = List.copyOf(parts);
  }

  static TodayPage of(List<TodayLine> all, LocalDate today, Ui ui) {
    return new TodayPage(
        ui.date(today),
        Arrays.stream(TodayLine.Part.values())
            .map(part -> part(part, all, today, ui))
            .filter(part -> !part.lines().isEmpty())
            .toList());
  }

  private static Part part(TodayLine.Part part, List<TodayLine> all, LocalDate today, Ui ui) {
    var id = "today-" + part.ordinal();
    var sorted =
        all.stream().filter(line -> line.part() == part).sorted(mostUrgentFirst(today)).toList();
    var lines =
        IntStream.range(0, sorted.size())
            .mapToObj(i -> line(id + "-" + i, sorted.get(i), today, ui))
            .toList();
    // A single line is not worth unfolding.
    var open = lines.size() <= OPEN + 1 ? lines.size() : OPEN;
    return new Part(
        id,
        ui.text("web.today.part." + part.name()),
        lines.subList(0, open),
        lines.subList(open, lines.size()));
  }

  /**
   * What is near today, in its order; then what has no day; then what has been late for longer, the
   * latest first; then later days. A task forgotten last year must not hide this week's call.
   */
  private static Comparator<TodayLine> mostUrgentFirst(LocalDate today) {
    return Comparator.<TodayLine>comparingInt(line -> rank(line.day(), today))
        .thenComparing((one, other) -> {
          var by = day(one).compareTo(day(other));
          return rank(one.day(), today) == LONG_LATE ? -by : by;
        })
        .thenComparing(line -> !line.isLimit())
        .thenComparing(TodayLine::key)
        .thenComparing(line -> line.about());
  }

  private static int rank(@Nullable LocalDate day, LocalDate today) {
    if (day == null) {
      return NO_DAY;
    }
    var left = ChronoUnit.DAYS.between(today, day);
    return left < -LATELY ? LONG_LATE : left > SOON ? LATER : AROUND_TODAY;
  }

  private static LocalDate day(TodayLine line) {
    return Objects.requireNonNullElse(line.day(), LocalDate.MAX);
  }

  private static Line line(String id, TodayLine line, LocalDate today, Ui ui) {
    return new Line(
        id,
        ui.text(line.key(), line.args().stream().map(arg -> said(arg, ui)).toArray(Object[]::new)),
        line.about(),
        line.day() == null ? null : tag(line.day(), line.isLimit(), today, ui),
        ui.path(line.path()),
        ui.text(line.key() + ".deed"));
  }

  private static Object said(Object arg, Ui ui) {
    return switch (arg) {
      case LocalizedText text -> ui.text(text);
      case LocalDate day -> ui.date(day);
      default -> arg;
    };
  }

  private static Tag tag(LocalDate day, boolean limit, LocalDate today, Ui ui) {
    var left = ChronoUnit.DAYS.between(today, day);
    if (left == 0) {
      return new Tag(ui.text(limit ? "web.today.byToday" : "web.today.today"), Tone.WAIT);
    }
    if (left < 0) {
      return new Tag(
          ui.text(limit ? "web.today.late" : "web.today.was", -left, ui.date(day)),
          limit ? Tone.BAD : Tone.PLAIN);
    }
    return new Tag(
        ui.text(limit ? "web.today.by" : "web.today.on", left, ui.date(day)),
        limit && left <= NEAR ? Tone.WAIT : Tone.PLAIN);
  }
}
