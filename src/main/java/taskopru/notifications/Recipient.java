package taskopru.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Language;

/**
 * Who is told.
 *
 * @param account whose preferences count; null for somebody without one
 * @param email null for somebody without one: the notice is handed over on paper
 */
public record Recipient(
    @Nullable UUID account, @Nullable EmailAddress email, String name, Language language) {}
