package taskopru.catalogue;

import java.util.Locale;
import java.util.Optional;

/** Whether the newest figures we have are the newest there are. */
public enum Freshness {
  /** Nothing newer is expected yet. */
  FRESH,
  /** Newer figures should be out about now. */
  DUE,
  /** Newer figures should have been here. */
  OVERDUE,
  /** Nobody can say when newer figures come. */
  UNKNOWN;

  /** The word in the database, in addresses and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Freshness> find(String code) {
    for (var freshness : values()) {
      if (freshness.code().equals(code)) {
        return Optional.of(freshness);
      }
    }
    return Optional.empty();
  }
}
