package taskopru.opinions.clock;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import taskopru.kernel.LocalizedText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Türkiye's public holidays (Law 2429), for the years of which the table is sure. Half days (the
 * afternoon of 28 October and of the eve of a feast) stay working days unless the setting says
 * otherwise: a registry is open in the morning. Outside its years the table does not guess: what
 * would need it is empty.
 */
@Component
public class Holidays {

  private final LocalDate from;
  private final LocalDate to;
  private final NavigableMap<LocalDate, Holiday> days = new TreeMap<>();
  private final boolean halfDaysWork;

  /** A day off, or an afternoon off. */
  public record Holiday(LocalDate day, boolean half, LocalizedText name, LocalizedText source) {}

  record Fixed(
      MonthDay day, LocalDate from, boolean half, LocalizedText name, LocalizedText source) {}

  record Feast(
      int days,
      LocalizedText name,
      LocalizedText eve,
      LocalizedText source,
      List<LocalDate> first) {}

  record Table(LocalDate from, LocalDate to, List<Fixed> fixed, List<Feast> feasts) {}

  Holidays(
      @Value("${taskopru.opinions.holidays}") Resource file,
      @Value("${taskopru.opinions.half-days-work}") boolean halfDaysWork,
      JsonMapper json) {
    this.halfDaysWork = halfDaysWork;
    Table table;
    try (var in = file.getInputStream()) {
      table = json.readValue(in, Table.class);
    } catch (IOException | JacksonException e) {
      throw new IllegalStateException(
          "taskopru.opinions.holidays: cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
    from = table.from();
    to = table.to();
    for (var one : table.fixed()) {
      for (var year = from.getYear(); year <= to.getYear(); year++) {
        var day = one.day().atYear(year);
        if (!day.isBefore(one.from())) {
          add(new Holiday(day, one.half(), one.name(), one.source()));
        }
      }
    }
    for (var feast : table.feasts()) {
      for (var year = from.getYear(); year <= to.getYear(); year++) {
        var asked = year;
        if (feast.first().stream().noneMatch(day -> day.getYear() == asked)) {
          throw new IllegalStateException(
              "taskopru.opinions.holidays: no %s in %d".formatted(feast.name().tr(), year));
        }
      }
      for (var first : feast.first()) {
        add(new Holiday(first.minusDays(1), true, feast.eve(), feast.source()));
        for (var i = 0; i < feast.days(); i++) {
          add(new Holiday(first.plusDays(i), false, feast.name(), feast.source()));
        }
      }
    }
  }

  /** Two on one day: the whole day counts. */
  private void add(Holiday holiday) {
    days.merge(holiday.day(), holiday, (old, added) -> old.half() && !added.half() ? added : old);
  }

  public LocalDate from() {
    return from;
  }

  /** The last day of which the table is sure. */
  public LocalDate to() {
    return to;
  }

  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  public Optional<Holiday> on(LocalDate day) {
    return Optional.ofNullable(days.get(day));
  }

  public List<Holiday> between(LocalDate first, LocalDate last) {
    return last.isBefore(first)
        ? List.of()
        : List.copyOf(days.subMap(first, true, last, true).values());
  }

  public boolean isFree(Holiday holiday) {
    return !holiday.half() || !halfDaysWork;
  }

  /** Only of a covered day. */
  public boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && on(day).filter(this::isFree).isEmpty();
  }

  /** The n-th working day after that day; empty where the way there leaves the table. */
  public Optional<LocalDate> after(LocalDate day, int workingDays) {
    var at = day;
    for (var left = workingDays; left > 0; ) {
      at = at.plusDays(1);
      if (!covers(at)) {
        return Optional.empty();
      }
      if (isWorkingDay(at)) {
        left--;
      }
    }
    return Optional.of(at);
  }

  /** That day, or the first working day behind it. */
  public Optional<LocalDate> onOrAfter(LocalDate day) {
    return after(day.minusDays(1), 1);
  }

  /** That day, or the last working day before it. */
  public Optional<LocalDate> onOrBefore(LocalDate day) {
    for (var at = day; covers(at); at = at.minusDays(1)) {
      if (isWorkingDay(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
