package taskopru.council;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a body meets and decides, all of it: what a version of its rule profile says.
 *
 * @param noticeDays days between the call and the meeting
 * @param channels how the call goes out
 * @param extraordinary who may ask for a meeting out of turn
 * @param adjournment how often a meeting may go on on another day; 0 for never
 * @param absenceLimit unexcused absences in a row after which a mandate may be ended; 0 for none
 * @param firstTermYears years of the term after an election; then {@code laterTermYears}
 * @param adopters who must adopt an opinion before it leaves the council, in their order
 * @param alternatesPerSeat how many alternates a seat may have at a time
 */
public record Rules(
    QuorumRule quorum,
    MajorityRule majority,
    TieRule tie,
    int noticeDays,
    Set<Channel> channels,
    Extraordinary extraordinary,
    RecallRule recall,
    int adjournment,
    int absenceLimit,
    int firstTermYears,
    int laterTermYears,
    List<Body.Kind> adopters,
    int alternatesPerSeat) {

  /** How a call reaches members. */
  public enum Channel {
    EMAIL,
    PAPER,
    KEP,
    PHONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A meeting out of turn.
   *
   * @param chairMayCall whether the chair alone may
   * @param members which part of the members may
   * @param noticeDays days between its call and the meeting
   */
  public record Extraordinary(boolean chairMayCall, Fraction members, int noticeDays) {
    public Extraordinary {
      between("extraordinary.noticeDays", noticeDays, 0, 60);
    }
  }

  public Rules {
    channels = Set.copyOf(channels);
    adopters = List.copyOf(adopters);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("a call goes out somehow");
    }
    if (adopters.isEmpty()
        || adopters.contains(Body.Kind.EXTERNAL)
        || adopters.stream().distinct().count() != adopters.size()) {
      throw new IllegalArgumentException("adopters: " + adopters);
    }
    between("noticeDays", noticeDays, 0, 60);
    between("adjournment", adjournment, 0, 20);
    between("absenceLimit", absenceLimit, 0, 20);
    between("firstTermYears", firstTermYears, 1, 10);
    between("laterTermYears", laterTermYears, 1, 10);
    between("alternatesPerSeat", alternatesPerSeat, 0, 9);
  }

  private static void between(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is %d, not %d to %d", what, value, least, most));
    }
  }
}
