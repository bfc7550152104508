package taskopru.council;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Language;

/**
 * Somebody the council deals with.
 *
 * @param account the way in, where there is one
 * @param nameMayBePublic whether the name may leave the desk: the person agreed and has not taken
 *     it back
 */
public record Person(
    UUID id,
    String name,
    @Nullable EmailAddress email,
    @Nullable String phone,
    Language language,
    @Nullable UUID account,
    boolean nameMayBePublic) {}
