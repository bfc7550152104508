package taskopru.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a module can tell of a year for the annual report: a bean of this type. It counts; it names
 * no person and tells nothing about one. The report keeps what it was told, so the same facts must
 * be told in the same order.
 */
public interface AnnualFacts {

  /**
   * The module's chapters about that year. A chapter without anything on record is told all the
   * same: that nothing was done is a fact, too.
   */
  List<Chapter> chapters(Year year);

  /**
   * The year that is asked about.
   *
   * @param zone whose days are meant
   * @param asOf the day of the count; what is open or overdue is so on this day
   */
  record Year(int number, ZoneId zone, LocalDate asOf) {

    public LocalDate first() {
      return LocalDate.of(number, 1, 1);
    }

    public LocalDate last() {
      return LocalDate.of(number, 12, 31);
    }

    /** The last day of the year that is over: its end, or the day of the count. */
    public LocalDate end() {
      return last().isBefore(asOf) ? last() : asOf;
    }

    public Instant from() {
      return first().atStartOfDay(zone).toInstant();
    }

    /** The moment after the year. */
    public Instant until() {
      return last().plusDays(1).atStartOfDay(zone).toInstant();
    }

    public Year before() {
      return new Year(number - 1, zone, asOf);
    }
  }

  /**
   * One subject of the report.
   *
   * @param place its place among the chapters; smaller comes first
   * @param key message key of its title, and its code for ever: {@code meetings.annual}
   * @param isRecorded whether there is anything on record; without it a year is not compared
   * @param activities the numbers of the charter's activities that it serves
   */
  record Chapter(
      int place,
      String key,
      boolean isRecorded,
      Set<Integer> activities,
      List<Count> counts,
      List<Table> tables) {
    public Chapter {
      activities = Set.copyOf(activities);
      counts = List.copyOf(counts);
      tables = List.copyOf(tables);
    }
  }

  /**
   * A number.
   *
   * @param key message key of its name, and its code for ever
   * @param isSaid whether a sentence {@code <key>.said} tells it; its argument is the number
   */
  record Count(String key, long number, boolean isSaid) {

    public static Count of(String key, long number) {
      return new Count(key, number, false);
    }

    public static Count said(String key, long number) {
      return new Count(key, number, true);
    }
  }

  /**
   * Numbers by something.
   *
   * @param key message key of its title, and its code for ever; {@code <key>.by} heads its rows
   * @param columns message keys of the numbers' heads
   * @param drawn how many of the columns, from the first, are drawn as parts of one bar; 0 for none
   */
  record Table(String key, List<String> columns, int drawn, List<Row> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      for (var row : rows) {
        if (row.numbers().size() != columns.size()) {
          throw new IllegalArgumentException(key + ": a row does not fit its heads");
        }
      }
      if (drawn > columns.size()) {
        throw new IllegalArgumentException(key + ": more drawn than there is");
      }
    }
  }

  /**
   * A line of a table.
   *
   * @param key message key of its name; null where {@code name} is it
   */
  record Row(@Nullable String key, @Nullable LocalizedText name, List<Long> numbers) {
    public Row {
      numbers = List.copyOf(numbers);
      if ((key == null) == (name == null)) {
        throw new IllegalArgumentException("a row has one name");
      }
    }

    public static Row of(String key, long... numbers) {
      return new Row(key, null, Arrays.stream(numbers).boxed().toList());
    }

    public static Row named(LocalizedText name, long... numbers) {
      return new Row(null, name, Arrays.stream(numbers).boxed().toList());
    }

    public static Row of(Month month, long... numbers) {
      return named(
          new LocalizedText(
              word(month, Language.TR), word(month, Language.EN), word(month, Language.AR)),
          numbers);
    }

    private static String word(Month month, Language language) {
      return month.getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
    }
  }
}
