/** The command line: serve, import, back up, restore, check. A roof over the modules. */
@ApplicationModule(
    displayName = "Operator",
    allowedDependencies = {
      "audit",
      "catalogue",
      "council",
      "identity",
      "installation",
      "statistics"
    })
@NullMarked
package taskopru.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
