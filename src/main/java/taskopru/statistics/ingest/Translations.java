package taskopru.statistics.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import taskopru.statistics.ingest.Mapping.Translation;

/** Which of a column's texts become which international code. No two become the same. */
final class Translations {

  private Translations() {}

  /**
   * Where two texts claim one code, such as “Micronesia”, the region, and “Micronesia (Fed. States
   * of)”, the fuller name has it; a name with a mark, such as “Sudan*”, never wins over the bare
   * one.
   */
  static Map<String, String> of(Translation translation, List<String> texts) {
    var textOf = new HashMap<String, String>();
    for (var text : texts) {
      code(translation, text).ifPresent(code -> textOf.merge(code, text, Translations::fuller));
    }
    var codes = new HashMap<String, String>();
    textOf.forEach((code, text) -> codes.put(text, code));
    return codes;
  }

  private static String fuller(String a, String b) {
    boolean markedA = a.matches(".*[^\\p{L}\\p{N}).]");
    boolean markedB = b.matches(".*[^\\p{L}\\p{N}).]");
    if (markedA != markedB) {
      return markedA ? b : a;
    }
    return a.length() >= b.length() ? a : b;
  }

  private static Optional<String> code(Translation translation, String text) {
    return switch (translation) {
      case NONE -> Optional.empty();
      case COUNTRY_NAMES -> Places.countryNamed(text);
      case PROVINCE_NAMES -> Places.provinceNamed(text);
      case PLATES -> Places.provinceOfPlate(text);
      case REGIONS -> Places.provinceOfRegion(text);
    };
  }
}
