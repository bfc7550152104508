package taskopru.identity;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import taskopru.kernel.Problem;

/**
 * The rules for passwords and their hashes. After NIST SP 800-63B: length counts, common ones are
 * refused, no rule about digits and signs, no forced change.
 */
@Component
class Passwords {

  static final int SHORTEST = 12;
  static final int LONGEST = 256;

  private final Argon2PasswordEncoder argon2;
  private final Semaphore turns;
  private final Set<String> common;
  private final String nobodys;

  Passwords(IdentitySettings settings) {
    var cost = settings.argon2();
    argon2 =
        new Argon2PasswordEncoder(16, 32, cost.parallelism(), cost.memory(), cost.iterations());
    turns = new Semaphore(cost.atOnce(), true);
    common = readCommon();
    nobodys = nobodys(cost);
  }

  /** The hash of a password that keeps the rules. */
  String hash(String password, String email, String name) {
    var normal = normal(password);
    var length = normal.codePointCount(0, normal.length());
    if (length < SHORTEST) {
      throw new Problem.Refused("identity.password.short", SHORTEST);
    }
    if (length > LONGEST) {
      throw new Problem.Refused("identity.password.long", LONGEST);
    }
    var folded = fold(normal);
    if (common.contains(folded)
        || folded.chars().distinct().count() < 4
        || holds(folded, email.split("@", 2)[0])
        || holds(folded, name)) {
      throw new Problem.Refused("identity.password.common");
    }
    return inTurn(() -> Objects.requireNonNull(argon2.encode(normal)));
  }

  /** Takes as long for an account that does not exist as for a wrong password. */
  boolean matches(String password, @Nullable String hash) {
    if (password.length() > 4 * LONGEST) {
      return false; // no account has such a one; and nobody makes us hash megabytes
    }
    var right = inTurn(() -> argon2.matches(normal(password), hash == null ? nobodys : hash));
    return right && hash != null;
  }

  boolean isOutdated(String hash) {
    return argon2.upgradeEncoding(hash);
  }

  String rehash(String password) {
    return inTurn(() -> Objects.requireNonNull(argon2.encode(normal(password))));
  }

  /** The hash of no password: all zeros, written down rather than worked out at every start. */
  private static String nobodys(IdentitySettings.Argon2 cost) {
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memory(), cost.iterations(), cost.parallelism(), "A".repeat(22), "A".repeat(43));
  }

  /** Each hash takes real memory; more at once than there are turns would take it all. */
  private <T> T inTurn(java.util.function.Supplier<T> work) {
    turns.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private static boolean holds(String folded, String word) {
    var known = fold(word);
    return known.length() >= 4 && folded.contains(known) && folded.replace(known, "").length() < 6;
  }

  /** The same letters typed on different keyboards are the same password. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private static String fold(String text) {
    return normal(text).toLowerCase(Locale.ROOT).replaceAll("[\\s._-]+", "");
  }

  private static Set<String> readCommon() {
    var words = new Properties();
    try (var reader =
        new InputStreamReader(
            Objects.requireNonNull(
                Passwords.class.getResourceAsStream("common_passwords.properties")),
            StandardCharsets.UTF_8)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words.stringPropertyNames().stream()
        .map(Passwords::fold)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
