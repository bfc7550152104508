package taskopru.planning;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.AnnualFacts;
import taskopru.kernel.Language;

/** What a snapshot says in a language, the same on the page and on paper. */
public final class ReportWords {

  private ReportWords() {}

  /** A chapter in sentences, each compared where it can be. */
  public static List<String> sentences(Snapshot.Chapter chapter, Language language) {
    return chapter.counts().stream()
        .filter(count -> count.said() != null)
        .map(count -> sentence(count, language))
        .toList();
  }

  /** The message that asks it. */
  public static String question(AnnualFacts.Question question) {
    return "planning.report.question." + question.name().toLowerCase(Locale.ROOT);
  }

  /** What answers one of the questions at the report's head. */
  public static List<String> answers(
      Snapshot snapshot, AnnualFacts.Question question, Language language) {
    return snapshot.chapters().stream()
        .filter(Snapshot.Chapter::recorded)
        .flatMap(chapter -> chapter.counts().stream())
        .filter(count -> question.name().equalsIgnoreCase(count.answers()) && count.said() != null)
        .map(count -> sentence(count, language))
        .toList();
  }

  private static String sentence(Snapshot.Count count, Language language) {
    var said = count.said() == null ? "" : count.said().in(language);
    return count.compared() == null ? said : said + " " + count.compared().in(language);
  }

  public static String number(long number, Language language) {
    return NumberFormat.getInstance(ULocale.forLocale(language.locale()))
        .format(number)
        .replace('-', '\u2212');
  }

  static String number(BigDecimal number, Language language) {
    var format = NumberFormat.getInstance(ULocale.forLocale(language.locale()));
    format.setMaximumFractionDigits(Math.max(0, number.scale()));
    return format.format(number).replace('-', '\u2212');
  }

  public static String number(@Nullable Long number, Language language) {
    return number == null ? "–" : number(number.longValue(), language);
  }

  /** The difference to the year before, with its sign. */
  public static String change(Snapshot.Count count, Language language) {
    var before = count.before();
    if (before == null) {
      return "–";
    }
    var change = count.number() - before;
    return (change > 0 ? "+" : "") + number(change, language);
  }

  public static String date(LocalDate day, Language language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .format(day);
  }
}
