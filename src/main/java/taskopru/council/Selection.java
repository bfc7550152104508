package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/**
 * How open seats of a group are filled: a call with criteria, candidates, a recorded result.
 *
 * @param seats how many are to be filled
 * @param apply how one stands; null where the call does not say
 * @param decidedOn the day of the result; null before
 * @param decision which decision recorded it
 */
public record Selection(
    UUID id,
    UUID body,
    Slug group,
    State state,
    int seats,
    LocalDate opens,
    LocalDate closes,
    LocalizedText criteria,
    @Nullable LocalizedText apply,
    @Nullable LocalDate decidedOn,
    @Nullable String decision,
    List<Candidate> candidates,
    int version) {

  /** Where a selection stands. */
  public enum State {
    DRAFT,
    /** The call is public; candidates are noted. */
    CALLED,
    DECIDED,
    CANCELLED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of a candidate. */
  public enum Result {
    WAITING,
    CHOSEN,
    /** Comes next if somebody chosen cannot. */
    RESERVE,
    NOT_CHOSEN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Somebody who stands. */
  public record Candidate(
      UUID id,
      UUID person,
      String name,
      @Nullable UUID institution,
      @Nullable String statement,
      Result result,
      @Nullable UUID mandate) {}

  public Selection {
    candidates = List.copyOf(candidates);
  }
}
