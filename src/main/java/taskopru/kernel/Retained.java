package taskopru.kernel;

import java.time.Instant;
import java.time.Period;
import java.util.Set;

/**
 * A rule about how long a module keeps something about people, in a form the house can carry out: a
 * bean of this type is all it takes.
 *
 * @param code its word in the record of destruction
 * @param table schema and table
 * @param with other tables whose rows go with it
 * @param kept how long after it stopped being needed
 * @param sentence message key of the rule in words
 * @param destroyer carries it out, within the caller's transaction
 */
public record Retained(
    String code,
    String table,
    Set<String> with,
    Period kept,
    String sentence,
    Destroyer destroyer) {

  public Retained {
    new Slug(code);
    with = Set.copyOf(with);
    if (kept.isNegative() || kept.isZero()) {
      throw new IllegalArgumentException(code + " is kept for " + kept);
    }
  }

  /** Destroys what stopped being needed before a moment. */
  @FunctionalInterface
  public interface Destroyer {
    /** How many rows it was. */
    int destroy(Instant before);
  }

  /** Whether that field goes by this rule. */
  public boolean covers(PersonalField field) {
    return table.equals(field.table()) || with.contains(field.table());
  }
}
