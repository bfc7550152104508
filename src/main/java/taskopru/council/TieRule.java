package taskopru.council;

/** What happens when as many say yes as no. */
public enum TieRule {
  /** It is not carried. */
  REJECTED,
  /** The side on which the chair voted wins. */
  CHAIR_DECIDES,
  /** The vote is held once more. */
  VOTE_AGAIN,
  LOT
}
