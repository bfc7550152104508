package taskopru.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.Kind;
import taskopru.kernel.LocalizedText;

/**
 * One immutable edition of a dataset's figures. It never changes but for its publication; a newer
 * one stands beside it, both keep their address.
 *
 * @param number counts from 1 within the dataset; its address: {@code release=3}
 * @param sha256 of the Parquet file, hexadecimal
 * @param rows how many, counted at import, so that nobody counts on a reader's time
 * @param timeFrom the first period, null where there is no time dimension
 * @param timeTo the last period
 * @param referenceDate the day the figures speak of, where the source names one
 * @param publishedAt null until it is published
 * @param withdrawnAt set when it was taken back; its figures are then closed, its entry remains
 */
public record Release(
    UUID id,
    UUID dataset,
    int number,
    Kind kind,
    Structure structure,
    String sha256,
    long bytes,
    long rows,
    @Nullable String timeFrom,
    @Nullable String timeTo,
    String source,
    @Nullable LocalDate referenceDate,
    LocalizedText note,
    Instant importedAt,
    @Nullable Instant publishedAt,
    @Nullable Instant withdrawnAt) {

  public boolean isPublic() {
    return publishedAt != null && withdrawnAt == null;
  }
}
