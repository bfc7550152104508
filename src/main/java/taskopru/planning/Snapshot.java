package taskopru.planning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A year in numbers, as it was counted on a day, with every word that stands beside a number in
 * three languages: whatever is made of it later needs nothing else. The same facts give the same
 * bytes: UTF-8 JSON without white space, members in alphabetical order, whole numbers or decimals
 * as text.
 *
 * @param format version of this layout
 * @param body whose year it is
 */
public record Snapshot(
    int format,
    int year,
    LocalDate from,
    LocalDate to,
    LocalDate asOf,
    LocalizedText body,
    List<Chapter> chapters,
    List<Activity> activities) {

  static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  /** A subject; in the order of {@code place}. */
  public record Chapter(
      int place,
      String code,
      LocalizedText title,
      boolean recorded,
      boolean comparable,
      SortedSet<Integer> activities,
      List<Count> counts,
      List<Table> tables,
      List<Listing> listings) {
    public Chapter {
      activities = new TreeSet<>(activities);
      counts = List.copyOf(counts);
      tables = List.copyOf(tables);
      listings = List.copyOf(listings);
    }
  }

  /**
   * A number.
   *
   * @param said the sentence that tells it; null where only the table does
   * @param compared the sentence that compares it; null where there is nothing to compare with
   * @param before the year before, counted on the same day
   * @param answers which question at the report's head it answers; null for none
   */
  public record Count(
      String code,
      LocalizedText name,
      @Nullable LocalizedText said,
      @Nullable LocalizedText compared,
      long number,
      @Nullable Long before,
      @Nullable String answers) {}

  /** Numbers by something; the first {@code drawn} columns are parts of a bar. */
  public record Table(
      String code,
      LocalizedText title,
      LocalizedText by,
      List<LocalizedText> columns,
      int drawn,
      List<Row> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** A line of a table. */
  public record Row(LocalizedText name, List<Long> numbers) {
    public Row {
      numbers = List.copyOf(numbers);
    }
  }

  /** Public things told one by one. */
  public record Listing(
      String code,
      LocalizedText title,
      LocalizedText by,
      List<LocalizedText> columns,
      List<Item> items) {
    public Listing {
      columns = List.copyOf(columns);
      items = List.copyOf(items);
    }

    /** Whether a column holds values, not words. */
    public boolean isOfValues(int column) {
      return items.stream().anyMatch(item -> item.cells().get(column).exact() != null);
    }
  }

  /**
   * One of them.
   *
   * @param address its page without the language
   */
  public record Item(LocalizedText name, String address, List<Cell> cells) {
    public Item {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What is said of an item.
   *
   * @param exact a value for programs: {@code 12.5}; null for words
   */
  public record Cell(LocalizedText shown, @Nullable String exact) {}

  /** One of the charter's activities. */
  public record Activity(int number, LocalizedText text) {
    /** What notes about it are kept under. */
    public String code() {
      return "activity-" + number;
    }
  }

  public Snapshot {
    chapters =
        chapters.stream()
            .sorted(Comparator.comparingInt(Chapter::place).thenComparing(Chapter::code))
            .toList();
    activities = activities.stream().sorted(Comparator.comparingInt(Activity::number)).toList();
  }

  public static Snapshot read(byte[] bytes) {
    return JSON.readValue(bytes, Snapshot.class);
  }

  public byte[] write() {
    return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether its year was still running when it was counted. */
  @JsonIgnore
  public boolean isInterim() {
    return asOf.getYear() <= year;
  }

  /** The chapters that serve an activity. */
  public List<Chapter> serving(Activity activity) {
    return chapters.stream()
        .filter(chapter -> chapter.activities().contains(activity.number()))
        .toList();
  }
}
