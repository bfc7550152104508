package taskopru.council;

import java.util.Locale;

/** Whether somebody holds the seat or stands in for its holder. */
public enum Capacity {
  PRINCIPAL,
  /** Acts only while the principal is absent. */
  ALTERNATE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Capacity of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
