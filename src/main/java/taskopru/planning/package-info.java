/** The roof: what the group plans, and the annual report of what it did. */
@ApplicationModule(
    displayName = "Planning",
    allowedDependencies = {
      "catalogue",
      "council",
      "documents",
      "files",
      "identity",
      "meetings",
      "opinions",
      "statistics",
      "web :: ui"
    })
@NullMarked
package taskopru.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
