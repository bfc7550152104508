/** The shell: layout, language, components, problem pages. Knows no feature. */
@ApplicationModule(
    displayName = "Web",
    allowedDependencies = {"kernel"})
@NullMarked
package taskopru.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
