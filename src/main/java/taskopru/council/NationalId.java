package taskopru.council;

import java.util.regex.Pattern;

/**
 * The eleven digits of a Turkish identity number, told by their two check digits. The house never
 * keeps one; this only finds those that somebody typed by mistake.
 */
final class NationalId {

  private static final Pattern ELEVEN = Pattern.compile("(?<![0-9])[1-9][0-9]{10}(?![0-9])");

  private NationalId() {}

  static boolean isIn(String text) {
    return ELEVEN.matcher(text).results().anyMatch(found -> fits(found.group()));
  }

  private static boolean fits(String eleven) {
    var odd = 0;
    var even = 0;
    var all = 0;
    for (var i = 0; i < 10; i++) {
      var digit = eleven.charAt(i) - '0';
      all += digit;
      if (i < 9) {
        if (i % 2 == 0) {
          odd += digit;
        } else {
          even += digit;
        }
      }
    }
    return Math.floorMod(odd * 7 - even, 10) == eleven.charAt(9) - '0'
        && all % 10 == eleven.charAt(10) - '0';
  }
}
