/**
 * The folder on disk that holds an installation: the embedded PostgreSQL, the lock, backup and
 * restore.
 */
@ApplicationModule(
    displayName = "Installation",
    allowedDependencies = {})
@NullMarked
package taskopru.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
