package taskopru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import taskopru.documents.Block.Paragraph;
import taskopru.documents.Documents;
import taskopru.documents.Paper;
import taskopru.files.Files;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.notifications.Notice;
import taskopru.notifications.Notices;
import taskopru.notifications.Recipient;

/** Checking a paper, the outbox and one's own notifications, as people see them. */
class PapersInBrowserTest extends Browser {

  @Autowired Documents documents;
  @Autowired Files files;
  @Autowired Notices notices;

  @Test
  void aVisitorChecksAPaperByItsCodeAndByItsFile() throws IOException {
    var issued = minutes();
    var page = page(PHONE, Language.AR);
    page.navigate("/ar/verify");
    look(page, "verify-ask-ar-360");
    page.fill("#code", issued.code().toLowerCase(java.util.Locale.ROOT));
    page.locator("form[method=get] button[type=submit]").last().click();
    assertThat(page.url()).endsWith("/ar/verify/" + issued.code());
    assertThat(page.locator("main").textContent()).contains(issued.pdf().sha256());
    look(page, "verify-ar-360");
    try (var in = files.open(issued.pdf().id())) {
      page.setInputFiles(
          "#file", new FilePayload("tutanak.pdf", "application/pdf", in.readAllBytes()));
    }
    page.locator("main form[method=post] button[type=submit]").click();
    assertThat(page.locator("main").textContent()).contains("مطابق تمامًا لملف PDF");
    look(page, "verify-file-ar-360");

    var dark = page(DESKTOP, Language.TR, ColorScheme.DARK);
    dark.navigate("/tr/verify/" + issued.code());
    look(dark, "verify-tr-dark-1280");
  }

  @Test
  void theSecretaryReadsTheOutboxAndHandsANoticeOver() {
    tell("Fatma Gül");
    tell("عائشة شنغول");
    var phone = pageOfAnybody(PHONE, Language.AR, ColorScheme.LIGHT);
    phone.navigate("/ar/desk/outbox");
    look(phone, "outbox-ar-360");
    phone.locator("#outbox tbody a").first().click();
    look(phone, "notice-ar-360");

    var desktop = pageOfAnybody(DESKTOP, Language.TR, ColorScheme.DARK);
    desktop.navigate("/tr/desk/outbox");
    look(desktop, "outbox-tr-dark-1280");
    desktop.locator("#outbox tbody a").first().click();
    look(desktop, "notice-tr-dark-1280");
    desktop.locator("form[action$=handover] button").click();
    assertThat(desktop.url()).contains("done=handedOver");
  }

  @Test
  void everybodyChoosesWhatToHearOf() {
    var phone = pageOfAnybody(PHONE, Language.AR, ColorScheme.LIGHT);
    phone.navigate("/ar/desk/account/notifications");
    look(phone, "preferences-ar-360");
    var desktop = pageOfAnybody(DESKTOP, Language.TR, ColorScheme.DARK);
    desktop.navigate("/tr/desk/account/notifications");
    desktop.selectOption("#test-news", "weekly");
    desktop.locator("main form button[type=submit]").first().click();
    assertThat(desktop.locator("#test-news").inputValue()).isEqualTo("weekly");
    look(desktop, "preferences-tr-dark-1280");
  }

  private taskopru.documents.Issued minutes() {
    return documents.issue(
        new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK)),
        Paper.of(
            Paper.Kind.MINUTES,
            Language.TR,
            "Tutanak",
            "2027/3",
            LocalDate.of(2027, 3, 5),
            List.of(new Paragraph("Toplantı açıldı."))),
        UUID.randomUUID());
  }

  private void tell(String name) {
    notices.tell(
        new Notice(
            "test-news",
            UUID.randomUUID(),
            new Recipient(null, new EmailAddress("a@example.org"), name, Language.TR),
            "notifications.outbox.noServer",
            "notifications.outbox.noServer.text",
            List.of(),
            "/meetings",
            List.of(),
            Notice.Urgency.NOW));
  }
}
