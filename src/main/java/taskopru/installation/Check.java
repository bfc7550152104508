package taskopru.installation;

import java.util.List;
import taskopru.kernel.Problem;

/**
 * Something {@code taskopru verify} looks at, such as the audit trail's chain of hashes. Modules
 * contribute beans.
 */
public interface Check {

  /** The message that says what is looked at. */
  String key();

  /** What is wrong, each with a sentence; nothing when all is well. */
  List<Problem> run(Progress progress);
}
