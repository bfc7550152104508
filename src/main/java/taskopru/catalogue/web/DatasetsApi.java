package taskopru.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import taskopru.catalogue.DatasetPage;
import taskopru.catalogue.DatasetSearch;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Publishers;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.web.Site;

/** The catalogue for programs: which datasets there are, and what is told about one. */
@RestController
@RequestMapping("/api/v1/datasets")
class DatasetsApi {

  private static final Set<String> PARAMETERS =
      Set.of(
          "q",
          "theme",
          "publisher",
          "licence",
          "freshness",
          "kind",
          "spatial",
          "sort",
          "page",
          "pageSize",
          "lang");

  private final DatasetSearch search;
  private final Datasets datasets;
  private final Publishers publishers;
  private final Clock clock;
  private final Site site;

  DatasetsApi(
      DatasetSearch search, Datasets datasets, Publishers publishers, Clock clock, Site site) {
    this.search = search;
    this.datasets = datasets;
    this.publishers = publishers;
    this.clock = clock;
    this.site = site;
  }

  /** One page of the list. */
  record DatasetsAnswer(
      long total,
      int page,
      int pageSize,
      int pages,
      boolean similarSpelling,
      List<DatasetEntry> datasets,
      Map<String, List<DatasetPage.Count>> facets) {}

  @GetMapping
  ResponseEntity<DatasetsAnswer> list(HttpServletRequest request, Language language) {
    var unknown =
        request.getParameterMap().keySet().stream()
            .filter(name -> !PARAMETERS.contains(name))
            .findFirst();
    if (unknown.isPresent()) {
      throw new Problem.Refused("catalogue.list.parameter", unknown.get());
    }
    var found = search.find(DatasetParameters.ofProgram(request.getParameterMap(), language));
    var facets = new LinkedHashMap<String, List<DatasetPage.Count>>();
    found.facets().forEach((facet, counts) -> facets.put(facet.word(), counts));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .varyBy("Accept-Language")
        .body(
            new DatasetsAnswer(
                found.total(),
                found.query().page(),
                found.query().pageSize(),
                found.pages(),
                found.similar(),
                found.rows().stream().map(row -> DatasetEntry.of(row, site.baseUrl())).toList(),
                facets));
  }

  @GetMapping("/{dataset}")
  ResponseEntity<DatasetEntry> dataset(@PathVariable String dataset, Actor actor) {
    var slug =
        Slug.find(dataset).orElseThrow(() -> new Problem.NotFound("catalogue.dataset.unknown"));
    var found = datasets.getVisibleTo(actor, slug);
    var entry =
        DatasetEntry.of(
            found,
            publishers.find(found.metadata().publisher()).orElse(null),
            LocalDate.now(clock.withZone(site.zone())),
            site.baseUrl());
    return ResponseEntity.ok()
        .cacheControl(
            found.isPublic()
                ? CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic()
                : CacheControl.noStore())
        .body(entry);
  }
}
