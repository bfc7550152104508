package taskopru.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import taskopru.kernel.Language;
import taskopru.web.Messages;

/** The words of papers in one language, with its days and hours. */
record PaperWords(Language language, Messages messages, ZoneId zone) {

  private static final DateTimeFormatter TURKISH_DAY =
      DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

  String say(String key, Object... args) {
    return messages.text(language, "meetings.paper." + key, args);
  }

  String date(Instant moment) {
    return date(moment.atZone(zone).toLocalDate());
  }

  String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .format(day);
  }

  /** As official Turkish letters write it. */
  static String official(LocalDate day) {
    return TURKISH_DAY.format(day);
  }

  /** 14.00 in Turkish, 14:00 elsewhere. */
  String time(Instant moment) {
    var pattern = language == Language.TR ? "HH.mm" : "HH:mm";
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(moment.atZone(zone));
  }
}
