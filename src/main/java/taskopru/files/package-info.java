/** Files people bring or the house makes: kept once by their digest, closed to all by default. */
@ApplicationModule(
    displayName = "Files",
    allowedDependencies = {"installation", "web :: ui"})
@NullMarked
package taskopru.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
