/** The first page of the public site. A roof: it may read the modules, nobody reads it. */
@ApplicationModule(
    displayName = "Front page",
    allowedDependencies = {
      "catalogue",
      "statistics",
      "council",
      "meetings",
      "opinions",
      "web :: ui"
    })
@NullMarked
package taskopru.frontpage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
