package taskopru.privacy;

import java.text.Normalizer;
import java.util.regex.Pattern;
import taskopru.kernel.Problem;

/**
 * What people type: without control characters and without marks that turn the direction of what
 * stands after them.
 */
final class Written {

  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

  private Written() {}

  /** One line. */
  static String line(String typed, int longest, String missing) {
    return checked(typed.replaceAll("\\s+", " "), longest, missing);
  }

  /** Several lines. */
  static String text(String typed, int longest, String missing) {
    return checked(typed.replace("\r\n", "\n"), longest, missing);
  }

  /** Several lines, or none. */
  static String optional(String typed, int longest) {
    return typed.isBlank() ? "" : text(typed, longest, "");
  }

  private static String checked(String typed, int longest, String missing) {
    if (typed.length() > 2 * longest) {
      throw new Problem.Refused("privacy.text.long", longest);
    }
    var text =
        UNSEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC)).replaceAll("").strip();
    if (text.isEmpty()) {
      throw new Problem.Refused(missing);
    }
    if (text.length() > longest) {
      throw new Problem.Refused("privacy.text.long", longest);
    }
    return text;
  }
}
