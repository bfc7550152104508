package taskopru.opinions;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import taskopru.council.Written;
import taskopru.kernel.Problem;

/** What people type, made storable. */
final class Texts {

  static final int TITLE = 300;
  static final int LINES = 5000;
  static final int LONG = 20_000;

  private static final int DIGITS = 15;

  private Texts() {}

  static String line(String typed, int longest) {
    var line = Written.optionalLine(typed, longest);
    return line == null ? "" : line;
  }

  static String lines(String typed, int longest) {
    var lines = Written.lines(typed, longest);
    return lines == null ? "" : lines;
  }

  static String needed(String typed, int longest, String missing) {
    var line = line(typed, longest);
    if (line.isEmpty()) {
      throw new Problem.Refused(missing);
    }
    return line;
  }

  static String neededLines(String typed, int longest, String missing) {
    var lines = lines(typed, longest);
    if (lines.isEmpty()) {
      throw new Problem.Refused(missing);
    }
    return lines;
  }

  /** No more digits than can be meant. */
  static void mustBeSensible(@Nullable BigDecimal number) {
    if (number != null
        && (number.precision() - number.scale() > DIGITS || number.scale() > DIGITS)) {
      throw new Problem.Refused("web.number.long");
    }
  }
}
