package taskopru.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes from a phone (RFC 6238, six digits, 30 seconds, SHA-1: what every authenticator app
 * speaks).
 */
final class Totp {

  private static final long STEP = 30;
  private static final int SECRET = 20;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();

  private Totp() {}

  static byte[] newSecret(SecureRandom random) {
    var secret = new byte[SECRET];
    random.nextBytes(secret);
    return secret;
  }

  /**
   * The time step that code belongs to: this one, or the one before or after, for clocks that are a
   * little off. Empty when it is wrong.
   */
  static OptionalLong stepOf(String code, byte[] secret, Instant now) {
    var typed = code.replaceAll("[\\s\\u200e\\u200f-]", "");
    var found = OptionalLong.empty();
    for (long off = -1; off <= 1; off++) {
      var at = now.plusSeconds(off * STEP);
      if (same(typed, codeAt(secret, at))) {
        found = OptionalLong.of(at.getEpochSecond() / STEP);
      }
    }
    return found;
  }

  static String codeAt(byte[] secret, Instant instant) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(secret, "HmacSHA1"), instant, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As authenticator apps let one type it: base 32, in fours. */
  static String readable(byte[] secret) {
    return base32(secret).replaceAll("(.{4})(?=.)", "$1 ");
  }

  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    long buffer = 0;
    var bits = 0;
    for (var one : bytes) {
      buffer = buffer << 8 | one & 0xff;
      bits += 8;
      while (bits >= 5) {
        text.append(BASE32.charAt((int) (buffer >> bits - 5 & 31)));
        bits -= 5;
      }
      buffer &= (1L << bits) - 1;
    }
    if (bits > 0) {
      text.append(BASE32.charAt((int) (buffer << 5 - bits & 31)));
    }
    return text.toString();
  }

  private static boolean same(String typed, String code) {
    return MessageDigest.isEqual(
        typed.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }
}
