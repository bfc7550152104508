package taskopru.planning.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.planning.Report;
import taskopru.web.Site;

/**
 * A report for programs.
 *
 * @param sha256 of the member {@code facts} as it stands here
 * @param facts the frozen numbers; null in lists
 */
record ReportEntry(
    int year,
    int edition,
    String state,
    LocalDate asOf,
    String publishedAt,
    @Nullable String reason,
    String sha256,
    String url,
    @Nullable LocalizedText foreword,
    @Nullable Map<String, LocalizedText> notes,
    @JsonRawValue @Nullable String facts) {

  static ReportEntry of(Report report, Site site) {
    return of(report, null, site);
  }

  static ReportEntry of(Report report, byte @Nullable [] facts, Site site) {
    return new ReportEntry(
        report.year(),
        report.edition(),
        report.state().code(),
        Objects.requireNonNull(report.asOf()),
        Objects.requireNonNull(report.publishedAt()).toString(),
        report.reason(),
        Objects.requireNonNull(report.sha256()),
        "%s/tr/reports/%d/editions/%d".formatted(site.baseUrl(), report.year(), report.edition()),
        facts == null ? null : report.texts().foreword(),
        facts == null ? null : new TreeMap<>(report.texts().notes()),
        facts == null ? null : new String(facts, UTF_8));
  }
}
