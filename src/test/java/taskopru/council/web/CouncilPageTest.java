package taskopru.council.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;

@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class CouncilPageTest {

  @Autowired MockMvcTester web;

  @Test
  void thePageShowsEverySeatInTheReadersLanguage() {
    assertThat(web.get().uri("/tr/council"))
        .hasStatusOk()
        .bodyText()
        .contains("Adana Barosu", "Koltuk 30", "Açık koltuk", "Aile ve Sosyal Hizmetler")
        .contains("Kuruluş belgesinde: Aile ve Sosyal Politikalar İl Müdürlüğü", "20 Nisan 2021")
        .doesNotContain("Kuruluş belgesinde: Adana BŞB");
    assertThat(web.get().uri("/en/council")).bodyText().contains("Adana Bar Association");
    assertThat(web.get().uri("/ar/council")).bodyText().contains("نقابة المحامين في أضنة");
  }

  @Test
  void theTwinsAndTheApiCountThirty() {
    assertThat(web.get().uri("/tr/council.csv"))
        .bodyText()
        .satisfies(csv -> assertThat(csv.lines()).hasSize(31));
    assertThat(web.get().uri("/tr/council.json"))
        .bodyJson()
        .extractingPath("$")
        .asArray()
        .hasSize(30);
    var api = web.get().uri("/api/v1/council/seats");
    assertThat(api).bodyJson().extractingPath("$.total").isEqualTo(30);
    assertThat(api).bodyJson().extractingPath("$.voting").isEqualTo(30);
    assertThat(api).bodyJson().extractingPath("$.seats[?(@.open == true)]").asArray().hasSize(10);
    assertThat(api).bodyJson().extractingPath("$.seats[8].institution.names").asArray().hasSize(3);
  }
}
