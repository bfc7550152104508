package taskopru.bench;

import java.util.Locale;

/**
 * One line of the bench's table.
 *
 * @param what was measured
 * @param ours our figure, with its unit
 * @param yardstick what it is held against, with its unit
 * @param ratio ours to the yardstick, made so that more is better
 * @param wanted the ratio docs promise
 */
record Row(String what, String ours, String yardstick, double ratio, double wanted) {

  static final String HEAD =
      "| what | ours | yardstick | ratio | wanted | met |\n|---|---|---|---|---|---|";

  boolean isMet() {
    return ratio >= wanted;
  }

  static String seconds(double seconds) {
    return seconds < 1
        ? String.format(Locale.ROOT, "%.1f ms", seconds * 1000)
        : String.format(Locale.ROOT, "%.2f s", seconds);
  }

  static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.0f/s", perSecond);
  }

  String markdown() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.2f | %.2f | %s |",
        what,
        ours,
        yardstick,
        ratio,
        wanted,
        isMet() ? "yes" : "NO");
  }
}
