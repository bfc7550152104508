package taskopru.kernel;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Who does it. Every use case takes one and asks it, after loading the object the deed is about.
 *
 * @param id the account's id; {@link #OPERATOR_ID} for the command line, {@link #VISITOR_ID} for
 *     somebody not signed in
 * @param verbs what the account's roles allow, already narrowed to what this session has proved
 */
public record Actor(UUID id, Set<Verb> verbs) {

  public static final UUID VISITOR_ID = new UUID(0, 0);
  public static final UUID OPERATOR_ID = new UUID(0, 1);

  public Actor {
    verbs = Set.copyOf(verbs);
  }

  /** Somebody reading, not signed in. */
  public static Actor visitor() {
    return new Actor(VISITOR_ID, Set.of());
  }

  /** Whoever can run the program on the server's own command line already holds all its data. */
  public static Actor operator() {
    return new Actor(OPERATOR_ID, EnumSet.allOf(Verb.class));
  }

  public boolean may(Verb verb) {
    return verbs.contains(verb);
  }

  public boolean isVisitor() {
    return id.equals(VISITOR_ID);
  }

  /** The guard of a use case: says no with a sentence. */
  public void mustBeAllowedTo(Verb verb) {
    if (!may(verb)) {
      throw new Problem.Forbidden("kernel.forbidden." + verb.name());
    }
  }
}
