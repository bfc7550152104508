package taskopru.files;

import java.time.Instant;
import java.util.UUID;

/**
 * A file as it is kept. It never changes; another content is another file.
 *
 * @param sha256 the digest of its bytes, 64 hexadecimal digits
 * @param name what people call it, safe for any disk, with the ending of its kind
 * @param mediaType what its bytes are, as found by looking at them
 */
public record StoredFile(
    UUID id, String sha256, String name, String mediaType, long bytes, Instant storedAt) {}
