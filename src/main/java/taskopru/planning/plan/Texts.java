package taskopru.planning.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.council.Written;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;

/** What people type, made storable. */
final class Texts {

  static final int TITLE = 300;
  static final int NAME = 500;
  static final int UNIT = 80;
  static final int SUMMARY = 5000;
  static final int LINES = 2000;
  static final int SHORT = 1000;

  private static final int DIGITS = 15;
  private static final Pattern LINK =
      Pattern.compile("(?:https?://[^\\s<>\"]+|/[A-Za-z0-9][^\\s<>\"]*)");

  private Texts() {}

  static String line(@Nullable String typed, int longest) {
    var line = Written.optionalLine(typed, longest);
    return line == null ? "" : line;
  }

  static String lines(@Nullable String typed, int longest) {
    var lines = Written.lines(typed, longest);
    return lines == null ? "" : lines;
  }

  /** A name in three languages; the Turkish must be there. */
  static LocalizedText name(LocalizedText typed, int longest, String missing) {
    if (typed.tr().isBlank()) {
      throw new Problem.Refused(missing);
    }
    return Written.name(typed, longest);
  }

  /** Several lines in three languages; other languages translate the Turkish. */
  static LocalizedText prose(LocalizedText typed, int longest) {
    var turkish = lines(typed.tr(), longest);
    var english = Written.lines(typed.en(), longest);
    var arabic = Written.lines(typed.ar(), longest);
    if (turkish.isEmpty() && (english != null || arabic != null)) {
      throw new Problem.Refused("planning.plan.turkishFirst");
    }
    return new LocalizedText(turkish, english, arabic);
  }

  /** Where something can be seen: an address of the web or a page of ours. */
  static String link(String typed) {
    var link = line(typed, SHORT);
    if (!LINK.matcher(link).matches()) {
      throw new Problem.Refused("planning.plan.evidence.link");
    }
    return link;
  }

  static @Nullable String optionalLink(String typed) {
    return typed.isBlank() ? null : link(typed);
  }

  static void mustBeSensible(@Nullable BigDecimal number) {
    if (number != null
        && (number.precision() - number.scale() > DIGITS || number.scale() > DIGITS)) {
      throw new Problem.Refused("planning.plan.number.long");
    }
  }

  static void mustBeSensible(@Nullable LocalDate day) {
    if (day != null && (day.getYear() < 1950 || day.getYear() > 2200)) {
      throw new Problem.Refused("planning.plan.day.odd");
    }
  }
}
