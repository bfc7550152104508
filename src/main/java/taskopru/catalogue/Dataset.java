package taskopru.catalogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Actor;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;

/**
 * One dataset as it stands now.
 *
 * @param version counts the changes of metadata and state; whoever changes says which one they saw
 * @param release its newest public release; null before the first
 * @param submittedBy who sent it to review; null in draft
 * @param publishedAt when it was first shown to the public
 * @param withdrawalReason why it was withdrawn; null unless it is
 */
public record Dataset(
    UUID id,
    Slug slug,
    Kind kind,
    State state,
    int version,
    Metadata metadata,
    @Nullable ReleaseNote release,
    Expectation expectation,
    Instant createdAt,
    Instant changedAt,
    UUID changedBy,
    @Nullable UUID submittedBy,
    @Nullable Instant publishedAt,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawalReason) {

  public boolean isPublic() {
    return state == State.PUBLISHED;
  }

  /** Whether that reader may know that it exists. */
  public boolean isVisibleTo(Actor actor) {
    return isPublic() || actor.may(Verb.EDIT_DATASETS) || actor.may(Verb.PUBLISH_DATASETS);
  }

  /** Four eyes: whether they wrote, or sent, what is to be published. */
  boolean wasInTheHandsOf(Actor actor) {
    return actor.id().equals(submittedBy) || actor.id().equals(changedBy);
  }

  Dataset described(Metadata metadata, Expectation expectation, Actor actor, Instant now) {
    return new Dataset(
        id,
        slug,
        kind,
        state,
        version + 1,
        metadata,
        release,
        expectation,
        createdAt,
        now,
        actor.id(),
        submittedBy,
        publishedAt,
        withdrawnAt,
        withdrawalReason);
  }

  Dataset submitted(Actor actor, Instant now) {
    return moved(State.REVIEW, now, actor.id(), publishedAt, null, null);
  }

  Dataset published(Instant now) {
    return moved(
        State.PUBLISHED, now, submittedBy, publishedAt == null ? now : publishedAt, null, null);
  }

  Dataset withdrawn(String reason, Instant now) {
    return moved(State.WITHDRAWN, now, submittedBy, publishedAt, now, reason);
  }

  Dataset returned(Instant now) {
    return moved(State.DRAFT, now, null, publishedAt, null, null);
  }

  private Dataset moved(
      State to,
      Instant now,
      @Nullable UUID submittedBy,
      @Nullable Instant publishedAt,
      @Nullable Instant withdrawnAt,
      @Nullable String reason) {
    return new Dataset(
        id,
        slug,
        kind,
        to,
        version + 1,
        metadata,
        release,
        expectation,
        createdAt,
        now,
        changedBy,
        submittedBy,
        publishedAt,
        withdrawnAt,
        reason);
  }
}
