package taskopru.kernel;

import java.math.BigDecimal;
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

    /** Whether nothing more can happen in it. */
    public boolean isOver() {
      return last().isBefore(asOf);
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
      List<Table> tables,
      List<Listing> listings) {
    public Chapter {
      activities = Set.copyOf(activities);
      counts = List.copyOf(counts);
      tables = List.copyOf(tables);
      listings = List.copyOf(listings);
    }

    /** A subject that is told in numbers alone. */
    public Chapter(
        int place,
        String key,
        boolean isRecorded,
        Set<Integer> activities,
        List<Count> counts,
        List<Table> tables) {
      this(place, key, isRecorded, activities, counts, tables, List.of());
    }
  }

  /** What everybody asks first; the report begins with the numbers that answer. */
  enum Question {
    /** What did the group do? */
    DONE,
    /** What did it ask for, and who answered? */
    ASKED,
    /** What changed? */
    CHANGED
  }

  /**
   * A number.
   *
   * @param key message key of its name, and its code for ever
   * @param isSaid whether a sentence {@code <key>.said} tells it; its argument is the number
   * @param answers which question it answers; null for none
   */
  record Count(String key, long number, boolean isSaid, @Nullable Question answers) {

    public static Count of(String key, long number) {
      return new Count(key, number, false, null);
    }

    public static Count said(String key, long number) {
      return new Count(key, number, true, null);
    }

    /** The same, told at the head of the report as well. */
    public Count answering(Question question) {
      return new Count(key, number, isSaid, question);
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

  /**
   * Public things told one by one.
   *
   * @param key message key of its title, and its code for ever; {@code <key>.by} heads the names
   * @param columns message keys of the cells' heads
   */
  record Listing(String key, List<String> columns, List<Item> items) {
    public Listing {
      columns = List.copyOf(columns);
      items = List.copyOf(items);
      for (var item : items) {
        if (item.cells().size() != columns.size()) {
          throw new IllegalArgumentException(key + ": an item does not fit its heads");
        }
      }
    }
  }

  /**
   * One of them.
   *
   * @param address its public page without the language: {@code /opinions/courses}
   */
  record Item(LocalizedText name, String address, List<Cell> cells) {
    public Item {
      cells = List.copyOf(cells);
    }
  }

  /** What is said of an item. */
  sealed interface Cell {

    /** A word of ours, by its message key. */
    record Word(String key) implements Cell {}

    /** What somebody wrote. */
    record Text(LocalizedText text) implements Cell {}

    /** A value; null where there is none. */
    record Value(@Nullable BigDecimal number) implements Cell {}
  }
}
