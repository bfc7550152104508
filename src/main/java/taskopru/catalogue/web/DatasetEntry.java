package taskopru.catalogue.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.DatasetPage;
import taskopru.catalogue.Keywords;
import taskopru.catalogue.Licence;
import taskopru.catalogue.Periodicity;
import taskopru.catalogue.Publisher;
import taskopru.catalogue.ReleaseNote;
import taskopru.catalogue.Theme;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;

/** One dataset as the API tells it. */
record DatasetEntry(
    String dataset,
    String kind,
    LocalizedText title,
    LocalizedText description,
    @Nullable LocalizedText method,
    @Nullable By publisher,
    @Nullable String contact,
    @Nullable Source source,
    Terms licence,
    List<Code> themes,
    @Nullable Keywords keywords,
    List<String> spatial,
    @Nullable String from,
    @Nullable String to,
    Code periodicity,
    String freshness,
    @Nullable LocalDate expected,
    @Nullable Latest release,
    Instant updated,
    Map<String, Object> links) {

  record By(String code, LocalizedText name, @Nullable String homepage) {}

  record Source(String text, @Nullable String url) {}

  record Terms(String code, @Nullable String uri) {}

  record Code(String code, String uri) {}

  record Latest(
      int number,
      long rows,
      @Nullable String from,
      @Nullable String to,
      @Nullable LocalDate referenceDate,
      Instant published) {

    static @Nullable Latest of(@Nullable ReleaseNote release) {
      return release == null
          ? null
          : new Latest(
              release.number(),
              release.rows(),
              release.timeFrom(),
              release.timeTo(),
              release.referenceDate(),
              release.publishedAt());
    }
  }

  /** A line of the list: what a program needs to choose. */
  static DatasetEntry of(DatasetPage.Row row, String baseUrl) {
    var publisher = row.publisher();
    var name = row.publisherName();
    return new DatasetEntry(
        row.slug().value(),
        row.kind().code(),
        row.title(),
        row.description(),
        null,
        publisher == null || name == null ? null : new By(publisher, name, null),
        null,
        null,
        terms(row.licence()),
        themes(row.themes()),
        null,
        row.spatial(),
        row.from(),
        row.to(),
        periodicity(row.periodicity()),
        row.freshness().code(),
        null,
        Latest.of(row.release()),
        row.updatedAt(),
        links(row.slug().value(), baseUrl));
  }

  /** All there is to tell. */
  static DatasetEntry of(
      Dataset dataset, @Nullable Publisher publisher, LocalDate today, String baseUrl) {
    var metadata = dataset.metadata();
    var release = dataset.release();
    return new DatasetEntry(
        dataset.slug().value(),
        dataset.kind().code(),
        metadata.title(),
        metadata.description(),
        metadata.method().tr().isEmpty() ? null : metadata.method(),
        publisher == null
            ? null
            : new By(publisher.code().value(), publisher.name(), orNull(publisher.homepage())),
        orNull(metadata.contact()),
        metadata.source().isEmpty()
            ? null
            : new Source(metadata.source(), orNull(metadata.sourceUrl())),
        terms(metadata.licence()),
        themes(metadata.themes()),
        metadata.keywords(),
        metadata.spatial(),
        metadata.temporalFrom() != null || release == null
            ? metadata.temporalFrom()
            : release.timeFrom(),
        metadata.temporalTo() != null || release == null ? metadata.temporalTo() : release.timeTo(),
        periodicity(metadata.periodicity()),
        dataset.expectation().on(today).code(),
        dataset.expectation().due(),
        Latest.of(release),
        release != null ? release.publishedAt() : updated(dataset),
        links(dataset.slug().value(), baseUrl));
  }

  private static Instant updated(Dataset dataset) {
    var published = dataset.publishedAt();
    return published == null ? dataset.changedAt() : published;
  }

  private static Terms terms(Licence licence) {
    return new Terms(licence.code(), licence.uri().orElse(null));
  }

  private static List<Code> themes(List<Theme> themes) {
    return themes.stream().map(theme -> new Code(theme.code(), theme.uri())).toList();
  }

  private static Code periodicity(Periodicity periodicity) {
    return new Code(periodicity.code(), periodicity.uri());
  }

  private static Map<String, Object> links(String slug, String baseUrl) {
    var api = baseUrl + "/api/v1/datasets/" + slug;
    var pages = new java.util.LinkedHashMap<String, String>();
    for (var language : Language.values()) {
      pages.put(language.tag(), baseUrl + "/" + language.tag() + "/data/" + slug);
    }
    var links = new java.util.LinkedHashMap<String, Object>();
    links.put("self", api);
    links.put("releases", api + "/releases");
    links.put("table", api + "/table.json");
    links.put("pages", pages);
    return links;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
