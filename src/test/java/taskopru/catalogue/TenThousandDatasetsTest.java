package taskopru.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;

@ApplicationModuleTest(module = "catalogue", mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class TenThousandDatasetsTest {

  @Autowired DatasetSearch search;
  @Autowired JdbcClient db;

  @Test
  void theListStaysFastAndUsesItsIndexes() {
    ManyDatasets.make(db, 10_000);
    db.sql("analyze catalogue.dataset").update();

    assertThat(plan("mevsimlik", "words @@ cast(:question as tsquery)", "question", "'mevsimlik'"))
        .contains("dataset_words");
    db.sql("select set_config('pg_trgm.word_similarity_threshold', '0.3', true)")
        .query()
        .singleRow();
    assertThat(
            plan(
                "mevsimmlik",
                "cast(:typed as text) operator(public.<%) letters",
                "typed",
                "mevsimmlik"))
        .contains("dataset_letters");
    assertThat(plan("", "true", "unused", "")).contains("dataset_newest_public");

    assertThat(millis("")).as("the newest").isLessThan(1_000);
    assertThat(millis("mevsimlik isciler")).as("a rare word").isLessThan(1_000);
    assertThat(millis("goc gostergesi")).as("a frequent word").isLessThan(1_500);
    assertThat(millis("mevismlik")).as("letters that changed places").isLessThan(1_500);
    assertThat(search.find(query("mevsimlik")).total()).isEqualTo(20);
    assertThat(search.find(query("mevismlik")).total()).isEqualTo(20);
    assertThat(search.find(query("")).total()).isEqualTo(10_000);
  }

  private String plan(String text, String found, String name, String value) {
    var statement =
        db.sql("explain " + DatasetSearch.rowsSql(query(text), found, Map.of()))
            .param("today", LocalDate.of(2026, 11, 22))
            .param("limit", 20)
            .param("offset", 0L);
    if (!name.equals("unused")) {
      statement = statement.param(name, value);
    }
    return String.join("\n", statement.query(String.class).list());
  }

  /** The best of three: the machine may be busy, the list may not. */
  private long millis(String text) {
    var best = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      var start = System.nanoTime();
      search.find(query(text));
      best = Math.min(best, (System.nanoTime() - start) / 1_000_000);
    }
    System.out.println("10,000 datasets, \"" + text + "\": " + best + " ms");
    return best;
  }

  private static DatasetQuery query(String text) {
    return DatasetSearchTest.query(text, Set.of(), DatasetQuery.Sort.RELEVANCE, 1, 20);
  }
}
