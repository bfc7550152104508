package taskopru.planning.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;

/**
 * An edition of a plan: its head. What was adopted never changes; a change is the next edition.
 *
 * @param series the plan that all its editions are of
 * @param reason why a later edition replaces the one before
 * @param decision the decision that adopted it
 * @param ending why it was closed
 */
public record Plan(
    UUID id,
    UUID series,
    int edition,
    UUID body,
    Facts facts,
    @Nullable String reason,
    State state,
    @Nullable UUID decision,
    @Nullable LocalDate adoptedOn,
    @Nullable LocalDate endedOn,
    @Nullable String ending,
    int version) {

  /** What its head says. */
  public record Facts(LocalizedText title, LocalizedText summary, int from, int to) {}

  /** Where it is on its way. */
  public enum State {
    DRAFT,
    ADOPTED,
    CLOSED,
    SUPERSEDED,
    DROPPED;

    public String code() {
      return Codes.of(this);
    }
  }

  public LocalizedText title() {
    return facts.title();
  }

  public boolean isDraft() {
    return state == State.DRAFT;
  }

  /** Whether everybody may read it. */
  public boolean isPublic() {
    return adoptedOn != null;
  }

  public boolean covers(int year) {
    return year >= facts.from() && year <= facts.to();
  }
}
