package taskopru.statistics.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as tables write them, brought to ISO 8601, whose texts sort as their times do. */
final class Periods {

  private static final Pattern YEAR =
      Pattern.compile("((?:1[5-9]|20|21)[0-9]{2})(?:\\.0+)?(?: ?(?:yılı|yili))?");
  private static final Pattern SPAN =
      Pattern.compile("((?:1[5-9]|20|21)[0-9]{2})\\s*[-–/]\\s*(?:(?:19|20|21)?[0-9]{2})");
  private static final Pattern MONTH = Pattern.compile("([0-9]{4})(?:-|/|\\.|M|-M)([0-9]{1,2})");
  private static final Pattern MONTH_FIRST = Pattern.compile("([0-9]{1,2})[./-]([0-9]{4})");
  private static final Pattern QUARTER = Pattern.compile("([0-9]{4})[ -]?[QqÇç]([1-4])");
  private static final Pattern QUARTER_FIRST = Pattern.compile("[QqÇç]([1-4])[ /-]?([0-9]{4})");
  private static final Pattern DAY =
      Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+Z?)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})(?: [0-9:]+)?");
  private static final Pattern NAMED_DAY =
      Pattern.compile("([0-9]{1,2})\\.? (\\p{L}+)\\.?,? ([0-9]{4})");
  private static final Pattern NAMED_DAY_AMERICAN =
      Pattern.compile("(\\p{L}+)\\.? ([0-9]{1,2}),? ([0-9]{4})");
  private static final Pattern NAMED_MONTH = Pattern.compile("(\\p{L}+)\\.?[ -]([0-9]{4})");

  private static final Map<String, Integer> MONTHS = months();

  private Periods() {}

  private static Map<String, Integer> months() {
    var months = new HashMap<String, Integer>();
    var names =
        new String[] {
          "january ocak يناير كانون", "february şubat فبراير شباط", "march mart مارس آذار",
              "april nisan أبريل نيسان",
          "may mayıs مايو أيار", "june haziran يونيو حزيران", "july temmuz يوليو تموز",
              "august ağustos أغسطس آب",
          "september eylül سبتمبر أيلول", "october ekim أكتوبر تشرين", "november kasım نوفمبر",
              "december aralık ديسمبر"
        };
    for (int i = 0; i < names.length; i++) {
      for (var name : names[i].split(" ")) {
        months.put(Places.key(name), i + 1);
        if (name.length() > 3) {
          months.putIfAbsent(Places.key(name).substring(0, 3), i + 1);
        }
      }
    }
    months.put("sept", 9);
    return months;
  }

  /** {@code January 05, 2020} is {@code 2020-01-05}; empty where it is no time we know. */
  static Optional<String> iso(String text) {
    var it = text.strip();
    Matcher m;
    if ((m = YEAR.matcher(it)).matches()) {
      return Optional.of(m.group(1));
    }
    if ((m = DAY.matcher(it)).matches()) {
      return day(m.group(1), m.group(2), m.group(3));
    }
    if ((m = DAY_FIRST.matcher(it)).matches()) {
      return day(m.group(3), m.group(2), m.group(1));
    }
    if ((m = MONTH.matcher(it)).matches()) {
      var month = month(m.group(1), m.group(2));
      if (month.isPresent()) {
        return month;
      }
    }
    if ((m = SPAN.matcher(it)).matches()) {
      return Optional.of(m.group(1));
    }
    if ((m = MONTH_FIRST.matcher(it)).matches()) {
      return month(m.group(2), m.group(1));
    }
    if ((m = QUARTER.matcher(it)).matches()) {
      return Optional.of(m.group(1) + "-Q" + m.group(2));
    }
    if ((m = QUARTER_FIRST.matcher(it)).matches()) {
      return Optional.of(m.group(2) + "-Q" + m.group(1));
    }
    if ((m = NAMED_DAY.matcher(it)).matches()) {
      return day(m.group(3), monthNamed(m.group(2)), m.group(1));
    }
    if ((m = NAMED_DAY_AMERICAN.matcher(it)).matches()) {
      return day(m.group(3), monthNamed(m.group(1)), m.group(2));
    }
    if ((m = NAMED_MONTH.matcher(it)).matches()) {
      return month(m.group(2), monthNamed(m.group(1)));
    }
    return Optional.empty();
  }

  /** {@code 13}, which is no month, where nobody calls one so. */
  private static String monthNamed(String name) {
    return Integer.toString(MONTHS.getOrDefault(Places.key(name), 13));
  }

  private static Optional<String> day(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> month(String year, String month) {
    int number = Integer.parseInt(month);
    return number >= 1 && number <= 12 && Integer.parseInt(year) >= 1500
        ? Optional.of(YearMonth.of(Integer.parseInt(year), number).toString())
        : Optional.empty();
  }
}
