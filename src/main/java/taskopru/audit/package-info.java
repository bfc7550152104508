/** Who did what, when: one entry for each deed, in the same transaction, chained by hashes. */
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"identity", "web :: ui"})
@NullMarked
package taskopru.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
