/**
 * Papers of the council: one neutral model, made into PDF/A and DOCX, with a code that anybody can
 * check.
 */
@ApplicationModule(
    displayName = "Documents",
    allowedDependencies = {"files", "identity", "web :: ui"})
@NullMarked
package taskopru.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
