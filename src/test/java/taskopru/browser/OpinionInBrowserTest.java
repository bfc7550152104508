package taskopru.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.council.Body;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.meetings.Sitting;
import taskopru.opinions.Circulating;
import taskopru.opinions.Doing;
import taskopru.opinions.Position;
import taskopru.opinions.Round;
import taskopru.planning.ReportWriting;

/**
 * One real case from an imported figure to a measured result, through the pages: what the secretary
 * does is done in the browser; what others do meanwhile (a meeting votes, a member dissents,
 * another reports) goes through the doors.
 */
@Import({Round.class, Sitting.Time.class})
class OpinionInBrowserTest extends Browser {

  private static final String FIGURE =
      "/tr/data/adana-internal-migration?rows=reason&measure=in_migration,out_migration&filter=reason:EGITIM&time=2024";

  @Autowired Round round;
  @Autowired Circulating circulating;
  @Autowired Doing doing;
  @Autowired ReportWriting reports;
  @Autowired Sitting.Watch watch;
  @Autowired JdbcClient db;

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

  private Sitting cast = new Sitting(new UUID(0, 0), List.of(), List.of());

  @BeforeEach
  void nobodySitsYet() {
    watch.set(Instant.parse("2027-03-15T10:30:00Z"));
    db.sql("delete from council.mandate_suspension").update();
    db.sql("delete from council.mandate").update();
    cast = round.seated();
  }

