package taskopru.statistics.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.kernel.Slug;
import taskopru.statistics.Release;

/** A release in the API. Of a withdrawn one only the entry remains: it has no files. */
record ReleaseEntry(
    int number,
    String state,
    @Nullable Instant publishedAt,
    @Nullable Instant withdrawnAt,
    long rows,
    long bytes,
    String sha256,
    @Nullable String timeFrom,
    @Nullable String timeTo,
    @Nullable LocalDate referenceDate,
    String source,
    String note,
    String page,
    @Nullable String json,
    @Nullable String parquet) {

  static ReleaseEntry of(
      Release release, Slug dataset, Language language, TableAddresses addresses) {
    var table = "/api/v1/datasets/" + dataset + "/table.";
    var pinned = "?release=" + release.number();
    var isOpen = release.withdrawnAt() == null;
    return new ReleaseEntry(
        release.number(),
        state(release),
        release.publishedAt(),
        release.withdrawnAt(),
        release.rows(),
        release.bytes(),
        release.sha256(),
        release.timeFrom(),
        release.timeTo(),
        release.referenceDate(),
        release.source(),
        release.note().in(language),
        addresses.absolute(
            TableAddresses.page(language, dataset) + "/releases/" + release.number()),
        isOpen ? addresses.absolute(table + "json" + pinned) : null,
        isOpen ? addresses.absolute(table + "parquet" + pinned) : null);
  }

  private static String state(Release release) {
    if (release.withdrawnAt() != null) {
      return "withdrawn";
    }
    return release.publishedAt() == null ? "draft" : "published";
  }
}
