package taskopru.files;

import java.util.UUID;
import taskopru.kernel.Actor;

/**
 * A module's word on who may read the files it owns: a bean of this type. A file nobody speaks for
 * is read by nobody.
 */
public interface FileReaders {

  /** Whether that file is this module's and the actor may read it now. */
  boolean mayRead(Actor actor, UUID file);
}
