package taskopru.kernel;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The languages every page speaks. Turkish is authoritative. */
public enum Language {
  TR("tr", "Türkçe"),
  EN("en", "English"),
  AR("ar", "العربية");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /** The BCP 47 tag, also the first segment of every page's address. */
  public String tag() {
    return tag;
  }

  /** What its speakers call it. */
  public String ownName() {
    return ownName;
  }

  /** Reading direction, as HTML's {@code dir} wants it. */
  public String direction() {
    return this == AR ? "rtl" : "ltr";
  }

  /**
   * The locale for numbers, dates and plurals. Arabic uses Latin digits: the readers' phones and
   * the official tables in Türkiye do, and figures can then be compared across languages. English
   * writes its days as the other two do, day before month and by 24 hours.
   */
  public Locale locale() {
    return switch (this) {
      case TR -> Locale.of("tr");
      case EN -> Locale.UK;
      case AR -> Locale.forLanguageTag("ar-u-nu-latn");
    };
  }

  /** A moment as its readers write it, in the zone it comes with: 22 Kas 2026 16:03. */
  public String dateTime(ZonedDateTime moment) {
    return DateTimeFormatter.ofLocalizedPattern("yMMMdHm").withLocale(locale()).format(moment);
  }

  public static Optional<Language> find(String tag) {
    for (var language : values()) {
      if (language.tag.equals(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** The language of a locale; Turkish where we do not speak it. */
  public static Language of(Locale locale) {
    return find(locale.getLanguage()).orElse(TR);
  }
}
