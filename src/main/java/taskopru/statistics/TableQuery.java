package taskopru.statistics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;

/**
 * A question to a dataset, in its codes: which dimensions go down, which across, which figures, of
 * what and when. It is only well formed; {@link Tables} checks it against the structure of the
 * release that answers.
 *
 * @param dataset whose figures
 * @param release the number of a release; null: the latest one
 * @param rows dimensions down the side; null: the time, or the first dimension; empty: none
 * @param columns dimensions across the top
 * @param measures figures in the cells; empty: all of them, only the first where there are columns
 * @param filters codes to keep, by dimension
 * @param period which stretch of time
 * @param sort null: by the order of the code lists, time ascending
 * @param offset how many rows to leave out at the top
 * @param limit how many rows at most; null: all
 */
public record TableQuery(
    Slug dataset,
    @Nullable Integer release,
    @Nullable List<String> rows,
    List<String> columns,
    List<String> measures,
    Map<String, List<String>> filters,
    Period period,
    @Nullable Sort sort,
    int offset,
    @Nullable Integer limit) {

  /** The parameters a question is written with in addresses. */
  public static final Set<String> PARAMETERS =
      Set.of("rows", "cols", "measure", "filter", "time", "release", "sort", "offset", "limit");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /**
   * A stretch of time, both ends included, either end open. Periods are ISO 8601 and compare as
   * text; an end of {@code 2023} includes {@code 2023-05}.
   */
  public record Period(@Nullable String from, @Nullable String to) {

    public static final Period ALWAYS = new Period(null, null);

    private static final Pattern SHAPE =
        Pattern.compile("[0-9]{4}(-([0-9]{2}(-[0-9]{2})?|Q[1-4]|W[0-9]{2}))?");

    public Period {
      check(from);
      check(to);
      if (from != null && to != null && from.compareTo(to) > 0 && !from.startsWith(to)) {
        throw new Problem.Refused("statistics.query.time-backwards", from, to);
      }
    }

    /** {@code 2010..2023}, {@code 2010..}, {@code ..2023} or {@code 2016}. */
    public static Period of(String text) {
      var trimmed = text.strip();
      if (trimmed.isEmpty() || trimmed.equals("..")) {
        return ALWAYS;
      }
      var dots = trimmed.indexOf("..");
      return dots < 0
          ? new Period(trimmed, trimmed)
          : new Period(end(trimmed.substring(0, dots)), end(trimmed.substring(dots + 2)));
    }

    public boolean isAlways() {
      return from == null && to == null;
    }

    public boolean includes(String period) {
      return (from == null || period.compareTo(from) >= 0)
          && (to == null || period.compareTo(lastWithin(to)) <= 0);
    }

    /** Text that no period within {@code period} comes after. */
    static String lastWithin(String period) {
      return period + '\uffff';
    }

    private static @Nullable String end(String text) {
      return text.isBlank() ? null : text.strip();
    }

    private static void check(@Nullable String period) {
      if (period != null && !SHAPE.matcher(period).matches()) {
        throw new Problem.Refused("statistics.query.time-shape", period);
      }
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
      return Objects.requireNonNullElse(from, "") + ".." + Objects.requireNonNullElse(to, "");
    }
  }

  /** Rows by a measure or by a dimension of the rows: {@code -refugees} has the largest first. */
  public record Sort(String by, boolean descending) {

    static @Nullable Sort of(String text) {
      var trimmed = text.strip();
      if (trimmed.isEmpty()) {
        return null;
      }
      return trimmed.startsWith("-")
          ? new Sort(trimmed.substring(1), true)
          : new Sort(trimmed, false);
    }

    @Override
    public String toString() {
      return (descending ? "-" : "") + by;
    }
  }

  public TableQuery {
    rows = rows == null ? null : List.copyOf(rows);
    columns = List.copyOf(columns);
    measures = List.copyOf(measures);
    var kept = new LinkedHashMap<String, List<String>>();
    filters.forEach((dimension, codes) -> kept.put(dimension, List.copyOf(codes)));
    filters = java.util.Collections.unmodifiableMap(kept);
  }

  /** Everything a dataset answers when nothing is asked in particular. */
  public static TableQuery of(Slug dataset) {
    return new TableQuery(
        dataset, null, null, List.of(), List.of(), Map.of(), Period.ALWAYS, null, 0, null);
  }

  /**
   * Reads the parameters of an address. Parameters it does not know are refused, so that a typing
   * mistake is never answered with the wrong figures.
   *
   * @param others names that belong to whoever answers, such as {@code lang}
   */
  public static TableQuery read(
      Slug dataset, Map<String, String[]> parameters, Set<String> others) {
    for (var name : parameters.keySet()) {
      if (!PARAMETERS.contains(name) && !others.contains(name)) {
        throw new Problem.Refused(
            "statistics.query.unknown-parameter", name, Nearest.listed(PARAMETERS));
      }
    }
    return new TableQuery(
        dataset,
        release(one(parameters, "release")),
        parameters.containsKey("rows") ? many(parameters, "rows") : null,
        many(parameters, "cols"),
        many(parameters, "measure"),
        filters(parameters.get("filter")),
        Period.of(one(parameters, "time")),
        Sort.of(one(parameters, "sort")),
        number(parameters, "offset", 0),
        one(parameters, "limit").isBlank() ? null : number(parameters, "limit", 1));
  }

  public TableQuery ofRelease(@Nullable Integer number) {
    return new TableQuery(
        dataset, number, rows, columns, measures, filters, period, sort, offset, limit);
  }

  public TableQuery withRows(List<String> dimensions) {
    return new TableQuery(
        dataset, release, dimensions, columns, measures, filters, period, sort, offset, limit);
  }

  public TableQuery withColumns(List<String> dimensions) {
    return new TableQuery(
        dataset, release, rows, dimensions, measures, filters, period, sort, offset, limit);
  }

  public TableQuery withMeasures(List<String> codes) {
    return new TableQuery(
        dataset, release, rows, columns, codes, filters, period, sort, offset, limit);
  }

  public TableQuery withFilter(String dimension, List<String> codes) {
    var more = new LinkedHashMap<>(filters);
    more.put(dimension, codes);
    return new TableQuery(
        dataset, release, rows, columns, measures, more, period, sort, offset, limit);
  }

  public TableQuery during(Period other) {
    return new TableQuery(
        dataset, release, rows, columns, measures, filters, other, sort, offset, limit);
  }

  public TableQuery sortedBy(@Nullable Sort other) {
    return new TableQuery(
        dataset, release, rows, columns, measures, filters, period, other, offset, limit);
  }

  public TableQuery page(int from, @Nullable Integer size) {
    return new TableQuery(
        dataset, release, rows, columns, measures, filters, period, sort, from, size);
  }

  /**
   * Written as {@link #read} reads it, without a leading question mark; empty where all is usual.
   */
  public String address() {
    var parts = new ArrayList<String>();
    if (release != null) {
      parts.add("release=" + release);
    }
    if (rows != null) {
      parts.add("rows=" + listed(rows));
    }
    if (!columns.isEmpty()) {
      parts.add("cols=" + listed(columns));
    }
    if (!measures.isEmpty()) {
      parts.add("measure=" + listed(measures));
    }
    filters.forEach(
        (dimension, codes) -> parts.add("filter=" + encoded(dimension) + ":" + listed(codes)));
    if (!period.isAlways()) {
      parts.add("time=" + period);
    }
    if (sort != null) {
      parts.add("sort=" + encoded(sort.toString()));
    }
    if (offset > 0) {
      parts.add("offset=" + offset);
    }
    if (limit != null) {
      parts.add("limit=" + limit);
    }
    return String.join("&", parts);
  }

  private static String listed(List<String> codes) {
    return String.join(",", codes.stream().map(TableQuery::encoded).toList());
  }

  /** A comma inside a code is written twice over, so that it does not part two codes. */
  private static String encoded(String code) {
    return URLEncoder.encode(
        code.replace("\\", "\\\\").replace(",", "\\,"), StandardCharsets.UTF_8);
  }

  private static @Nullable Integer release(String text) {
    if (text.isBlank() || text.equals("latest")) {
      return null;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new Problem.Refused("statistics.query.release-shape", text);
    }
    return Integer.valueOf(text);
  }

  private static int number(Map<String, String[]> parameters, String name, int least) {
    var text = one(parameters, name);
    if (text.isBlank()) {
      return least;
    }
    if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < least) {
      throw new Problem.Refused("statistics.query.number-shape", name, text);
    }
    return Integer.parseInt(text);
  }

  private static String one(Map<String, String[]> parameters, String name) {
    var values = parameters.get(name);
    if (values == null || values.length == 0) {
      return "";
    }
    if (values.length > 1) {
      throw new Problem.Refused("statistics.query.parameter-twice", name);
    }
    return values[0];
  }

  private static List<String> many(Map<String, String[]> parameters, String name) {
    var codes = new LinkedHashSet<String>();
    for (var value : parameters.getOrDefault(name, new String[0])) {
      codes.addAll(split(value));
    }
    return List.copyOf(codes);
  }

  private static Map<String, List<String>> filters(String @Nullable [] values) {
    var filters = new LinkedHashMap<String, Set<String>>();
    for (var value : values == null ? new String[0] : values) {
      if (value.isBlank()) {
        continue;
      }
      var colon = value.indexOf(':');
      if (colon < 1) {
        throw new Problem.Refused("statistics.query.filter-shape", value);
      }
      var codes = split(value.substring(colon + 1));
      if (!codes.isEmpty()) {
        filters
            .computeIfAbsent(value.substring(0, colon).strip(), _ -> new LinkedHashSet<>())
            .addAll(codes);
      }
    }
    var lists = new LinkedHashMap<String, List<String>>();
    filters.forEach((dimension, codes) -> lists.put(dimension, List.copyOf(codes)));
    return lists;
  }

  /** Codes between commas; {@code \,} is a comma within a code. */
  private static List<String> split(String text) {
    var codes = new ArrayList<String>();
    var code = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        code.append(text.charAt(++i));
      } else if (c == ',') {
        add(code, codes);
      } else {
        code.append(c);
      }
    }
    add(code, codes);
    return codes;
  }

  private static void add(StringBuilder code, List<String> codes) {
    var text = code.toString().strip();
    if (!text.isEmpty()) {
      codes.add(text);
    }
    code.setLength(0);
  }
}
