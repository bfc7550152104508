/**
 * Releases of figures: import, immutable Parquet, and the one gate through which every table
 * leaves.
 */
@ApplicationModule(
    displayName = "Statistics",
    allowedDependencies = {"catalogue", "identity", "installation", "web", "web :: ui", "kernel"})
@NullMarked
package taskopru.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
