package taskopru.identity.web;

import java.time.Instant;
import java.util.UUID;

/**
 * A one-time link, shown once to whoever hands it over.
 *
 * @param purpose message key of what it is for
 */
public record LinkShown(
    String purpose, UUID account, String name, String address, Instant expiresAt) {}
