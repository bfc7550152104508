package taskopru.council;

/** How many must say yes. */
public record MajorityRule(Base base, Fraction part) {

  /** Of what the part is taken. */
  public enum Base {
    /** Everybody who is there and may vote; who abstains counts. */
    PRESENT,
    /** Yes and no; who abstains does not count. */
    CAST,
    /** All seats that vote, empty ones too. */
    ALL_SEATS
  }

  /** How many must say yes. */
  public int needed(int yes, int no, int present, int seats) {
    return part.of(
        switch (base) {
          case PRESENT -> present;
          case CAST -> yes + no;
          case ALL_SEATS -> seats;
        });
  }

  /** Whether it is carried. A vote with more ballots than people there is no vote. */
  public boolean carries(int yes, int no, int abstain, int present, int seats) {
    if (yes < 0 || no < 0 || abstain < 0 || yes + no + abstain > present || present > seats) {
      throw new IllegalArgumentException(
          "yes %d, no %d, abstain %d, present %d, seats %d"
              .formatted(yes, no, abstain, present, seats));
    }
    return yes >= needed(yes, no, present, seats);
  }

  /** Whether only the rule about ties can decide: as many yes as no, and somebody said yes. */
  public boolean isTie(int yes, int no) {
    return yes == no && yes > 0;
  }
}
