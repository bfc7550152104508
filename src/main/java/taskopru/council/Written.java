package taskopru.council;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;

/**
 * What somebody typed, made fit to keep: no blanks around it, one spelling of each letter, nothing
 * unseen that turns the reading direction or breaks a line.
 */
public final class Written {

  private Written() {}

  /** One line, never empty. */
  public static String line(String typed, int longest) {
    var line = optionalLine(typed, longest);
    if (line == null) {
      throw new Problem.Refused("council.text.missing");
    }
    return line;
  }

  /** One line, or nothing. */
  public static @Nullable String optionalLine(@Nullable String typed, int longest) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    mustBeShort(typed, longest);
    var line = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).replaceAll(" +", " ");
    if (line.codePoints().anyMatch(Written::isUnseen)) {
      throw Problem.Refused.of(typed, "council.text.unseen");
    }
    if (NationalId.isIn(line)) {
      throw Problem.Refused.of(typed, "council.text.nationalId");
    }
    return line;
  }

  /** Several lines, or nothing. */
  public static @Nullable String lines(@Nullable String typed, int longest) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    mustBeShort(typed, longest);
    var lines =
        Normalizer.normalize(typed.strip(), Normalizer.Form.NFC)
            .replace("\r\n", "\n")
            .replace('\r', '\n');
    if (lines.codePoints().anyMatch(one -> one != '\n' && isUnseen(one))) {
      throw Problem.Refused.of(typed, "council.text.unseen");
    }
    if (NationalId.isIn(lines)) {
      throw Problem.Refused.of(typed, "council.text.nationalId");
    }
    return lines;
  }

  /** A name in three languages; Turkish must be there. */
  public static LocalizedText name(LocalizedText typed, int longest) {
    return new LocalizedText(
        line(typed.tr(), longest),
        optionalLine(typed.en(), longest),
        optionalLine(typed.ar(), longest));
  }

  private static void mustBeShort(String typed, int longest) {
    if (typed.strip().codePointCount(0, typed.strip().length()) > longest) {
      throw Problem.Refused.of(typed, "council.text.long", longest);
    }
  }

  /** Control characters, half letters, and marks that turn the direction of what follows. */
  private static boolean isUnseen(int one) {
    return Character.isISOControl(one)
        || Character.getType(one) == Character.SURROGATE
        || Character.getType(one) == Character.LINE_SEPARATOR
        || Character.getType(one) == Character.PARAGRAPH_SEPARATOR
        || one >= 0x202A && one <= 0x202E
        || one >= 0x2066 && one <= 0x2069
        || one == 0xFEFF;
  }
}
