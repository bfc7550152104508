package taskopru.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a dataset's newest public release.
 *
 * @param timeFrom the first period, null where there is no time dimension
 * @param referenceDate the day the figures speak of, where the source names one
 */
public record ReleaseNote(
    int number,
    long rows,
    @Nullable String timeFrom,
    @Nullable String timeTo,
    @Nullable LocalDate referenceDate,
    Instant publishedAt) {}
