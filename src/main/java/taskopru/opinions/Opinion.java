package taskopru.opinions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Slug;

/**
 * What the group says, from its draft to a measured result.
 *
 * @param body whose opinion it is
 * @param edition counts the texts that were circulated, and the one at work
 * @param opens first day of the window for comments and positions
 * @param sha256 of the text as circulated; the adopted text has the same
 * @param publishedAt when the last body adopted it
 * @param reason why it was rejected or withdrawn
 */
public record Opinion(
    UUID id,
    Slug slug,
    Kind kind,
    UUID body,
    String title,
    String summary,
    State state,
    int edition,
    @Nullable LocalDate opens,
    @Nullable LocalDate closes,
    @Nullable String sha256,
    UUID author,
    Instant changedAt,
    @Nullable Instant publishedAt,
    @Nullable Outcome result,
    @Nullable String reason,
    @Nullable UUID supersededBy,
    int version) {

  /** What sort of text it is. */
  public enum Kind {
    POLICY_OPINION,
    /** Proposal to the local government. */
    PROPOSAL,
    REPORT,
    /** Practice guide. */
    GUIDE;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Kind> find(String code) {
      return Codes.find(values(), code);
    }

    /** Whether it must ask somebody for something. */
    public boolean recommends() {
      return this == POLICY_OPINION || this == PROPOSAL;
    }
  }

  /** Where it stands. */
  public enum State {
    DRAFT,
    CIRCULATED,
    /** Some of the bodies that must adopt it have. */
    ADOPTING,
    ADOPTED,
    TRANSMITTED,
    ANSWERED,
    FOLLOWED,
    CLOSED,
    REJECTED,
    WITHDRAWN,
    SUPERSEDED;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<State> find(String code) {
      return Codes.find(values(), code);
    }

    /** Whether it goes no further. */
    public boolean isOver() {
      return this == CLOSED || this == REJECTED || this == WITHDRAWN || this == SUPERSEDED;
    }

    boolean isOneOf(State... states) {
      return Arrays.asList(states).contains(this);
    }
  }

  /** What came of it, in the end. */
  public enum Outcome {
    IMPLEMENTED,
    PARTLY,
    NOT_IMPLEMENTED;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Outcome> find(String code) {
      return Codes.find(values(), code);
    }
  }

  public boolean isPublic() {
    return publishedAt != null;
  }

  /** Whether comments and positions are taken on that day. */
  public boolean isOpenOn(LocalDate day) {
    return state == State.CIRCULATED
        && opens != null
        && closes != null
        && !day.isBefore(opens)
        && !day.isAfter(closes);
  }
}
