package taskopru.opinions.clock.web;

import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import taskopru.kernel.IsoPeriod;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.opinions.clock.Period;
import taskopru.opinions.clock.Sentence;
import taskopru.opinions.clock.When;
import taskopru.web.Ui;

/** The clock in a reader's words. */
final class ClockWords {

  private ClockWords() {}

  static String said(Sentence sentence, Ui ui) {
    return ui.text(sentence.key(), sentence.args().stream().map(arg -> said(arg, ui)).toArray());
  }

  private static Object said(Object arg, Ui ui) {
    return switch (arg) {
      case LocalDate day -> ui.date(day);
      case When when -> said(when, ui);
      case YearMonth month -> IsoPeriod.inWords(month.toString(), ui.language());
      case LocalizedText text -> ui.text(text);
      case List<?> several ->
          ui.list(several.stream().map(one -> String.valueOf(said((Object) one, ui))).toList());
      default -> arg;
    };
  }

  /** A day with its weekday, or the two ends of a span. */
  static String said(When when, Ui ui) {
    return switch (when) {
      case When.Day day -> dayOf(day.day(), ui);
      case When.Span span -> span(span, ui.language());
      case When.Beyond _ -> ui.text("opinions.clock.open");
    };
  }

  /** What both ends share is said once: 8–14 Nisan 2026. */
  private static String span(When.Span span, Language language) {
    var format = DateIntervalFormat.getInstance("yMMMMd", ULocale.forLocale(language.locale()));
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(new DateInterval(millis(span.from()), millis(span.to())));
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  static String dayOf(LocalDate day, Ui ui) {
    return ui.text("opinions.clock.day", ui.date(day), weekday(day, ui.language()));
  }

  private static String weekday(LocalDate day, Language language) {
    return DateTimeFormatter.ofPattern("EEEE", language.locale()).format(day);
  }

  static String code(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String surety(Period rule, Ui ui) {
    return ui.text("opinions.clock.surety." + code(rule.surety()));
  }
}
