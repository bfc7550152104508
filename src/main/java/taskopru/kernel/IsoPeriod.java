package taskopru.kernel;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;

/**
 * Periods as statistics write them (ISO 8601: {@code 2016}, {@code 2016-03}, {@code 2016-03-31}),
 * in a reader's words. What is none of these stays as it is.
 */
public final class IsoPeriod {

  private static final int DAY = 10;
  private static final int MONTH = 7;

  private IsoPeriod() {}

  /** A day or a month reads as a date in each language; a year is a year. */
  public static String inWords(String period, Language language) {
    try {
      return switch (period.length()) {
        case DAY ->
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(LocalDate.parse(period));
        case MONTH ->
            DateTimeFormatter.ofPattern("LLLL uuuu", language.locale())
                .format(YearMonth.parse(period));
        default -> period;
      };
    } catch (DateTimeParseException notADate) {
      return period;
    }
  }

  /** From the first period to the last; one period is said once. */
  public static String inWords(String from, String to, Language language) {
    if (from.equals(to)) {
      return inWords(from, language);
    }
    var dash = from.length() > 4 ? " – " : "–";
    return inWords(from, language) + dash + inWords(to, language);
  }
}
