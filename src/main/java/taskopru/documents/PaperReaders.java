package taskopru.documents;

import java.util.UUID;
import taskopru.kernel.Actor;

/**
 * A module's word on who may take the papers it issued: a bean of this type. A paper nobody speaks
 * for is taken by nobody.
 */
public interface PaperReaders {

  /** Whether the subject is this module's, and the actor may take its papers of that kind now. */
  boolean mayRead(Actor actor, UUID subject, Paper.Kind kind);
}
