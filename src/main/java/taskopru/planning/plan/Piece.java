package taskopru.planning.plan;

import java.util.Optional;

/** What a plan is made of, and what each hangs on. */
public enum Piece {
  GOAL("goal", "plan"),
  OBJECTIVE("objective", "goal"),
  INDICATOR("indicator", "objective"),
  ACTION("plan_action", "objective");

  private final String table;
  private final String parent;

  Piece(String table, String parent) {
    this.table = table;
    this.parent = parent;
  }

  String table() {
    return "planning." + table;
  }

  /** The column that names what it hangs on. */
  String parent() {
    return parent;
  }

  public String code() {
    return Codes.of(this);
  }

  public static Optional<Piece> find(String code) {
    return Codes.find(values(), code);
  }
}
