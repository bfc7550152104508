package taskopru.privacy;

import java.util.Locale;
import java.util.Optional;

/** What somebody may ask about their own data (Law 6698, article 11). */
public enum Right {
  /** Whether, what, why, and to whom it was passed on. */
  ACCESS,
  CORRECTION,
  ERASURE,
  /** Against a result of automatic analysis. */
  OBJECTION,
  /** For harm done by unlawful processing. */
  DAMAGES,
  OTHER;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Right> find(String code) {
    for (var right : values()) {
      if (right.code().equals(code)) {
        return Optional.of(right);
      }
    }
    return Optional.empty();
  }
}