  @Test
  void aFigureBecomesAVerifiedResult() {
    round.municipality();
    var desk = pageOfAnybody(DESKTOP, Language.TR, ColorScheme.LIGHT);

    // a problem, a draft, its text
    desk.navigate("/tr/desk/opinions/issues/new");
    desk.fill("#title", "Gençler eğitim için kentten ayrılıyor");
    desk.fill("#text", "Eğitim nedeniyle giden, gelenden çok.");
    save(desk);
    press(desk, "Bu sorun için görüş taslağı başlat");
    desk.fill("#title", "Gençler kentte kalsın");
    desk.fill("#summary", "Eğitim için Adana’dan giden, Adana’ya gelenden çok.");
    save(desk);
    var opinion = desk.url().replaceAll(".*/desk/opinions/([0-9a-f-]{36}).*", "$1");
    var here = "/desk/opinions/" + opinion;
    assertThat(desk.getByText("en az bir madde yazın")).isVisible();
    look("opinion-draft", here);
    next(desk);
    desk.fill("#heading", "Durum");
    desk.fill("#text", "Eğitim nedeniyle verilen göç, alınan göçten fazladır.");
    save(desk);

    // a claim, and a figure of ours that backs it
    desk.navigate("/tr" + here + "/claims/new");
    desk.fill("#text", "Eğitim için giden, gelenden çok.");
    save(desk);
    look("opinion-evidence", desk.url().replaceAll(".*?/tr(/desk.*?)\\?.*", "$1"));
    desk.fill("#reference", address() + FIGURE);
    save(desk);
    assertThat(desk.getByText("Hangi rakam?").first()).isVisible();
    look(desk, "opinion-cell-tr");
    desk.locator("input[name=cell]").nth(1).check();
    save(desk);
    assertThat(desk.getByText("12.816").first()).isVisible();
    look("opinion-claims", here + "/claims");

    // two recommendations
    desk.navigate("/tr" + here + "/recommendations/new");
    desk.fill("#request", "Üniversiteliler için belediye yurdu açılsın.");
    desk.selectOption("#addressee", desk.locator("#addressee option").nth(1).getAttribute("value"));
    desk.fill("#unit", "Gençlik ve Spor Hizmetleri Dairesi");
    desk.fill("#cost", "12.500.000");
    desk.fill("#indicator", "Yurtta kalan öğrenci sayısı");
    desk.fill("#measureUnit", "öğrenci");
    desk.fill("#baseline", "0");
    desk.fill("#target", "300");
    save(desk);
    desk.navigate("/tr" + here + "/recommendations/new");
    desk.fill("#request", "Gençlik meclisi stratejik plana görüş versin.");
    desk.selectOption("#addressee", desk.locator("#addressee option").nth(1).getAttribute("value"));
    save(desk);
    assertThat(desk.getByText("Gösterge eksik")).isVisible();
    desk.locator("#recommendations").getByText("Düzenle").nth(1).click();
    desk.fill("#unmeasurable", "Bir usul değişikliğidir; yapılıp yapılmadığı görülür.");
    save(desk);
    look("opinion-recommendations", here + "/recommendations");
    look("opinion-recommendation-form", here + "/recommendations/new");

    // circulated; one institution dissents
    next(desk);
    desk.fill("#until", TODAY.toString());
    save(desk);
    circulating.take(
        cast.principals().getFirst().actor(),
        UUID.fromString(opinion),
        Position.Stance.DISSENTS,
        "Yurt açmak merkezî idarenin görevidir.");
    circulating.take(
        cast.principals().get(1).actor(), UUID.fromString(opinion), Position.Stance.AGREES, "");
    look("opinion-positions", here + "/positions");

    // adopted by all three bodies, each by a decision with a quorum
    var today = TODAY;
    for (var kind :
        List.of(Body.Kind.WORKING_GROUP, Body.Kind.EXECUTIVE_BOARD, Body.Kind.GENERAL_ASSEMBLY)) {
      var own = kind == Body.Kind.WORKING_GROUP;
      round.decide(
          round.body(kind).id(), TODAY, UUID.fromString(opinion), own ? 29 : 3, own ? 1 : 0);
      desk.navigate("/tr" + here + "/adoption");
      if (own) {
        look("opinion-adoption", here + "/adoption");
      }
      next(desk);
      save(desk);
      assertThat(desk.getByText("Kabul işlendi.")).isVisible();
    }

    // the letter leaves, and is answered through a link
    next(desk);
    press(desk, "Üst yazıyı hazırla");
    assertThat(desk.getByText("Üst yazı ve ekleri hazırlandı.")).isVisible();
    look("opinion-letter", here + "/transmissions");
    press(desk, "Gönderildiğini işle");
    desk.check("#channel");
    desk.fill("#answerDue", today.plusDays(60).toString());
    save(desk);
    look("opinion-dates", here + "/transmissions");
    assertThat(desk.getByText("5393 sayılı Kanun").first()).isVisible();
    press(desk, "Yanıt bağlantısı oluştur");
    var link = desk.getByText("/tr/answers/").textContent().strip();
    var visitor = page(PHONE, Language.TR);
    visitor.navigate(link.replaceAll("^https?://[^/]+", ""));
    look(visitor, "opinion-answer-phone");
    visitor.locator("input[name='outcome-1'][value=partly]").check();
    visitor.fill("#text-1", "150 kişilik bir yurt için yer ayrıldı.");
    save(visitor);
    assertThat(visitor.getByText("Yanıtınız kaydedildi")).isVisible();
    visitor.navigate(link.replaceAll("^https?://[^/]+", ""));
    assertThat(visitor.getByText("yeni bir bağlantı isteyin").first()).isVisible();

    // something is done, measured by one and verified by another
    desk.navigate("/tr" + here + "/results");
    press(desk, "Eylem ekle");
    desk.fill("#title", "150 kişilik yurt");
    desk.fill("#milestones", today.plusMonths(2) + " Yerin tahsisi");
    save(desk);
    var recommendation =
        db.sql(
                """
                select id from opinions.recommendation where opinion = :opinion and position = 1
                """)
            .param("opinion", UUID.fromString(opinion))
            .query(UUID.class)
            .single();
    doing.report(
        cast.principals().get(2).actor(),
        recommendation,
        new Doing.Report(today, new BigDecimal("150"), "Kayıt defteri.", today.plusYears(1)),
        new Doing.Proof("document", "Yurt kayıt defteri, 2026"));
    desk.navigate("/tr" + here + "/results");
    look("opinion-results", here + "/results");
    press(desk, "Ölçümü doğrula");
    desk.check("#verdict");
    desk.fill("#reason", "Defteri yerinde gördüm.");
    save(desk);
    assertThat(desk.getByText("Doğrulandı").first()).isVisible();

    // everybody can follow it, both ways
    var slug =
        db.sql("select slug from opinions.opinion where id = :id")
            .param("id", UUID.fromString(opinion))
            .query(String.class)
            .single();
    look("opinions", "/opinions");
    look("opinion", "/opinions/" + slug);
    look("opinions-desk", "/desk/opinions");
    look("opinion-new", "/desk/opinions/new");
    look("issues", "/desk/opinions/issues");
    look("addressees", "/desk/opinions/addressees");
    look("addressee", "/desk/opinions/addressees/new");
    look("opinion-remarks", here + "/remarks");
    look("trail", "/trail/dataset/adana-internal-migration");
    var reader = page(DESKTOP, Language.TR);
    reader.navigate("/tr/trail/dataset/adana-internal-migration");
    for (var word :
        Set.of(
            "Gençler kentte kalsın",
            "Üniversiteliler için belediye yurdu",
            "150 kişilik yurt",
            "Kısmen kabul edildi")) {
      assertThat(reader.getByText(word).first()).isVisible();
    }
    reader.navigate("/tr/data/adana-internal-migration");
    assertThat(reader.locator("#trail").getByText("Gençler kentte kalsın").first()).isVisible();
    look(reader, "dataset-with-trail-tr");
    reader.navigate("/tr/opinions/" + slug);
    assertThat(reader.getByText("Yurt açmak merkezî idarenin görevidir.")).isVisible();
    reader.navigate("/tr/opinions?q=yurdu");
    assertThat(reader.getByText("Üniversiteliler için belediye yurdu").first()).isVisible();

    theAnnualReportTellsOfIt(reader);
  }

