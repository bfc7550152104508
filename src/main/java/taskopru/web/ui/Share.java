package taskopru.web.ui;

/**
 * A part of a whole, drawn as dots up to forty, as a bar beyond.
 *
 * @param words the same in words: "28 of 30 seats are filled"
 */
public record Share(int part, int whole, String words) {

  public Share {
    if (whole < 1 || part < 0 || part > whole) {
      throw new IllegalArgumentException(part + " of " + whole);
    }
  }

  public boolean asDots() {
    return whole <= 40;
  }

  /** Dots per line: one line up to 15, else two or three of the same length. */
  public int perLine() {
    return whole <= 15 ? whole : whole <= 30 ? (whole + 1) / 2 : (whole + 2) / 3;
  }

  public int lines() {
    return (whole + perLine() - 1) / perLine();
  }

  public int percent() {
    return (int) Math.round(100.0 * part / whole);
  }
}
