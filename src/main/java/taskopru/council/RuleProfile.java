package taskopru.council;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a body's rules.
 *
 * @param validFrom the first day it holds
 * @param source where it is written
 * @param decision the decision that changed the rules; null for the first version
 */
public record RuleProfile(
    UUID id,
    UUID body,
    int version,
    LocalDate validFrom,
    String source,
    @Nullable String decision,
    Rules rules) {

  public QuorumRule quorum() {
    return rules.quorum();
  }

  public MajorityRule majority() {
    return rules.majority();
  }

  public TieRule tie() {
    return rules.tie();
  }

  public int noticeDays() {
    return rules.noticeDays();
  }

  public RecallRule recall() {
    return rules.recall();
  }
}
