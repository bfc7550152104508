package taskopru.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.catalogue.DatasetPage.Count;
import taskopru.catalogue.DatasetPage.Facet;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

@ApplicationModuleTest(module = "catalogue", mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class DatasetSearchTest {

  @Autowired Datasets datasets;
  @Autowired Publishing publishing;
  @Autowired DatasetSearch search;

  @BeforeEach
  void fourDatasetsAndADraft() {
    publish(
        "goc",
        Samples.complete(
            new LocalizedText(
                "Nedenine göre iç göç",
                "Internal migration by reason",
                "الهجرة الداخلية حسب السبب"),
            "Adana'ya gelenler ve Adana'dan gidenler."));
    publish(
        "gocmen",
        Samples.complete(
            new LocalizedText("Göçmen nüfusu", "Migrant population", "السكان المهاجرون"),
            "Doğduğu ülkeye göre."));
    publish(
        "multeci",
        with(
            Samples.complete(
                new LocalizedText(
                    "Mülteciler ve sığınmacılar",
                    "Refugees and asylum-seekers",
                    "اللاجئون وطالبو اللجوء"),
                "Yıl sonu rakamları."),
            Licence.CC0_1_0));
    publish(
        "istanbul",
        Samples.complete(
            new LocalizedText("İstanbul ve Iğdır'da öğrenci sayıları", null, null),
            "Okullara göre."));
    datasets.create(
        Actor.operator(), new Slug("taslak"), Kind.OFFICIAL, Samples.complete("Göç taslağı"));
  }

  @ParameterizedTest
  @CsvSource({
    "goc, goc",
    "göç, goc",
    "GÖÇ, goc",
    "gocler, goc",
    "göçler, goc",
    "göçün, goc",
    "gocmenler, gocmen",
    "göçmenlerin, gocmen",
    "GÖÇMENLER, gocmen",
    "GOCMEN, gocmen",
    "mülteci, multeci",
    "multeciler, multeci",
    "MÜLTECİLER, multeci",
    "mülteçi, multeci",
    "mülteeci, multeci",
    "mutteci, multeci",
    "istambul, istanbul",
    "istnbul, istanbul",
    "göçmeenler, gocmen",
    "siginmaci, multeci",
    "SIĞINMACI, multeci",
    "sığınmacılar, multeci",
    "istanbul, istanbul",
    "İSTANBUL, istanbul",
    "ISTANBUL, istanbul",
    "ıstanbul, istanbul",
    "igdir, istanbul",
    "IĞDIR, istanbul",
    "ıgdır, istanbul",
    "ogrenciler, istanbul",
    "refugee, multeci",
    "migrants, gocmen",
    "لاجئون, multeci",
    "اللاجئون, multeci",
    "الهجره, goc",
    "iç göç, goc",
    "göç ve neden, goc",
    "multec, multeci"
  })
  void findsBySpellingStemAndLikeness(String typed, String slug) {
    assertThat(slugs(find(typed))).as(typed).contains(slug);
  }

  @Test
  void whatIsNotPublishedIsNeitherFoundNorCounted() {
    var found = find("taslağı");
    assertThat(slugs(find("göç"))).doesNotContain("taslak");
    assertThat(found.rows()).noneMatch(row -> row.slug().value().equals("taslak"));
    assertThat(find("").total()).isEqualTo(4);
    assertThat(count(find(""), Facet.KIND, "official")).isEqualTo(4);
  }

  @Test
  void theTitleWeighsMoreThanTheSource() {
    assertThat(slugs(find("refugee"))).hasSize(4).first().isEqualTo("multeci");
  }

  @Test
  void aFacetCountsUnderTheOtherFiltersButNotItsOwn() {
    var cc0 = search.find(query("", Set.of(Licence.CC0_1_0), DatasetQuery.Sort.NEWEST, 1, 20));
    assertThat(cc0.total()).isEqualTo(1);
    assertThat(count(cc0, Facet.LICENCE, "CC-BY-4.0")).isEqualTo(3);
    assertThat(count(cc0, Facet.LICENCE, "CC0-1.0")).isEqualTo(1);
    assertThat(count(cc0, Facet.PUBLISHER, "tuik")).isEqualTo(1);
    assertThat(count(cc0, Facet.SPATIAL, "TR-01")).isEqualTo(1);
  }

  @Test
  void typosAreToldApartFromHits() {
    assertThat(find("mülteeci").similar()).isTrue();
    assertThat(find("mülteci").similar()).isFalse();
    assertThat(find("qwxzqwxz").total()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "mutleci, multeci",
    "mütleci, multeci",
    "mutlecilerin, multeci",
    "mültceiler, multeci",
    "göçemn nüfsuu, gocmen",
    "refugese, multeci",
    "مهاجرنو, gocmen"
  })
  void lettersThatChangedPlacesAreForgiven(String typed, String found) {
    var page = find(typed);

    assertThat(slugs(page)).first().isEqualTo(found);
    assertThat(page.similar()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"qwxzqwxz", "zx", "a' b", "!&|()", "x:* y"})
  void whatLooksLikeNothingFindsNothing(String typed) {
    assertThat(find(typed).total()).isZero();
  }

  @Test
  void titlesSortAsTurkishDoes() {
    var byTitle = search.find(query("", Set.of(), DatasetQuery.Sort.TITLE, 1, 20));
    assertThat(slugs(byTitle)).containsExactly("gocmen", "istanbul", "multeci", "goc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "''",
        "\"",
        "%",
        "_",
        "\\",
        "a\\'b",
        "göç & | ! ( ) <-> :*",
        "!göç",
        ":*",
        "<->",
        "göç:ABC*",
        "'; drop table catalogue.dataset; --",
        "\u0000",
        "göç\u0000",
        "\u202Eçög\u202C",
        "\uD83D\uDE00",
        "\uD83D",
        "<script>alert(1)</script>",
        "ve",
        "ve ile the",
        "½ № ﬁ Ⅷ",
        "٢٠١٦",
        "http://a.b/c?d=e&f",
        "x@y.z",
        "-1 1e9 1.5",
        "\u064B\u064B",
        "\u0301"
      })
  void hostileWordsAreOnlyWords(String typed) {
    assertThat(find(typed).total()).isBetween(0L, 4L);
  }

  @Test
  void aVeryLongQuestionIsAnsweredAtOnce() {
    var start = System.nanoTime();
    find("göç ".repeat(2_500));
    find("ç".repeat(10_000));
    find("\uD83D\uDE00".repeat(5_000));
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  private DatasetPage find(String typed) {
    return search.find(query(typed, Set.of(), DatasetQuery.Sort.RELEVANCE, 1, 20));
  }

  static DatasetQuery query(
      String typed, Set<Licence> licences, DatasetQuery.Sort sort, int page, int pageSize) {
    return new DatasetQuery(
        typed,
        Set.of(),
        Set.of(),
        licences,
        Set.of(),
        Set.of(),
        Set.of(),
        sort,
        Language.TR,
        page,
        pageSize);
  }

  static List<String> slugs(DatasetPage page) {
    return page.rows().stream().map(row -> row.slug().value()).toList();
  }

  private static long count(DatasetPage page, Facet facet, String code) {
    return page.facets().getOrDefault(facet, List.of()).stream()
        .filter(count -> count.code().equals(code))
        .mapToLong(Count::datasets)
        .sum();
  }

  private void publish(String slug, Metadata metadata) {
    var draft = datasets.create(Actor.operator(), new Slug(slug), Kind.OFFICIAL, bare(metadata));
    publishing.submit(Actor.operator(), draft.id());
    publishing.publish(Actor.operator(), draft.id());
    datasets.noteRelease(
        draft.id(),
        new ReleaseNote(1, 10, "2010", "2024", null, Instant.parse("2025-06-15T09:00:00Z")));
  }

  /** Without keywords and with a publisher whose name no test looks for. */
  private static Metadata bare(Metadata metadata) {
    return with(metadata, metadata.licence());
  }

  private static Metadata with(Metadata metadata, Licence licence) {
    return new Metadata(
        metadata.title(),
        metadata.description(),
        metadata.method(),
        "tuik",
        metadata.contact(),
        metadata.source(),
        metadata.sourceUrl(),
        licence,
        metadata.themes(),
        Keywords.NONE,
        metadata.spatial(),
        metadata.temporalFrom(),
        metadata.temporalTo(),
        metadata.periodicity(),
        metadata.expected());
  }
}
