/** Institutions and the seats they hold in the working group. */
@ApplicationModule(
    displayName = "Council",
    allowedDependencies = {"files", "identity", "privacy", "web :: ui"})
@NullMarked
package taskopru.council;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