  /** The year is over: counted, frozen, prefaced, handed in, and published by somebody else. */
  private void theAnnualReportTellsOfIt(Page reader) {
    watch.set(Instant.parse("2028-01-20T09:00:00Z"));
    var desk = pageOfAnybody(DESKTOP, Language.TR, ColorScheme.LIGHT);
    desk.navigate("/tr/desk/reports");
    desk.selectOption("#year", "2027");
    save(desk);
    assertThat(desk.getByText("Yıl içinde 1 görüş kabul edildi.").first()).isVisible();
    var here = desk.url().replaceAll(".*?/tr(/desk/reports/[0-9a-f-]{36}).*", "$1");
    press(desk, "Sayıları dondur");
    desk.navigate("/tr" + here + "/text");
    desk.fill("#foreword-tr", "Bir yılda <b>bir yurt</b>: =1+1");
    save(desk);
    press(desk, "Yayına sun");
    var report = UUID.fromString(here.replaceAll(".*/", ""));
    reports.publish(
        new Actor(
            cast.principals().getFirst().actor().id(),
            Set.of(Verb.USE_DESK, Verb.TAKE_PART, Verb.CHAIR_MEETINGS)),
        report);
    look("report-of-a-case", "/reports/2027");
    reader.navigate("/tr/reports/2027");
    for (var words :
        Set.of(
            "Bir yılda <b>bir yurt</b>: =1+1",
            "Gençler kentte kalsın",
            "1 sonuç ölçüldü ve bir başkasınca doğrulandı.")) {
      assertThat(reader.getByText(words).first()).isVisible();
    }
    desk.navigate("/tr" + here + "/check");
    look(desk, "report-check-tr");
    assertThat(desk.getByText("bayt bayt aynı çıktı").first()).isVisible();
  }

  private static void save(Page page) {
    page.locator("main form button.btn-primary, main form button.btn-danger").last().click();
  }

  private static void press(Page page, String words) {
    page.locator("main a.btn, main button.btn")
        .filter(new Locator.FilterOptions().setHasText(words))
        .first()
        .click();
  }

  private static void next(Page page) {
    page.locator("main .notice .btn-primary").first().click();
  }
}
