/** Words that every module shares with the same meaning. Knows no framework and no table. */
@ApplicationModule(
    displayName = "Kernel",
    allowedDependencies = {})
@NullMarked
package taskopru.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
