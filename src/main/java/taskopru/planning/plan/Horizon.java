package taskopru.planning.plan;

import java.util.Optional;

/** How soon an objective is to be reached. */
public enum Horizon {
  SHORT,
  MEDIUM,
  LONG;

  public String code() {
    return Codes.of(this);
  }

  public static Optional<Horizon> find(String code) {
    return Codes.find(values(), code);
  }
}
