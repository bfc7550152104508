package taskopru.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One text in the three languages. Turkish is always there; a missing translation falls back to
 * English for Arabic readers, and to Turkish for all.
 */
public record LocalizedText(String tr, @Nullable String en, @Nullable String ar) {

  public LocalizedText {
    tr = tr.strip();
    en = blankToNull(en);
    ar = blankToNull(ar);
  }

  public static LocalizedText of(String turkish) {
    return new LocalizedText(turkish, null, null);
  }

  /** What a reader of that language sees. */
  public String in(Language language) {
    return switch (language) {
      case TR -> tr;
      case EN -> en != null ? en : tr;
      case AR -> ar != null ? ar : en != null ? en : tr;
    };
  }

  /** The language {@link #in} really answers in, for the {@code lang} attribute of a fallback. */
  public Language shownIn(Language language) {
    return switch (language) {
      case TR -> Language.TR;
      case EN -> en != null ? Language.EN : Language.TR;
      case AR -> ar != null ? Language.AR : en != null ? Language.EN : Language.TR;
    };
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
