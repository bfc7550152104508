package taskopru.frontpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import taskopru.Database;
import taskopru.kernel.Problem;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, extraIncludes = "identity")
@AutoConfigureMockMvc
@Import(Database.class)
class FrontPageTest {

  private final MockMvcTester web;

  FrontPageTest(@Autowired MockMvcTester web) {
    this.web = web;
  }

  @Test
  void anEmptyHouseStillSaysWhatItIsAndHowToTakePart() {
    assertThat(web.get().uri("/tr"))
        .hasStatusOk()
        .bodyText()
        .contains("Kentin göç hakkında bildikleri", "Nasıl katılırım?");
    assertThat(web.get().uri("/ar")).bodyText().contains("dir=\"rtl\"", "كيف أشارك؟");
  }

  @Test
  void aFigureSettingWithoutAMeasureIsRefusedInWords() {
    assertThatThrownBy(() -> new FrontPageSettings(List.of("turkiye-refugees")).headlines())
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("frontpage.figure.shape");
  }
}
