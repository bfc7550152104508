package taskopru.kernel;

import java.text.Normalizer;

/**
 * Text as a reader sees it, for papers, mails and headers: without control characters, halves of
 * surrogate pairs, and the marks that turn the reading direction to make a text look like another.
 */
public final class Visible {

  private Visible() {}

  /** Several lines; line ends become {@code \n}. */
  public static String text(String raw) {
    return Normalizer.normalize(
        wellFormed(raw)
            .replaceAll("\\r\\n?|[\\u0085\\u2028\\u2029]", "\n")
            .replace('\t', ' ')
            .replaceAll("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}&&[^\\n]]", "")
            .replaceAll(
                "[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]", ""),
        Normalizer.Form.NFC);
  }

  /** One line: white space of any kind becomes one blank. */
  public static String line(String raw) {
    return text(raw).replaceAll("\\s+", " ").strip();
  }

  /** {@link String#replaceAll} sees only whole pairs as surrogates; halves go here. */
  private static String wellFormed(String raw) {
    var out = new StringBuilder(raw.length());
    raw.codePoints()
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
