/** Meetings of the council's bodies: call, attendance, quorum, votes, minutes, decisions, tasks. */
@ApplicationModule(
    displayName = "Meetings",
    allowedDependencies = {
      "identity",
      "council",
      "notifications",
      "documents",
      "files",
      "web :: ui"
    })
@NullMarked
package taskopru.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
