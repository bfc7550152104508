/** The roof: what the group plans, and the annual report of what it did. */
@ApplicationModule(
    displayName = "Planning",
    allowedDependencies = {"council", "documents", "files", "identity", "web :: ui"})
@NullMarked
package taskopru.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
