package taskopru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import taskopru.identity.EmailAddress;
import taskopru.identity.Inviting;
import taskopru.identity.Role;
import taskopru.identity.Visit;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.meetings.Sitting;
import taskopru.notifications.Sending;

/**
 * A month of the working group as its secretary runs it: every deed through the pages, every mail
 * through a mail server. Only the people are there before.
 */
@Import(Sitting.Time.class)
class MonthInBrowserTest extends Browser {

  private static final int MAIL_PORT = freeMailPort();
  private static final String PASSWORD = "portakal çiçeği nisanda açar";
  private static final Pattern TASK = Pattern.compile("/tr/tasks/[0-9a-f]{32}");

  private final GreenMail mail = new GreenMail(new ServerSetup(MAIL_PORT, "127.0.0.1", "smtp"));

  @Autowired Inviting inviting;
  @Autowired Sending sending;
  @Autowired Sitting.Watch watch;
  @Autowired JdbcClient db;

  private final Map<String, Page> browsers = new HashMap<>();
  private Sitting cast;
  private int pictures;

  @DynamicPropertySource
  static void aMailServer(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> MAIL_PORT);
    // Mails go when the test says so.
    registry.add("taskopru.notifications.every", () -> "1h");
  }

  private static int freeMailPort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void thePeople() {
    mail.start();
    at("2027-03-01T09:00:00Z");
    cast = Sitting.of(db);
    account("sekreter@example.org", "Zeynep Ardıçlı", Role.SECRETARY);
    belongsTo(cast.principals().get(0), account("ayse@example.org", "Ayşe Asıl", Role.MEMBER));
    belongsTo(cast.principals().get(1), account("baskan@example.org", "Kerem Toroslu", Role.CHAIR));
  }

  @AfterEach
  void noMoreMail() {
    mail.stop();
  }

  @Test
  void aMonthIsRunHere() throws Exception {
    seatsChangeHands();
    var first = aCallGoesOut();
    theFirstMeetingFails(first);
    var second = itIsCalledAgain();
    peopleComeAndGo(second);
    theyVoteOpenly(second);
    theyVoteInSecret(second);
    theMinutesAreApproved(second);
    theTasksAreDone();
  }

  private void seatsChangeHands() {
    var page = signedIn("sekreter@example.org", DESKTOP);
    look(page, "today");
    for (var number : new int[] {8, 9}) {
      var leaving = cast.principals().get(number - 1);
      page.navigate("/tr/desk/council/mandates/" + leaving.mandate() + "/end");
      page.fill("#day", "2027-02-28");
      page.check("input[name=endReason][value=RESIGNATION]");
      look(page, "mandate-end");
      send(page);
      page.navigate("/tr/desk/council/people/new");
      page.fill("#name", "Yeni Üye " + number);
      page.fill("#email", "yeni" + number + "@example.org");
      look(page, "person-new");
      send(page);
      page.navigate("/tr/desk/council/seats/" + leaving.seat() + "/mandates/new");
      choose(page, "#person", "Yeni Üye " + number);
      page.fill("#from", "2027-03-01");
      look(page, "mandate-new");
      send(page);
      page.navigate("/tr/desk");
      look(page, "today-letter");
      deed(page, "Yeni Üye " + number).click();
      page.fill("#letterDate", "2027-02-26");
      page.fill("#letterNumber", "E-" + number);
      look(page, "letter");
      send(page);
      assertThat(page.textContent("main")).contains("Yeni Üye " + number);
    }
    page.navigate("/tr/desk");
    assertThat(page.textContent("main")).doesNotContain("görevlendirme yazısı gelmedi");
  }

  private String aCallGoesOut() throws Exception {
    var page = signedIn("sekreter@example.org", DESKTOP);
    page.navigate("/tr/desk/meetings");
    page.click("text=Yeni toplantı");
    plan(page, "2027-03-15");
    look(page, "plan");
    send(page);
    var here = page.url().replaceAll("\\?.*", "").replaceAll(".*(?=/tr/)", "");
    look(page, "draft");
    for (var item : new String[] {"Kira destekleri", "Başkan yardımcısı", "Dilek ve öneriler"}) {
      page.fill("#title", item);
      page.click("form[action$='/items'] button[type=submit]");
    }
    assertThat(page.locator("ol.agenda li").count()).isEqualTo(3);
    page.navigate("/tr/desk");
    deed(page, "çağrısı gönderilmedi").click();
    look(page, "call");
    send(page);
    look(page, "called");
    sending.sendDue();
    assertThat(mail.waitForIncomingEmail(10_000, 35)).isTrue();
    var event = invitation();
    assertThat(event.getDateStart().getValue()).isEqualTo(Instant.parse("2027-03-15T11:00:00Z"));
    assertThat(event.getSummary().getValue()).contains("2027/01");
    mail.purgeEmailFromAllMailboxes();
    return here;
  }

  private void theFirstMeetingFails(String here) {
    at("2027-03-15T11:00:00Z");
    var page = signedIn("sekreter@example.org", DESKTOP);
    deed(page, "henüz açılmadı").click();
    for (var n = 0; n < 11; n++) {
      came(page, n == 7 || n == 8 ? "Yeni Üye " + (n + 1) : cast.principals().get(n).name());
    }
    look(page, "roll-few");
    page.click("form[action$='/failure'] button");
    look(page, "failed");
    page.navigate("/tr/desk");
    assertThat(page.textContent("main")).contains("ikinci çağrı yapılmadı");
    look(page, "today-failed");
    assertThat(here).contains("/desk/meetings/");
  }

  private String itIsCalledAgain() throws Exception {
    var page = signedIn("sekreter@example.org", DESKTOP);
    deed(page, "ikinci çağrı yapılmadı").click();
    look(page, "recall");
    page.fill("#day", "2027-03-22");
    send(page);
    var here = page.url().replaceAll("\\?.*", "").replaceAll(".*(?=/tr/)", "");
    page.navigate(here + "/call");
    send(page);
    sending.sendDue();
    assertThat(mail.waitForIncomingEmail(10_000, 35)).isTrue();
    assertThat(invitation().getDateStart().getValue())
        .isEqualTo(Instant.parse("2027-03-22T11:00:00Z"));
    mail.purgeEmailFromAllMailboxes();
    return here;
  }

  private void peopleComeAndGo(String here) {
    at("2027-03-22T11:05:00Z");
    var page = signedIn("sekreter@example.org", DESKTOP);
    page.navigate(here + "/attendance");
    var ayse = cast.principals().getFirst().name();
    var yusuf = cast.alternates().getFirst().name();
    came(page, yusuf);
    for (var n = 1; n < 7; n++) {
      came(page, cast.principals().get(n).name());
    }
    page.click("form[action$='/opening'] button");
    look(page, "open");
    page.navigate(here + "/attendance");
    assertThat(line(page, yusuf).textContent()).contains("Salonda");
    at("2027-03-22T11:20:00Z");
    came(page, ayse);
    look(page, "roll-both");
    line(page, yusuf).locator("button[name=left]").click();
    line(page, yusuf).locator("button[name=came]").waitFor();
    assertThat(line(page, yusuf).locator(".tag").textContent()).contains("Ayrıldı");
    look(page, "roll");
  }

  private void theyVoteOpenly(String here) {
    at("2027-03-22T11:30:00Z");
    var desk = signedIn("sekreter@example.org", DESKTOP);
    desk.navigate(here + "/run");
    look(desk, "run");
    desk.click("form[action$='/opening'] button >> nth=0");
    desk.fill("#question", "Kira desteği raporu kabul edilsin mi?");
    desk.check("input[name=kind][value=open]");
    desk.click("form[action$='/votes'] button[type=submit]");
    look(desk, "vote-prepared");
    desk.click("form[action*='/votes/'][action$='/opening'] button");
    look(desk, "vote-open");

    var phone = signedIn("ayse@example.org", PHONE);
    look(phone, "member-today");
    deed(phone, "toplantısı sürüyor").click();
    look(phone, "ballot");
    phone.check("input[name=choice][value='1']");
    phone.click("button[value=vote]");
    assertThat(phone.textContent("main")).contains("Oyunuz alındı");
    look(phone, "ballot-cast");

    desk.navigate(here + "/run");
    assertThat(desk.textContent("main")).contains("7 koltuktan 1 oy kullandı");
    desk.click("text=Kaldırılan elleri ya da kâğıtları gir");
    desk.fill("input[name=sum-1]", "4");
    desk.fill("input[name=sum-2]", "1");
    desk.fill("input[name=sum-3]", "1");
    look(desk, "count");
    desk.click("form[action$='/count'] button");
    desk.click("form[action$='/closure'][action*='/votes/'] button");
    look(desk, "vote-closed");
    desk.click("form[action$='/announcement'] button");
    assertThat(desk.textContent("main")).contains("5 kabul, 1 ret, 1 çekimser");
    look(desk, "decide");
    decide(desk, "Kira desteği raporu kabul edilmiştir.");
  }

  private void theyVoteInSecret(String here) {
    var desk = signedIn("sekreter@example.org", DESKTOP);
    desk.navigate(here + "/run");
    desk.click("form[action*='/items/'][action$='/opening'] button >> nth=0");
    if (!desk.isVisible("#question")) {
      desk.click("text=Yeni oylama");
    }
    desk.fill("#question", "Başkan yardımcılığı için bir kişi önerilsin mi?");
    desk.check("input[name=kind][value=secret]");
    desk.click("form[action$='/votes'] button[type=submit]");
    desk.click("form[action*='/votes/'][action$='/opening'] button");
    var phone = signedIn("ayse@example.org", PHONE);
    phone.navigate(here + "/ballot");
    phone.check("input[name=choice][value='2']");
    look(phone, "ballot-secret");
    phone.click("button[value=vote]");
    desk.navigate(here + "/run");
    desk.locator("details:has(form[action$='/count']) summary").first().click();
    desk.fill("input[name=sum-1]", "6");
    desk.selectOption("select[name=witness]", new SelectOption().setIndex(1));
    desk.selectOption("select[name=other]", new SelectOption().setIndex(2));
    look(desk, "count-secret");
    desk.click("form[action$='/count'] button");
    desk.click("form[action$='/closure'][action*='/votes/'] button");
    desk.click("form[action$='/announcement'] button");
    assertThat(desk.textContent("main")).contains("6 kabul, 1 ret");
    decide(desk, "Başkan yardımcılığı için bir kişi önerilecektir.");
    desk.navigate(here + "/run");
    look(desk, "run-end");
    desk.click("form[action='" + here + "/closure'] button");
    look(desk, "closed");
  }

  private void theMinutesAreApproved(String here) {
    at("2027-03-24T08:00:00Z");
    var page = signedIn("sekreter@example.org", DESKTOP);
    deed(page, "tutanağı yazılmadı").click();
    page.click("form[action$='/minutes'] button");
    look(page, "minutes");
    send(page);
    look(page, "minutes-read");
    assertThat(page.textContent("main")).contains("Kira desteği raporu kabul edilmiştir.");
    page.click("form[action$='/circulation'] button");
    look(page, "minutes-circulated");
    var chair = signedIn("baskan@example.org", PHONE);
    deed(chair, "onayınızı bekliyor").click();
    look(chair, "minutes-chair");
    chair.click("form[action$='/approval'] button");
    look(chair, "minutes-approved");
    page.navigate("/tr/desk");
    assertThat(page.textContent("main")).doesNotContain("tutanağı");
    var visitor = page(PHONE, Language.TR);
    visitor.navigate(here.replace("/desk", ""));
    assertThat(visitor.textContent("main")).contains("Kira desteği raporu kabul edilmiştir.");
    look(visitor, "public-meeting");
    assertThat(visitor.content()).doesNotContain("Ayşe Asıl", "Yusuf Yedek");
  }

  private void theTasksAreDone() throws Exception {
    sending.sendDue();
    mail.waitForIncomingEmail(10_000, 35);
    mail.purgeEmailFromAllMailboxes();
    var page = signedIn("sekreter@example.org", DESKTOP);
    page.click(".desk-menu >> text=Karar izleme");
    look(page, "decisions");
    page.click("main table a:has-text(\"Kira destekleri\")");
    for (var task : new String[] {"Raporu yayımlamak", "İlçeleri bilgilendirmek"}) {
      page.fill("#taskTitle", task);
      choose(page, "#taskInstitution", "Adana Barosu");
      page.fill("#taskDue", "2027-04-02");
      send(page, "form[action$='/tasks']");
    }
    look(page, "tasks");
    page.click("form[action$='/mail']:has-text('Raporu yayımlamak') button");
    look(page, "task-sent");
    sending.sendDue();
    assertThat(mail.waitForIncomingEmail(10_000, 1)).isTrue();
    var link = TASK.matcher(text(mail.getReceivedMessages()[0]));
    assertThat(link.find()).isTrue();
    var visitor = page(PHONE, Language.TR);
    visitor.navigate(link.group());
    assertThat(visitor.textContent("main")).contains("Raporu yayımlamak");
    look(visitor, "task-link");
    visitor.fill("#note", "Rapor yayımlandı.");
    send(visitor);
    visitor.waitForSelector("main .notice");
    look(visitor, "task-reported");
    assertThat(visitor.navigate(link.group()).status()).isEqualTo(404);
    assertThat(visitor.textContent("main")).doesNotContain("Raporu yayımlamak");

    at("2027-04-05T08:00:00Z");
    page = signedIn("sekreter@example.org", DESKTOP);
    assertThat(page.textContent("main"))
        .contains("İlçeleri bilgilendirmek", "3 gün gecikti")
        .doesNotContain("Raporu yayımlamak");
    look(page, "today-late");
    deed(page, "İlçeleri bilgilendirmek").click();
    page.locator("details:has(form[action$='/completion']) summary").click();
    page.click("form[action$='/completion'] button.btn-primary");
    look(page, "tasks-done");
    page.navigate("/tr/desk");
    assertThat(page.textContent("main")).doesNotContain("bilgilendirmek");
  }

  private void plan(Page page, String day) {
    page.fill("#day", day);
    page.fill("#from", "14:00");
    page.fill("#to", "16:00");
    page.check("input[name=mode][value=in-person]");
    page.fill("#place", "Kent Konseyi toplantı salonu");
    page.check("input[name=kind][value=ordinary]");
  }

  private void decide(Page page, String text) {
    page.fill("form[action$='/decision'] textarea", text);
    page.click("form[action$='/decision'] button[type=submit]");
    assertThat(page.textContent("main")).doesNotContain("Karar numarası ver");
  }

  private void came(Page page, String name) {
    line(page, name).locator("button[name=came]").click();
    line(page, name).locator("button[name=left]").waitFor();
  }

  private static Locator line(Page page, String name) {
    return page.locator(
        ".roll-line",
        new Page.LocatorOptions().setHas(page.getByText(Pattern.compile("\\. " + name + "\\s*$"))));
  }

  /** The way to the deed of the line on today's page that says so. */
  private static Locator deed(Page page, String says) {
    if (!page.url().endsWith("/tr/desk")) {
      page.navigate("/tr/desk");
    }
    return page.locator(".today-lines > li", new Page.LocatorOptions().setHasText(says))
        .first()
        .locator("a.btn");
  }

  private static void choose(Page page, String select, String says) {
    var option =
        page.locator(select + " option", new Page.LocatorOptions().setHasText(says)).first();
    page.selectOption(select, option.getAttribute("value"));
  }

  private static void send(Page page) {
    send(page, "main form");
  }

  private static void send(Page page, String form) {
    page.locator(form)
        .last()
        .locator(
            "button[type=submit].btn-primary, button[type=submit].btn-danger, button[type=submit]")
        .first()
        .click();
  }

  /** Everybody keeps their browser over the month, and signs in when their session is over. */
  private Page signedIn(String email, int width) {
    var page =
        browsers.computeIfAbsent(
            email,
            _ -> {
              var own = page(width, Language.TR, ColorScheme.LIGHT);
              own.setDefaultTimeout(20_000);
              return own;
            });
    page.navigate("/tr/desk");
    if (page.url().contains("/sign-in")) {
      page.fill("#email", email);
      page.fill("#password", PASSWORD);
      page.click("main form button[type=submit]");
      page.navigate("/tr/desk");
    }
    assertThat(page.title()).contains("Bugün");
    return page;
  }

  private UUID account(String email, String name, Role role) {
    var invited =
        inviting.invite(Actor.operator(), new EmailAddress(email), name, Language.TR, Set.of(role));
    inviting.accept(invited.link().code(), name, Language.TR, PASSWORD, Visit.from("198.51.100.7"));
    return invited.account();
  }

  private void belongsTo(Sitting.Person person, UUID account) {
    db.sql(
            """
            update council.person set account_id = :account
             where id = (select person_id from council.mandate where id = :mandate)
            """)
        .param("account", account)
        .param("mandate", person.mandate())
        .update();
  }

  private void at(String moment) {
    watch.set(Instant.parse(moment));
  }

  private VEvent invitation() throws Exception {
    for (var message : mail.getReceivedMessages()) {
      var calendar = calendar(message);
      if (calendar != null) {
        var read = Biweekly.parse(calendar).first();
        assertThat(read.getMethod().getValue()).isEqualTo("REQUEST");
        return read.getEvents().getFirst();
      }
    }
    throw new AssertionError("no mail brings an invitation");
  }

  private static String calendar(Part part) throws Exception {
    if (part.isMimeType("text/calendar")) {
      return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    if (part.getContent() instanceof Multipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        var found = calendar(parts.getBodyPart(i));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static String text(Part part) throws Exception {
    if (part.isMimeType("text/plain")) {
      return part.getContent().toString();
    }
    var all = new StringBuilder();
    if (part.getContent() instanceof Multipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        all.append(text(parts.getBodyPart(i)));
      }
    }
    return all.toString();
  }

  /** Pictures in the order of the month; a page has one next step at most. */
  @Override
  protected void look(Page page, String name) {
    super.look(page, "month-%02d-%s".formatted(++pictures, name));
    findings
        .assertThat(page.locator(".btn-primary:visible").count())
        .as("next steps on " + page.url())
        .isLessThanOrEqualTo(1);
  }
}
