package taskopru.notifications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The secret part of an address: 128 random bits, in 22 letters that need no escaping. */
record Token(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

  static Token random(SecureRandom random) {
    var bits = new byte[16];
    random.nextBytes(bits);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  static Optional<Token> find(String typed) {
    return SHAPE.matcher(typed).matches() ? Optional.of(new Token(typed)) : Optional.empty();
  }

  /** 128 random bits need no salt and no slow hash. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Not in logs. */
  @Override
  public String toString() {
    return "Token[…]";
  }
}
