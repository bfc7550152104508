package taskopru.meetings;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import taskopru.council.RuleProfile;

/**
 * Whether a body may decide at a moment: "16 of 30 needed: 14 present".
 *
 * @param seats all voting seats
 * @param filled of these, how many have somebody on the roll
 * @param present of these, how many are represented; seats are counted, never heads
 */
public record Quorum(int seats, int filled, int present, int needed) {

  public Quorum {
    if (present < 0 || present > filled || filled > seats || needed < 0) {
      throw new IllegalArgumentException(
          "seats %d, filled %d, present %d, needed %d".formatted(seats, filled, present, needed));
    }
  }

  public boolean isMet() {
    return present >= needed;
  }

  /** How many more must come. */
  public int missing() {
    return Math.max(0, needed - present);
  }

  /**
   * Counts it.
   *
   * @param seats all voting seats of the body, vacant ones too
   * @param recall whether the meeting repeats one that failed
   */
  public static Quorum of(
      List<Attendee> roll, Set<UUID> here, int seats, RuleProfile profile, boolean recall) {
    var filled =
        (int) roll.stream().filter(Attendee::voting).map(Attendee::seat).distinct().count();
    var all = Math.max(seats, filled);
    var needed =
        recall ? profile.recall().needed(all, filled) : profile.quorum().needed(all, filled);
    return new Quorum(all, filled, acting(roll, here).size(), needed);
  }

  /**
   * Who counts for each voting seat: the principal where present, else the first alternate in the
   * order of the roll.
   */
  public static Map<UUID, Attendee> acting(List<Attendee> roll, Set<UUID> here) {
    var acting = new LinkedHashMap<UUID, Attendee>();
    for (var attendee : roll) {
      if (attendee.voting() && here.contains(attendee.mandate())) {
        acting.merge(
            attendee.seat(),
            attendee,
            (first, other) -> first.principal() || !other.principal() ? first : other);
      }
    }
    return acting;
  }

  /** The mandates that were there at that moment. */
  public static Set<UUID> here(Collection<Presence> presences, Instant moment) {
    var here = new HashSet<UUID>();
    for (var presence : presences) {
      if (presence.covers(moment)) {
        here.add(presence.mandate());
      }
    }
    return here;
  }
}
