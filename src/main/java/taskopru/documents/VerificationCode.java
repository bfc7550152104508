package taskopru.documents;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands on a paper and opens its page: 128 random bits in Crockford's base 32, whose letters
 * nobody mistakes for each other when typing from paper.
 */
public record VerificationCode(String value) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern SHAPE = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
  private static final int LETTERS = 26;
  private static final int LONGEST_TYPED = 100;

  public VerificationCode {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a verification code");
    }
  }

  static VerificationCode random(SecureRandom random) {
    var number = new BigInteger(128, random);
    var letters = new StringBuilder();
    for (var i = 0; i < LETTERS; i++) {
      letters.append(ALPHABET.charAt(number.intValue() & 31));
      number = number.shiftRight(5);
    }
    return new VerificationCode(letters.reverse().toString());
  }

  /** What somebody typed: blanks, hyphens, small letters and O for 0 do not matter. */
  public static Optional<VerificationCode> find(String typed) {
    if (typed.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    var plain =
        typed
            .replaceAll("[\\s\\p{Pd}]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return SHAPE.matcher(plain).matches()
        ? Optional.of(new VerificationCode(plain))
        : Optional.empty();
  }

  /** In groups, for reading: {@code 7ZZZ-0000-…}. */
  public String readable() {
    return value.replaceAll("(.{4})(?=.)", "$1-");
  }

  @Override
  public String toString() {
    return value;
  }
}
