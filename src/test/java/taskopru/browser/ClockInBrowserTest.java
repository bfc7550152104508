package taskopru.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import taskopru.kernel.Language;

/** The statutory clock, asked and looked at with a real browser. */
class ClockInBrowserTest extends Browser {

  @Test
  void aReaderAsksWithTheKeyboardAndReadsTheAnswer() {
    var page = page(DESKTOP, Language.TR);
    page.navigate("/tr/opinions/clock");
    page.getByLabel("Belediyenin kayıt tarihi").fill("2026-03-20");
    page.getByLabel("Meclisin tatil ayı").selectOption("7");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tarihleri göster"))
        .press("Enter");
    assertThat(page.locator(".clock-say")).containsText("8–14 Nisan 2026 haftasında");
    assertThat(page.locator(".clock-line > li")).hasCount(14);
  }

  @Test
  void everyPageIsFitToRead() {
    look("clock", "/opinions/clock?submitted=2026-03-20&council=metropolitan&recess=7");
    look(
        "clock-late",
        "/opinions/clock?submitted=2026-04-11&council=municipal&recess=unknown&committee=zoning"
            + "&session=2026-05-04&extension=2026-12-01");
    look("clock-beyond", "/opinions/clock?submitted=2031-06-01&recess=none");
    look("clock-wrong", "/opinions/clock?submitted=soon&session=2026-02-30");
    look("sessions", "/desk/opinions/sessions?year=2026");
  }
}
