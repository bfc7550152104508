package taskopru.council;

/** How many must be there before a body may decide. */
public record QuorumRule(Base base, Fraction part) {

  /** Of what the part is taken. */
  public enum Base {
    /** All seats that vote, empty ones too. */
    ALL_VOTING_SEATS,
    /** Seats that vote and have somebody who may sit on them. */
    FILLED_VOTING_SEATS
  }

  /** How many voting seats must be represented. */
  public int needed(int seats, int filledSeats) {
    if (filledSeats > seats) {
      throw new IllegalArgumentException(filledSeats + " of " + seats + " seats are filled");
    }
    return part.of(
        switch (base) {
          case ALL_VOTING_SEATS -> seats;
          case FILLED_VOTING_SEATS -> filledSeats;
        });
  }

  public boolean isMet(int present, int seats, int filledSeats) {
    return present >= needed(seats, filledSeats);
  }
}
