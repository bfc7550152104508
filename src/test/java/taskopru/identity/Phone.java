package taskopru.identity;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** Somebody's phone: makes codes from the secret as the page shows it. */
public final class Phone {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Phone() {}

  public static String code(String typedSecret, Instant now) {
    return Totp.codeAt(bytes(typedSecret.replace(" ", "")), now);
  }

  private static byte[] bytes(String base32) {
    var out = new ByteArrayOutputStream();
    var buffer = 0;
    var bits = 0;
    for (var letter : base32.toCharArray()) {
      buffer = buffer << 5 | BASE32.indexOf(letter);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write(buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    return out.toByteArray();
  }
}
