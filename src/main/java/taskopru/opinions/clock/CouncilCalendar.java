package taskopru.opinions.clock;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a council's sessions.
 *
 * @param recess by year; {@code everyYear} where a year has none of its own
 * @param days the first day of the session, by month, where the council has set it
 */
public record CouncilCalendar(
    CouncilKind kind,
    Recess everyYear,
    Map<Integer, Recess> recess,
    Map<YearMonth, LocalDate> days) {

  public CouncilCalendar {
    recess = Map.copyOf(recess);
    days = Map.copyOf(days);
    days.forEach((month, day) -> {
      if (!YearMonth.from(day).equals(month)) {
        throw new IllegalArgumentException(day + " is no day of " + month);
      }
    });
  }

  /** Only the kind and the month off, the same in every year. */
  public static CouncilCalendar of(CouncilKind kind, Recess recess) {
    return new CouncilCalendar(kind, recess, Map.of(), Map.of());
  }

  /** That day too, in its month; nothing more for null. */
  public CouncilCalendar with(@Nullable LocalDate session) {
    if (session == null) {
      return this;
    }
    var all = new HashMap<>(days);
    all.put(YearMonth.from(session), session);
    return new CouncilCalendar(kind, everyYear, recess, all);
  }

  Recess in(int year) {
    return recess.getOrDefault(year, everyYear);
  }

  public boolean rests(YearMonth month) {
    return in(month.getYear()).isIn(month.getMonth());
  }

  Optional<LocalDate> day(YearMonth month) {
    return Optional.ofNullable(days.get(month));
  }
}
