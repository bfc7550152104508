package taskopru.kernel;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The year that the demo plays: what happens, at which moment. It ends now, so that the desk shows
 * work that waits today.
 */
public final class DemoYear {

  /** The group meets every four weeks. */
  private static final int WEEKS_BETWEEN = 4;

  /** The last meeting before today is at least so many days old. */
  private static final int DAYS_SINCE = 9;

  private record Moment(Instant at, int order, Runnable deed) {}

  private final Instant end;
  private final ZoneId zone;
  private final LocalDate lastMeeting;
  private final PriorityQueue<Moment> moments =
      new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparing(Moment::order));
  private final Map<String, Actor> cast = new HashMap<>();
  private int order;
  private Instant now;
  private Consumer<Instant> clock = _ -> {};

  public DemoYear(Instant end, ZoneId zone) {
    this.end = end;
    this.zone = zone;
    lastMeeting =
        today().minusDays(DAYS_SINCE).with(TemporalAdjusters.previousOrSame(DayOfWeek.WEDNESDAY));
    now = at(firstDay(), 8, 0);
  }

  /** Somebody of the cast comes on: from now on other scenes may act as them. */
  public void enter(String part, Actor actor) {
    cast.put(part, actor);
  }

  public Actor actor(String part) {
    var actor = cast.get(part);
    if (actor == null) {
      throw new IllegalStateException("nobody plays " + part);
    }
    return actor;
  }

  /** The day on which the year ends and the visitor looks at it. */
  public LocalDate today() {
    return LocalDate.ofInstant(end, zone);
  }

  /** Before everything else: the house is set up. */
  public LocalDate firstDay() {
    return meeting(0).minusWeeks(6);
  }

  /** The day of a meeting: 0 is the first, 11 the last before today, 12 the next. */
  public LocalDate meeting(int number) {
    return lastMeeting.plusWeeks((long) WEEKS_BETWEEN * (number - 11));
  }

  /** What time it is while the year plays. */
  public Instant moment() {
    return now;
  }

  public Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(hour, minute).atZone(zone).toInstant();
  }

  /** Notes that something happens then. What would be later than the year's end is left out. */
  public void on(LocalDate day, int hour, int minute, Runnable deed) {
    var moment = at(day, hour, minute);
    if (!moment.isAfter(end)) {
      moments.add(new Moment(moment.isBefore(now) ? now : moment, order++, deed));
    }
  }

  /** Within a moment: time goes on. */
  public void pass(Duration time) {
    now = now.plus(time);
    clock.accept(now);
  }

  /** Plays every moment in its order, and sets the clock for each. */
  public void play(Consumer<Instant> clock) {
    this.clock = clock;
    while (!moments.isEmpty()) {
      var moment = moments.remove();
      now = moment.at().isBefore(now) ? now : moment.at();
      clock.accept(now);
      moment.deed().run();
    }
  }
}
