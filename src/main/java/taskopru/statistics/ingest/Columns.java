package taskopru.statistics.ingest;

import com.ibm.icu.text.Transliterator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** From what a column is headed to what it is called. */
final class Columns {

  /** Between the levels of a heading. */
  static final String LEVELS = " – ";

  /** Of a column that nobody headed. */
  static final String UNNAMED = "Sütun ";

  private static final int LONGEST = 60;
  private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

  private Columns() {}

  /** {@code Country of Origin} becomes {@code country_of_origin}; Arabic and Turkish in Latin. */
  static String code(String heading) {
    var latin = latin(heading.replace('ı', 'i').replace('İ', 'I').replace("%", " percent "));
    var code =
        latin
            .replaceAll("([a-z0-9])([A-Z][a-z])", "$1_$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    if (code.isEmpty()) {
      return "column";
    }
    if (!Character.isLetter(code.charAt(0))) {
      code = "c_" + code;
    }
    return code.substring(0, Math.min(LONGEST, code.length())).replaceAll("_+$", "");
  }

  private static String latin(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    synchronized (LATIN) { // ICU does not promise that one may be shared
      return LATIN.transliterate(text);
    }
  }

  /** Their codes, each only once. */
  static List<String> codes(List<String> headings) {
    Set<String> taken = new HashSet<>();
    return headings.stream().map(heading -> free(code(heading), taken)).toList();
  }

  static String free(String code, Set<String> taken) {
    return Stream.concat(Stream.of(code), Stream.iterate(2, i -> i + 1).map(i -> code + "_" + i))
        .filter(taken::add)
        .findFirst()
        .orElseThrow();
  }
}
