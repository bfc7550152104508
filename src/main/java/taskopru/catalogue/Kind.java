package taskopru.catalogue;

import java.util.Locale;

/** What a dataset's rows are. Decides, for ever, what may leave the house. */
public enum Kind {
  /** Figures another body has published (UNHCR, TÜİK): republished exactly as they are. */
  OFFICIAL,
  /** Records about people or places that we collected: never shown, only protected tables are. */
  COLLECTED;

  /** The word in the database and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Kind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
