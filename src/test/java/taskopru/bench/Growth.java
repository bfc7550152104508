package taskopru.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * How import and table grow with the rows, up to as many as asked for: a table and a chart for
 * {@code docs/operations/speed.md}. Arguments: the checkout, a folder to work in, the most rows.
 */
final class Growth {

  private static final long[] SIZES = {1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000};
  private static final Pattern PLACE =
      Pattern.compile("(?s)(<!-- growth -->\\n).*(<!-- /growth -->)");

  /** Every pair is another table, so that no cache of results can help. */
  private static final List<String> PAIRS =
      List.of(
          "rows=year&cols=sex",
          "rows=province&cols=sex",
          "rows=nationality&cols=sex",
          "rows=sex&cols=year",
          "rows=year&cols=province");

  /** One size, measured; times in seconds, memory in bytes. */
  record Point(long rows, double imported, double table, long memory) {}

  private Growth() {}

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    LoggingSystem.get(Growth.class.getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
    var checkout = Path.of(args[0]);
    var before = Machine.now();
    var points = new ArrayList<Point>();
    for (var rows : SIZES) {
      if (rows <= Long.parseLong(args[2])) {
        var point = measure(checkout, Path.of(args[1]), rows);
        points.add(point);
        System.out.println(line(point));
        write(checkout, points, before);
      }
    }
  }

  private static Point measure(Path checkout, Path folder, long rows) throws Exception {
    Bench.say("%,d rows", rows);
    var figures = Figures.make(folder, rows);
    var home = folder.resolve("home-" + rows);
    try (var house = new Installation(checkout, home)) {
      var printed = house.run(figures.importInto("bench"));
      var peak = house.peak();
      Files.delete(figures.csv());
      var millis = Bench.IMPORT_MILLIS.matcher(printed);
      if (!millis.find()) {
        throw new IllegalStateException(printed);
      }
      house.serve();
      var times = new double[PAIRS.size()];
      for (var i = 0; i < times.length; i++) {
        var path = "/api/v1/datasets/bench/table.json?measure=people&release=1&" + PAIRS.get(i);
        times[i] = Bench.time(() -> house.get(path));
      }
      return new Point(rows, Long.parseLong(millis.group(1)) / 1e3, Bench.median(times), peak);
    }
  }

  private static void write(Path checkout, List<Point> points, String before) throws IOException {
    var page = checkout.resolve("docs/operations/speed.md");
    var table = new StringBuilder("![Seconds against rows](../images/growth.svg)\n\n");
    table.append(
        "| rows | import | rows a second | two-way table | memory of the import, at most |\n");
    table.append("|---:|---:|---:|---:|---:|\n");
    points.forEach(point -> table.append(line(point)).append('\n'));
    table
        .append("\nBefore: ")
        .append(before)
        .append(".\nAfter: ")
        .append(Machine.now())
        .append(".\n");
    var text = PLACE.matcher(Files.readString(page)).replaceFirst("$1" + table + "$2");
    Files.writeString(page, text);
    Files.writeString(
        Files.createDirectories(checkout.resolve("docs/images")).resolve("growth.svg"),
        GrowthChart.of(points));
  }

  private static String line(Point point) {
    return "| %,d | %s | %,.0f | %s | %,.0f MB |"
        .formatted(
            point.rows(),
            Row.seconds(point.imported()),
            point.rows() / point.imported(),
            Row.seconds(point.table()),
            point.memory() / 1e6);
  }
}
