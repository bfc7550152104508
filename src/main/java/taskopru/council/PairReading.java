package taskopru.council;

/** How a row of the charter that says "principal+alternate" for two seats is read. */
public enum PairReading {
  /** Two seats, each with a vote. */
  TWO_SEATS,
  /** One seat with a vote; the other only stands in for it. */
  SEAT_AND_ALTERNATE
}
