package taskopru.catalogue;

import java.util.Locale;

/** Where a dataset is on its way to the public. */
public enum State {
  DRAFT,
  REVIEW,
  PUBLISHED,
  WITHDRAWN;

  /** The word in the database and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static State of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
