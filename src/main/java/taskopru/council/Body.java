package taskopru.council;

import java.util.Locale;
import java.util.UUID;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/** Who meets and decides: the working group, an organ of the council, or an external body. */
public record Body(UUID id, Slug code, Kind kind, LocalizedText name) {

  /** What sort of body it is. */
  public enum Kind {
    WORKING_GROUP,
    ASSEMBLY,
    EXECUTIVE_BOARD,
    GENERAL_ASSEMBLY,
    /** Not the council's: the municipal council, a ministry. Its papers are not kept here. */
    EXTERNAL;

    /** The word in the database, the charter file and the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Whether the council itself keeps it. */
  public boolean isOwn() {
    return kind != Kind.EXTERNAL;
  }
}
