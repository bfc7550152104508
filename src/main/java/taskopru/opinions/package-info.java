/**
 * From evidence to a measured result: issues, claims, opinions, recommendations, their way to whom
 * they ask, the answers, what was done and what came of it.
 */
@ApplicationModule(
    displayName = "Opinions",
    allowedDependencies = {
      "catalogue",
      "council",
      "documents",
      "files",
      "identity",
      "meetings",
      "notifications",
      "statistics",
      "web :: ui"
    })
@NullMarked
package taskopru.opinions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
