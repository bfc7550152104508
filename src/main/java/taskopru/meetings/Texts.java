package taskopru.meetings;

import taskopru.kernel.Problem;

/** What people type, made storable: no control characters, no loose ends, not too long. */
final class Texts {

  private Texts() {}

  /** One line. */
  static String line(String typed, int longest) {
    return checked(typed.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "), longest);
  }

  /** Several lines. */
  static String lines(String typed, int longest) {
    return checked(typed.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]+", " "), longest);
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
    // Overrides of the reading direction make a text look like another one.
    var plain = text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "").strip();
    if (plain.length() > longest) {
      throw new Problem.Refused("meetings.text.long", longest);
    }
    return plain;
  }
}
