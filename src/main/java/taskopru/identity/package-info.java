/**
 * Accounts, sign-in, second steps, roles. Everybody else asks the {@link taskopru.kernel.Actor}.
 */
@ApplicationModule(
    displayName = "Identity",
    allowedDependencies = {"installation", "web :: ui"})
@NullMarked
package taskopru.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
