/**
 * Datasets and what is told about them (DCAT-AP): description, source, licence, freshness, review
 * and publication.
 */
@ApplicationModule(
    displayName = "Catalogue",
    allowedDependencies = {"identity", "web :: ui"})
@NullMarked
package taskopru.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
