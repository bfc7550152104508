package taskopru.web.ui;

/** What a colour says; the words beside it say the same. */
public enum Tone {
  /** A fact. */
  PLAIN,
  /** Good, current, done. */
  GOOD,
  /** Somebody must act, or time is running. */
  WAIT,
  /** Late, refused, broken. */
  BAD,
  /** New, or worth knowing. */
  NEWS;

  /** The class name in components.css. */
  public String css() {
    return switch (this) {
      case PLAIN -> "plain";
      case GOOD -> "good";
      case WAIT -> "wait";
      case BAD -> "bad";
      case NEWS -> "news";
    };
  }

  /** The drawing that goes with it (see icon.jte). */
  public String icon() {
    return switch (this) {
      case PLAIN, NEWS -> "info";
      case GOOD -> "ok";
      case WAIT -> "wait";
      case BAD -> "bad";
    };
  }
}
