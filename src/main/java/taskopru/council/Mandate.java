package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who speaks on a seat for a while. Its state follows from its facts and the day.
 *
 * @param place 0 for the principal, from 1 for alternates
 * @param institution for whom the person speaks, where it is not the seat's own institution
 * @param from the first day
 * @param until the last day; null while nobody knows it
 * @param plannedEnd the last day as it was first meant
 * @param letter null while it is only proposed
 * @param endReason why it ended before its time, or at it; null where nobody said
 * @param rests when it was suspended
 */
public record Mandate(
    UUID id,
    UUID seat,
    UUID person,
    Capacity capacity,
    int place,
    @Nullable UUID institution,
    LocalDate from,
    @Nullable LocalDate until,
    @Nullable LocalDate plannedEnd,
    @Nullable Letter letter,
    @Nullable EndReason endReason,
    List<Rest> rests,
    int version) {

  /** Where a mandate stands on a day. */
  public enum State {
    /** Waits for the letter. */
    PROPOSED,
    /** The letter is there; its first day is still to come. */
    CONFIRMED,
    ACTIVE,
    SUSPENDED,
    ENDED
  }

  /** Days on which it rests, first and last included. */
  public record Rest(LocalDate from, @Nullable LocalDate until, String reason) {
    boolean covers(LocalDate day) {
      return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
  }

  public Mandate {
    rests = List.copyOf(rests);
    if (until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("mandate ends (%s) before it begins".formatted(until));
    }
  }

  public State stateOn(LocalDate day) {
    if (letter == null) {
      return State.PROPOSED;
    }
    if (until != null && day.isAfter(until)) {
      return State.ENDED;
    }
    if (day.isBefore(from)) {
      return State.CONFIRMED;
    }
    return restOn(day).isPresent() ? State.SUSPENDED : State.ACTIVE;
  }

  public Optional<Rest> restOn(LocalDate day) {
    return rests.stream().filter(rest -> rest.covers(day)).findFirst();
  }

  public boolean isConfirmed() {
    return letter != null;
  }

  /** Whether somebody ended it, rather than its time. */
  public boolean wasEnded() {
    return endReason != null;
  }

  boolean overlaps(LocalDate otherFrom, @Nullable LocalDate otherUntil) {
    return (until == null || !otherFrom.isAfter(until))
        && (otherUntil == null || !from.isAfter(otherUntil));
  }
}
