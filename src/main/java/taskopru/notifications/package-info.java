/** What people are told: an outbox written with the deed, mails, digests, and calendars. */
@ApplicationModule(
    displayName = "Notifications",
    allowedDependencies = {"files", "identity", "web :: ui"})
@NullMarked
package taskopru.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
