package taskopru.catalogue;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a dataset's history. */
public record Deed(Instant at, UUID actor, What what, @Nullable String note) {

  /** What was done. */
  public enum What {
    CREATED,
    CHANGED,
    SUBMITTED,
    RETURNED,
    PUBLISHED,
    WITHDRAWN;

    /** The word in the database. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static What of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
