package taskopru.meetings;

import taskopru.kernel.Problem;
import taskopru.kernel.Visible;

/** What people type, made storable: only what a reader sees, no loose ends, not too long. */
final class Texts {

  private Texts() {}

  /** One line. */
  static String line(String typed, int longest) {
    return checked(Visible.line(typed), longest);
  }

  /** Several lines. */
  static String lines(String typed, int longest) {
    return checked(Visible.text(typed).strip(), longest);
  }

  /** One line that says something. */
  static String needed(String typed, int longest, String missing) {
    var line = line(typed, longest);
    if (line.isEmpty()) {
      throw new Problem.Refused(missing);
    }
    return line;
  }

  /** Several lines that say something. */
  static String neededLines(String typed, int longest, String missing) {
    var lines = lines(typed, longest);
    if (lines.isEmpty()) {
      throw new Problem.Refused(missing);
    }
    return lines;
  }

  private static String checked(String text, int longest) {
    if (text.length() > longest) {
      throw new Problem.Refused("meetings.text.long", longest);
    }
    return text;
  }
}
