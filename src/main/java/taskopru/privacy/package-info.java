/**
 * What the house owes the people it keeps data about: notices, consents, requests and their time
 * limits, destruction, breaches.
 */
@ApplicationModule(
    displayName = "Privacy",
    allowedDependencies = {"web :: ui"})
@NullMarked
package taskopru.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
