package taskopru.statistics.ingest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How people write numbers, and what they write where there is none. */
final class Numbers {

  /** Which sign parts whole from fraction. */
  enum Mark {
    POINT('.'),
    COMMA(',');

    private final char sign;

    Mark(char sign) {
      this.sign = sign;
    }

    char sign() {
      return sign;
    }

    Mark other() {
      return this == POINT ? COMMA : POINT;
    }

    static Mark of(String sign) {
      return sign.equals(",") ? COMMA : POINT;
    }
  }

  /** What stands where a figure is missing. Lower case. */
  static final Set<String> MISSING =
      Set.of(
          "-",
          "--",
          "–",
          "—",
          "−",
          ".",
          "..",
          "...",
          "…",
          "na",
          "n/a",
          "n.a.",
          "nan",
          "null",
          "none",
          "x",
          "*",
          "**",
          "***",
          ":",
          "c",
          "[c]",
          "[x]",
          "[z]",
          "[u]",
          "bilinmiyor",
          "yok",
          "veri yok",
          "#n/a",
          "#yok",
          "?",
          "(x)",
          "(..)");

  private static final String SPACES = "[ \\u00a0\\u202f\\u2009']";
  private static final Pattern POINT =
      Pattern.compile(
          "%?[+-]?([0-9]+|[0-9]{1,3}((,"
              + "|"
              + SPACES
              + ")[0-9]{3})+)?(\\.[0-9]*)?([eE][+-]?[0-9]{1,3})?%?");
  private static final Pattern COMMA =
      Pattern.compile("%?[+-]?([0-9]+|[0-9]{1,3}((\\.|" + SPACES + ")[0-9]{3})+)?(,[0-9]*)?%?");
  private static final Pattern DIGIT = Pattern.compile(".*[0-9].*");
  private static final Pattern YEAR = Pattern.compile("(1[5-9]|20|21)[0-9]{2}(\\.0)?");

  /** Shows for certain that the comma parts the fraction. */
  private static final Pattern SURELY_COMMA =
      Pattern.compile(
          "%?[+-]?(([0-9]{1,3}(\\.[0-9]{3})+,[0-9]+)|([0-9]{1,3}(\\.[0-9]{3}){2,})|([0-9]+,([0-9]{1,2}|[0-9]{4,})))%?");

  private static final Pattern SURELY_POINT =
      Pattern.compile(
          "%?[+-]?(([0-9]{1,3}(,[0-9]{3})+\\.[0-9]+)|([0-9]{1,3}(,[0-9]{3}){2,})|([0-9]+\\.([0-9]{1,2}|[0-9]{4,})))%?");

  private Numbers() {}

  static boolean isMissing(String cell) {
    return MISSING.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  static boolean isYear(String cell) {
    return YEAR.matcher(cell.strip()).matches();
  }

  static boolean isNumber(String cell) {
    return isNumber(cell, Mark.POINT) || isNumber(cell, Mark.COMMA);
  }

  static boolean isNumber(String cell, Mark mark) {
    var text = cell.strip().replace('−', '-');
    return !text.isEmpty()
        && text.length() < 60
        && DIGIT.matcher(text).matches()
        && (mark == Mark.POINT ? POINT : COMMA).matcher(text).matches();
  }

  static boolean isSurely(String cell, Mark mark) {
    return (mark == Mark.POINT ? SURELY_POINT : SURELY_COMMA).matcher(cell.strip()).matches();
  }

  /**
   * The number in a column of text, as SQL: null where nothing or a mark for missing stands there,
   * and where it is no number at all.
   *
   * @param plain whether the column is known to hold nothing but digits, signs and points
   */
  static String sql(String column, Mark mark, boolean plain) {
    if (plain) {
      return "try_cast(" + column + " as double)";
    }
    var cleaned =
        "translate(trim("
            + column
            + "), '−\u00a0\u202f\u2009 %''"
            + mark.other().sign()
            + "', '-')";
    if (mark == Mark.COMMA) {
      cleaned = "replace(" + cleaned + ", ',', '.')";
    }
    return "case when regexp_full_match(trim("
        + column
        + "), '"
        + pattern(mark)
        + "') then try_cast("
        + cleaned
        + " as double) end";
  }

  /** The same rule as {@link #isNumber(String, Mark)} in the words of RE2. */
  private static String pattern(Mark mark) {
    var spaces = "[ \u00a0\u202f\u2009'']";
    return mark == Mark.POINT
        ? "%?[+−-]?([0-9]+|[0-9]{1,3}((,|"
            + spaces
            + ")[0-9]{3})+)?(\\.[0-9]*)?([eE][+-]?[0-9]{1,3})?%?"
        : "%?[+−-]?([0-9]+|[0-9]{1,3}((\\.|" + spaces + ")[0-9]{3})+)?(,[0-9]*)?%?";
  }

  /** Whether a mark for missing stands in a column of text, as SQL. */
  static String missingSql(String column) {
    var marks = new StringBuilder();
    MISSING.stream()
        .sorted()
        .forEach(it -> marks.append(marks.isEmpty() ? "'" : ", '").append(it).append("'"));
    return "lower(trim(" + column + ")) in (" + marks + ")";
  }
}
