package taskopru.council;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Seats by months: whether somebody held the seat, and how often somebody came. */
@Service
@Transactional(readOnly = true)
public class SeatMonths {

  private final Seats seats;
  private final Mandates mandates;
  private final List<AttendanceFeed> feeds;

  SeatMonths(Seats seats, Mandates mandates, List<AttendanceFeed> feeds) {
    this.seats = seats;
    this.mandates = mandates;
    this.feeds = feeds;
  }

  /** Whether a seat had a principal in a month. */
  public enum Held {
    ALL,
    /** Some days only. */
    PARTLY,
    NEVER
  }

  /** One month of one seat; {@code attended} is null where nobody counts attendance. */
  public record Cell(YearMonth month, Held held, AttendanceFeed.@Nullable Attended attended) {}

  /** A seat's row. */
  public record Row(Seat seat, List<Cell> cells) {}

  /** Every seat of a body as it stands on the last day, with its months in their order. */
  public List<Row> of(UUID body, YearMonth from, YearMonth to, LocalDate today) {
    var lastDay = to.atEndOfMonth().isAfter(today) ? today : to.atEndOfMonth();
    var held = held(mandates.ofBody(body, from.atDay(1)));
    var attended = attended(body, from, to);
    var months =
        Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1)).toList();
    var rows = new ArrayList<Row>();
    for (var group : seats.list(body, lastDay)) {
      for (var seat : group.seats()) {
        var mine = held.getOrDefault(seat.id(), List.of());
        rows.add(
            new Row(
                seat,
                months.stream()
                    .map(month ->
                        new Cell(
                            month,
                            held(mine, month, lastDay),
                            attended.getOrDefault(seat.id(), Map.of()).get(month)))
                    .toList()));
      }
    }
    return rows;
  }

  private static Map<UUID, List<Mandate>> held(List<Mandate> all) {
    var held = new HashMap<UUID, List<Mandate>>();
    all.stream()
        .filter(one -> one.isConfirmed() && one.place() == 0)
        .forEach(one -> held.computeIfAbsent(one.seat(), _ -> new ArrayList<>()).add(one));
    return held;
  }

  private static Held held(List<Mandate> mandates, YearMonth month, LocalDate lastDay) {
    var last = month.atEndOfMonth().isAfter(lastDay) ? lastDay : month.atEndOfMonth();
    var days = new HashSet<LocalDate>();
    var all = 0;
    for (var day = month.atDay(1); !day.isAfter(last); day = day.plusDays(1)) {
      all++;
      var on = day;
      if (mandates.stream().anyMatch(one -> one.overlaps(on, on))) {
        days.add(day);
      }
    }
    return days.isEmpty() ? Held.NEVER : days.size() == all ? Held.ALL : Held.PARTLY;
  }

  private Map<UUID, Map<YearMonth, AttendanceFeed.Attended>> attended(
      UUID body, YearMonth from, YearMonth to) {
    var attended = new HashMap<UUID, Map<YearMonth, AttendanceFeed.Attended>>();
    feeds.forEach(feed -> attended.putAll(feed.of(body, from, to)));
    return attended;
  }
}
