package taskopru.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody without an account keeps to ask where their request stands: 128 random bits. The
 * database has only its hash.
 */
public record ReceiptCode(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static ReceiptCode random() {
    var bits = new byte[16];
    RANDOM.nextBytes(bits);
    return new ReceiptCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  static Optional<ReceiptCode> find(String typed) {
    var code = typed.strip();
    return SHAPE.matcher(code).matches() ? Optional.of(new ReceiptCode(code)) : Optional.empty();
  }

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
    return "ReceiptCode[…]";
  }
}
