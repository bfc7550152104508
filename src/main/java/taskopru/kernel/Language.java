package taskopru.kernel;

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
   * the official tables in Türkiye do, and figures can then be compared across languages.
   */
  public Locale locale() {
    return this == AR ? Locale.forLanguageTag("ar-u-nu-latn") : Locale.of(tag);
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
