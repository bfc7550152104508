package taskopru.privacy;

import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/**
 * What is known of a breach. It is about groups of people, not about single ones.
 *
 * @param what what happened, to which data
 * @param whose which groups of people it touches
 * @param persons how many; null as long as nobody knows
 * @param measures what was and will be done
 */
public record BreachFacts(String what, String whose, @Nullable Integer persons, String measures) {

  private static final int LONGEST = 4000;

  public BreachFacts {
    what = Written.text(what, LONGEST, "privacy.breach.whatMissing");
    whose = Written.text(whose, 1000, "privacy.breach.whoseMissing");
    measures = Written.optional(measures, LONGEST);
    if (persons != null && persons < 0) {
      throw new Problem.Refused("privacy.breach.personsShape");
    }
  }
}
