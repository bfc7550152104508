package taskopru.planning.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an action stood, in the words of whoever does it or looked at it. */
public record ActionReport(
    UUID line,
    ActionState state,
    String note,
    @Nullable String evidence,
    UUID reportedBy,
    Instant reportedAt) {}
