package taskopru.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.Database;
import taskopru.catalogue.DatasetPage.Count;
import taskopru.catalogue.DatasetPage.Facet;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;
import taskopru.web.Site;

/** Whoever turns every page sees every dataset exactly once, whatever they asked for. */
class PagingTest {

  @SuppressWarnings("NullAway.Init")
  static DatasetSearch search;

  @BeforeContainer
  static void manyDatasets() throws Exception {
    var database = new PGSimpleDataSource();
    database.setUrl(Database.fresh());
    var db = JdbcClient.create(database);
    for (var migration : List.of("V1__datasets_and_publishers", "V2__search")) {
      try (var in = Datasets.class.getResourceAsStream("db/" + migration + ".sql")) {
        var sql = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        try (var connection = database.getConnection();
            var statement = connection.createStatement()) {
          statement.execute(sql);
        }
      }
    }
    ManyDatasets.make(db, 137);
    var name = LocalizedText.of("Deneme");
    var site = new Site(name, name, name, "", "", ZoneId.of("Europe/Istanbul"), "TR-01", null);
    var clock = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), site.zone());
    search = new DatasetSearch(db, clock, site);
  }

  @Property(tries = 60)
  void everyDatasetStandsOnExactlyOnePage(@ForAll("questions") DatasetQuery query) {
    var first = search.find(query);
    var seen = new ArrayList<Slug>();
    for (var page = 1; page <= first.pages(); page++) {
      var rows = search.find(query.onPage(page)).rows();
      assertThat(rows).hasSizeLessThanOrEqualTo(query.pageSize()).isNotEmpty();
      rows.forEach(row -> seen.add(row.slug()));
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize((int) first.total());
  }

  @Property(tries = 60)
  void aCountIsWhatTheChoiceWouldBring(@ForAll("questions") DatasetQuery query) {
    for (var count : search.find(query).facets().getOrDefault(Facet.LICENCE, List.of())) {
      var licence = Licence.find(count.code()).orElseThrow();
      var narrowed =
          search.find(
              new DatasetQuery(
                  query.text(),
                  query.themes(),
                  query.publishers(),
                  Set.of(licence),
                  query.freshness(),
                  query.kinds(),
                  query.places(),
                  query.sort(),
                  query.language(),
                  1,
                  query.pageSize()));
      assertThat(narrowed.total()).isEqualTo(count.datasets());
      assertThat(narrowed.facets().getOrDefault(Facet.LICENCE, List.of()))
          .contains(new Count(count.code(), count.datasets()));
    }
  }

  @Provide
  Arbitrary<DatasetQuery> questions() {
    var text =
        Arbitraries.of("", "", "göç", "gostergesi", "ilce", "nüfuz", "indicator", "yok böyle");
    return Combinators.combine(
            text,
            Arbitraries.of(Theme.SOCI, Theme.EDUC, Theme.REGI).set().ofMaxSize(2),
            Arbitraries.of("unhcr", "tuik").set().ofMaxSize(2),
            Arbitraries.of(Licence.CC_BY_4_0, Licence.TUIK).set().ofMaxSize(1),
            Arbitraries.of(Freshness.class).set().ofMaxSize(2),
            Arbitraries.of("TUR", "TR-01", "TR-05").set().ofMaxSize(2),
            Arbitraries.of(DatasetQuery.Sort.class),
            Arbitraries.integers().between(1, 60))
        .as((words, themes, publishers, licences, freshness, places, sort, size) ->
            new DatasetQuery(
                words,
                themes,
                publishers,
                licences,
                freshness,
                Set.of(),
                places,
                sort,
                Language.TR,
                1,
                size));
  }
}
