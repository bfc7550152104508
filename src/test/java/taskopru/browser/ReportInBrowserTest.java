package taskopru.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import taskopru.council.Body;
import taskopru.kernel.Language;
import taskopru.meetings.Sitting;
import taskopru.opinions.Adopting;
import taskopru.opinions.Answering;
import taskopru.opinions.Circulating;
import taskopru.opinions.Doing;
import taskopru.opinions.Opinions;
import taskopru.opinions.Response;
import taskopru.opinions.Round;
import taskopru.opinions.Transmission;
import taskopru.opinions.Transmitting;
import taskopru.planning.ReportWriting;
import taskopru.planning.Year;

/** The annual report from its start to its readers: the secretary writes, the chair publishes. */
@Import(Round.class)
@TestPropertySource(properties = "spring.application.name=report-in-browser")
class ReportInBrowserTest extends Browser {

  @Autowired Round round;
  @Autowired Opinions opinions;
  @Autowired Circulating circulating;
  @Autowired Adopting adopting;
  @Autowired Transmitting transmitting;
  @Autowired Answering answering;
  @Autowired Doing doing;
  @Autowired ReportWriting writing;
  @Autowired JdbcClient db;

  private final LocalDate today = LocalDate.now(Sitting.ADANA);
  private Sitting cast = new Sitting(new UUID(0, 0), List.of(), List.of());

  @BeforeEach
  void aYearWithAResult() {
    db.sql("delete from council.mandate_suspension").update();
    db.sql("delete from council.mandate").update();
    cast = round.seated();
    var municipality = round.municipality();
    var opinion = round.complete(municipality).id();
    db.sql("update opinions.recommendation set baseline_on = :day where opinion = :opinion")
        .param("day", today.minusYears(1))
        .param("opinion", opinion)
        .update();
    circulating.circulate(Round.SECRETARY, opinion, today);
    for (var kind :
        List.of(Body.Kind.WORKING_GROUP, Body.Kind.EXECUTIVE_BOARD, Body.Kind.GENERAL_ASSEMBLY)) {
      var own = kind == Body.Kind.WORKING_GROUP;
      adopting.adopt(
          Round.SECRETARY,
          opinion,
          round.decideLater(round.body(kind).id(), opinion, own ? 29 : 3, own ? 1 : 0).id());
    }
    var sent = transmitting.prepare(Round.SECRETARY, opinion, municipality).id();
    transmitting.send(
        Round.SECRETARY, sent, Transmission.Channel.KEP, today, today.plusDays(60), null);
    var asked = opinions.draft(Round.SECRETARY, opinion).recommendations().getFirst().id();
    answering.note(
        Round.SECRETARY,
        sent,
        today,
        List.of(new Response.Given(asked, Response.Outcome.PARTLY, "On mahallede.", "")),
        null);
    var measured =
        doing.report(
            Round.SECRETARY,
            asked,
            new Doing.Report(today, new BigDecimal("236.5"), "", null),
            null);
    doing.verify(cast.principals().getFirst().actor(), measured, true, "Defteri gördüm.");
    Year.meeting(db, cast, today.getYear(), 1, "minutes-approved", 20);
    Year.meeting(db, cast, today.getYear(), 2, "closed", 25);
    Year.meeting(db, cast, today.getYear(), 3, "failed-no-quorum", 0);
  }

  @Test
  void theSecretaryMakesTheYearsReportAndEverybodyReadsIt() {
    var year = String.valueOf(today.getYear());
    var desk = pageOfAnybody(DESKTOP, Language.TR, ColorScheme.LIGHT);
    desk.navigate("/tr/desk/reports");
    desk.selectOption("#year", year);
    press(desk, "Raporu başlat");
    var here = desk.url().replaceAll(".*?/tr(/desk/reports/[0-9a-f-]{36}).*", "$1");
    assertThat(desk.getByText("ara rapor").first()).isVisible();
    look("report-draft", here);
    press(desk, "Sayıları dondur");
    assertThat(desk.getByText("Şimdi önsözü").first()).isVisible();
    press(desk, "Metinleri yaz");
    look("report-text", here + "/text");
    desk.fill("#foreword-tr", "Zor bir yıldı.\n\n<b>Birlikte</b> çalıştık.");
    desk.fill("#foreword-ar", "كان عاماً صعباً.");
    desk.locator("main form button.btn-primary").last().click();
    press(desk, "Yayına sun");
    look("report-submitted", here);
    writing.publish(
        cast.principals().getFirst().chair(),
        UUID.fromString(here.substring(here.lastIndexOf('/') + 1)));
    look("report-published", here);
    look("reports-desk", "/desk/reports");

    look("reports", "/reports");
    look("report", "/reports/" + year);
    look("report-tr-dark", "/reports/" + year, DESKTOP, Language.TR, ColorScheme.DARK);
    look("report-en-phone", "/reports/" + year, PHONE, Language.EN, ColorScheme.LIGHT);
    look("report-ar-wide", "/reports/" + year, DESKTOP, Language.AR, ColorScheme.LIGHT);
    var reader = page(DESKTOP, Language.TR);
    reader.navigate("/tr/reports/" + year);
    assertThat(reader.getByText("<b>Birlikte</b> çalıştık.")).isVisible();
    assertThat(reader.locator("#opinions-annual-results").getByText("236,5")).isVisible();
    reader.locator("#opinions-annual-results a").first().click();
    assertThat(reader.locator("h1")).containsText("Mahallelerde dil kursu");
  }

  private static void press(Page page, String words) {
    page.locator("main a.btn, main button.btn")
        .filter(new Locator.FilterOptions().setHasText(words))
        .first()
        .click();
  }
}
