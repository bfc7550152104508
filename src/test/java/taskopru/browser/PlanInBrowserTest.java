package taskopru.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.council.Body;
import taskopru.kernel.Language;
import taskopru.meetings.Sitting;
import taskopru.opinions.Round;

/**
 * A plan through the pages: drafted with an indicator that lives on a dataset of ours, adopted by a
 * decision, read by everybody.
 */
@Import(Round.class)
class PlanInBrowserTest extends Browser {

  @Autowired Round round;
  @Autowired JdbcClient db;

  private Sitting cast = new Sitting(new UUID(0, 0), List.of(), List.of());

  @BeforeEach
  void everybodySits() {
    db.sql("delete from council.mandate_suspension").update();
    db.sql("delete from council.mandate").update();
    cast = round.seated();
  }

  @Test
  void thePlanIsDraftedAdoptedAndRead() {
    var desk = pageOfAnybody(DESKTOP, Language.TR, ColorScheme.LIGHT);
    desk.navigate("/tr/desk/plan/new");
    desk.fill("#title-tr", "Adana Göç ve Uyum Planı 2026-2030");
    desk.fill("#title-ar", "خطة أضنة للهجرة والعيش المشترك 2026-2030");
    desk.fill("#from", "2026");
    desk.fill("#to", "2030");
    desk.fill("#summary-tr", "Gelen de burada doğan da kentte bir gelecek görsün.");
    save(desk);
    var plan = desk.url().replaceAll(".*/desk/plan/([0-9a-f-]{36}).*", "$1");
    var here = "/desk/plan/" + plan;
    assertThat(desk.getByText("Planın henüz amacı yok").first()).isVisible();
    look("plan-empty", here);
    first(desk);
    desk.fill("#name-tr", "Gençler kentte kalsın");
    desk.fill("#name-ar", "ليبقَ الشباب في المدينة");
    save(desk);
    first(desk);
    desk.fill("#name-tr", "Eğitim için gidenlerin sayısı azalsın");
    desk.check("input[name=horizon][value=medium]");
    look("plan-objective-form", desk.url().replaceAll(".*?/tr(/desk.*)", "$1"));
    save(desk);

    // an indicator with several figures to choose from, nothing that was typed is lost
    first(desk);
    desk.fill("#name-tr", "Adana’dan eğitim için gidenler");
    desk.fill("#unit-tr", "kişi");
    desk.fill(
        "#live",
        address()
            + "/tr/data/adana-internal-migration?rows=reason&measure=out_migration&time=2024");
    desk.check("input[name=direction][value=down]");
    desk.fill("#baseline", "14.000");
    desk.fill("#baselineOn", "2023-12-31");
    desk.fill("#target", "10.000");
    desk.fill("#targetOn", "2030-12-31");
    save(desk);
    assertThat(desk.getByText("Bu tabloda birden çok rakam var").first()).isVisible();
    assertThat(desk.locator("#name-tr")).hasValue("Adana’dan eğitim için gidenler");
    look(desk, "plan-series-tr");
    var series =
        desk.locator("#series option").all().stream()
            .map(one -> one.getAttribute("value"))
            .filter(value -> value.contains("EGITIM"))
            .findFirst()
            .orElseThrow();
    desk.selectOption("#series", series);
    save(desk);
    assertThat(desk.getByText("12.816").first()).isVisible();

    first(desk);
    desk.fill("#name-tr", "Üniversitelilere burs");
    desk.selectOption(
        "#institution", desk.locator("#institution option").nth(1).getAttribute("value"));
    desk.fill("#starts", "2026-01-01");
    desk.fill("#ends", "2028-12-31");
    desk.fill("#amount", "1.250.000");
    desk.fill(
        "#milestones",
        "2026-03-01 Yönetmelik hazır | Rules written | القواعد جاهزة\nİlk burs verildi");
    look("plan-action-form", desk.url().replaceAll(".*?/tr(/desk.*)", "$1"));
    save(desk);
    look("plan-draft", here);

    // frameworks, then the adoption
    var objective =
        db.sql("select id from planning.objective where plan = :plan")
            .param("plan", UUID.fromString(plan))
            .query(UUID.class)
            .single();
    desk.navigate("/tr" + here + "/objectives/" + objective + "/frameworks");
    desk.check("input[name=charter][value='9']");
    look("plan-marks", here + "/objectives/" + objective + "/frameworks");
    save(desk);
    var decision = round.decideLater(round.body(Body.Kind.WORKING_GROUP).id(), null, 30, 0);
    desk.navigate("/tr" + here + "/adoption");
    desk.fill("#decision", decision.label());
    look("plan-adoption", here + "/adoption");
    save(desk);
    assertThat(desk.getByText("Plan kabul edildi ve yayımlandı.")).isVisible();
    look("plan-adopted", here);

    var reader = page(PHONE, Language.TR);
    reader.navigate("/tr/plan");
    assertThat(reader.getByText("Ortalama yüzde 29; 1 göstergeden 1 tanesi ölçüldü").first())
        .isVisible();
    look("plan", "/plan");
    look("plan-wide-ar", "/plan", DESKTOP, Language.AR, ColorScheme.LIGHT);
    look("plan-phone-tr", "/plan", PHONE, Language.TR, ColorScheme.DARK);
    look("plan-year", "/plan/2026");
    look("plan-frameworks", "/plan/frameworks");
    var action =
        db.sql("select line from planning.plan_action where plan = :plan")
            .param("plan", UUID.fromString(plan))
            .query(UUID.class)
            .single();
    look("plan-doing", here + "/doing/" + action);
    look("plans", "/desk/plan");
  }

  private static void save(Page page) {
    page.locator("main form.dataset-form button[type=submit]").last().click();
  }

  /** The button of the next step. */
  private static void first(Page page) {
    Locator next = page.locator("main .notice .btn-primary").first();
    next.click();
  }
}
