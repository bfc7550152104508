package taskopru.files;

import java.text.Normalizer;

/**
 * What somebody called a file, made safe for every disk and for a header: one path segment without
 * control characters, marks that turn the reading direction, or characters some systems refuse.
 */
record FileName(String value) {

  private static final int LONGEST = 120;

  static FileName of(String given, FileKind kind) {
    var cut = given.length() > 4096 ? given.substring(given.length() - 4096) : given;
    var segment = cut.substring(Math.max(cut.lastIndexOf('/'), cut.lastIndexOf('\\')) + 1);
    var clean =
        Normalizer.normalize(segment, Normalizer.Form.NFC)
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
            .replaceAll("[\"*:<>?|%;]", "_")
            .replaceAll("\\s+", " ")
            .strip();
    var ending = ending(clean);
    var stem = ending.isEmpty() ? clean : clean.substring(0, clean.length() - ending.length() - 1);
    if (!kind.endings().contains(ending)) {
      stem = clean;
      ending = kind.endings().getFirst();
    }
    stem = stem.replaceAll("^[. ]+|[. ]+$", "");
    if (stem.codePointCount(0, stem.length()) > LONGEST) {
      stem = stem.substring(0, stem.offsetByCodePoints(0, LONGEST)).strip();
    }
    return new FileName((stem.isEmpty() ? "file" : stem) + "." + ending);
  }

  /** Lower-case letters after the last dot; empty where there are none. */
  static String ending(String name) {
    var dot = name.lastIndexOf('.');
    var ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    return ending.matches("[a-z0-9]{1,8}") ? ending : "";
  }
}
