package taskopru.statistics;

import java.util.Locale;
import taskopru.kernel.LocalizedText;

/**
 * One way the figures are broken down (SDMX: dimension).
 *
 * @param code the column's name: letters, digits and underscores, lower case
 * @param label what readers see
 * @param role what its codes are, so that charts and maps can choose themselves
 */
public record Dimension(String code, LocalizedText label, Role role) {

  /** What the codes of a dimension stand for. */
  public enum Role {
    /** ISO 8601 periods: {@code 2016}, {@code 2016-03}, {@code 2016-03-31}; compared as text. */
    TIME,
    /** ISO 3166-1 alpha-3 countries, as UNHCR writes them. */
    COUNTRY,
    /** Turkish provinces, ISO 3166-2: {@code TR-01}. */
    PROVINCE,
    /** Anything else. */
    OTHER;

    /** The word in the database and in the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isTime() {
    return role == Role.TIME;
  }
}
