package taskopru.council;

/**
 * A part of a number of seats or votes, as rules say it: "more than one half", "at least two
 * thirds".
 */
public record Fraction(int numerator, int denominator, Edge edge) {

  /** On which side of the edge the rule is kept. */
  public enum Edge {
    MORE_THAN,
    AT_LEAST
  }

  private static final int LARGEST = 1000;

  public Fraction {
    if (numerator < 1
        || denominator < 1
        || denominator > LARGEST
        || numerator > denominator
        || (numerator == denominator && edge == Edge.MORE_THAN)) {
      throw new IllegalArgumentException(
          "%s %d/%d can never be kept".formatted(edge, numerator, denominator));
    }
  }

  public static Fraction moreThan(int numerator, int denominator) {
    return new Fraction(numerator, denominator, Edge.MORE_THAN);
  }

  public static Fraction atLeast(int numerator, int denominator) {
    return new Fraction(numerator, denominator, Edge.AT_LEAST);
  }

  /** The least whole number that keeps the rule; never less than one. */
  public int of(int whole) {
    if (whole < 0) {
      throw new IllegalArgumentException("a part of " + whole);
    }
    var product = (long) whole * numerator;
    var needed =
        switch (edge) {
          case MORE_THAN -> product / denominator + 1;
          case AT_LEAST -> (product + denominator - 1) / denominator;
        };
    return (int) Math.max(1, needed);
  }
}
