package taskopru.identity.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A one-time link, shown once to whoever hands it over.
 *
 * @param purpose message key of what it is for
 * @param mailedTo the address it was mailed to; null where it was not
 */
public record LinkShown(
    String purpose,
    UUID account,
    String name,
    String address,
    Instant expiresAt,
    @Nullable String mailedTo) {}
