package taskopru.frontpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.meetings.Sitting;
import taskopru.opinions.Round;
import taskopru.opinions.Translating;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, extraIncludes = "identity")
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class, Round.class})
@Transactional
class FrontPageTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 15);

  private final MockMvcTester web;

  FrontPageTest(@Autowired MockMvcTester web) {
    this.web = web;
  }

  @Test
  void itTellsWhatTheGroupSaysAndDecides(
      @Autowired Round round, @Autowired Sitting.Watch watch, @Autowired Translating translating) {
    watch.set(Instant.parse("2027-03-15T10:30:00Z"));
    round.seated();
    var drafted = round.complete(round.municipality());
    // an address of its own each time: pages are kept for a second
    assertThat(web.get().uri("/en?before"))
        .bodyText()
        .contains("No meeting or opinion is on record")
        .doesNotContain("Mahallelerde dil kursu");
    round.adopt(drafted.id(), DAY);
    translating.write(
        Round.SECRETARY, drafted.id(), Language.AR, "دورات لغة في الأحياء", "", Map.of());
    assertThat(web.get().uri("/ar?after"))
        .bodyText()
        .contains(
            "دورات لغة في الأحياء", "/ar/opinions/" + drafted.slug().value(), "/ar/decisions/")
        .doesNotContain("لا يوجد بعدُ اجتماع");
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
