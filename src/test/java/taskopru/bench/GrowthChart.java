package taskopru.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import taskopru.bench.Growth.Point;

/** Rows against seconds, both in powers of ten: what grows with the rows is a line of slope one. */
final class GrowthChart {

  private static final int LEFT = 70;
  private static final int TOP = 20;
  private static final int WIDTH = 560;
  private static final int HEIGHT = 320;
  private static final double FEWEST = 6;
  private static final double MOST = 8;
  private static final double SHORTEST = -2;
  private static final double LONGEST = 3;

  private GrowthChart() {}

  static String of(List<Point> points) {
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 400" role="img" font-family="sans-serif" font-size="13">
          <title>Seconds against rows</title>
          <desc>Import and a cold two-way table, from one million rows upwards, both axes in powers of ten.</desc>
          <rect width="720" height="400" fill="#ffffff"/>
        """);
    for (var power = SHORTEST; power <= LONGEST; power++) {
      svg.append(
          "  <path d=\"M%d %.1fh%d\" stroke=\"#d9d9d9\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s s</text>\n"
              .formatted(
                  LEFT, y(power), WIDTH, LEFT - 8, y(power) + 4, plain(Math.pow(10, power))));
    }
    for (var point : points) {
      svg.append(
          "  <text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d M</text>\n"
              .formatted(x(point), TOP + HEIGHT + 20, point.rows() / 1_000_000));
    }
    svg.append(
        "  <text x=\"%d\" y=\"%d\" text-anchor=\"middle\">rows</text>\n"
            .formatted(LEFT + WIDTH / 2, TOP + HEIGHT + 42));
    line(svg, points, Point::imported, "import", "#1f5f8b");
    line(svg, points, Point::table, "table", "#b3541e");
    return svg.append("</svg>\n").toString();
  }

  private static void line(
      StringBuilder svg,
      List<Point> points,
      ToDoubleFunction<Point> seconds,
      String name,
      String colour) {
    var path = new StringBuilder();
    for (var point : points) {
      var y = y(Math.log10(seconds.applyAsDouble(point)));
      path.append("%s%.1f %.1f".formatted(path.isEmpty() ? "M" : "L", x(point), y));
      svg.append(
          "  <circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>\n"
              .formatted(x(point), y, colour));
    }
    var last = points.getLast();
    svg.append(
        "  <path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
            .formatted(path, colour));
    svg.append(
        "  <text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>\n"
            .formatted(x(last) + 10, y(Math.log10(seconds.applyAsDouble(last))) + 4, colour, name));
  }

  private static double x(Point point) {
    return LEFT + (Math.log10(point.rows()) - FEWEST) / (MOST - FEWEST) * WIDTH;
  }

  private static double y(double power) {
    return TOP + (LONGEST - power) / (LONGEST - SHORTEST) * HEIGHT;
  }

  private static String plain(double number) {
    return number < 1
        ? "%.2f".formatted(number).replaceFirst("0+$", "")
        : "%,.0f".formatted(number);
  }
}
