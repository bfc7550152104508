package taskopru.web.ui;

import java.util.List;
import java.util.Locale;

/**
 * A small line of how a figure went, drawn on the server: points of an SVG of {@link #WIDTH} by
 * {@link #HEIGHT}. Time runs from left to right in every language, as in the big charts.
 */
public record Sparkline(List<Double> values) {

  public static final int WIDTH = 240;
  public static final int HEIGHT = 64;
  private static final int ABOVE = 6;
  private static final int BELOW = 4;

  public Sparkline {
    values = List.copyOf(values);
    if (values.size() < 2) {
      throw new IllegalArgumentException("a line needs two points");
    }
  }

  /** {@code points} of the line. */
  public String line() {
    var points = new StringBuilder();
    for (var i = 0; i < values.size(); i++) {
      points.append(i == 0 ? "" : " ").append(at(i));
    }
    return points.toString();
  }

  /** {@code points} of the ground under it. */
  public String area() {
    return "0," + HEIGHT + " " + line() + " " + WIDTH + "," + HEIGHT;
  }

  public String lastY() {
    return tenth(y(values.getLast()));
  }

  private String at(int i) {
    return tenth((double) i * WIDTH / (values.size() - 1)) + "," + tenth(y(values.get(i)));
  }

  private double y(double value) {
    var low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    var high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    if (high == low) {
      return HEIGHT / 2.0;
    }
    return HEIGHT - BELOW - (value - low) / (high - low) * (HEIGHT - ABOVE - BELOW);
  }

  private static String tenth(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
