package taskopru.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import taskopru.Database;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.notifications.Delivery.State;
import taskopru.notifications.Notice.Urgency;
import taskopru.web.Uis;

/** Mails on their way, caught by a mail server of the test's own. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({Database.class, OutboxTest.House.class})
class OutboxTest {

  private static final int PORT = freePort();
  private static final Actor SECRETARY =
      new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.KEEP_MEETINGS));
  private static final Actor MEMBER = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK));

  /** Topics, a calendar, and a clock that waits for nobody. */
  @TestConfiguration(proxyBeanMethods = false)
  static class House {

    static final Hands HANDS = new Hands();
    static final List<CalendarEntry> DATES = new ArrayList<>();

    @Bean
    @Primary
    Clock handsOfTheClock() {
      return HANDS;
    }

    @Bean
    NoticeTopic news() {
      return new NoticeTopic("test-news", "notifications.outbox.title", false);
    }

    @Bean
    NoticeTopic call() {
      return new NoticeTopic("test-call", "notifications.outbox.title", true);
    }

    @Bean
    CalendarSource dates() {
      return (_, _, _, _) -> DATES;
    }
  }

  /** Moved by hand. */
  static final class Hands extends Clock {
    private Instant now = Instant.parse("2027-03-02T09:00:00Z");

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> PORT);
    registry.add("taskopru.site.base-url", () -> "https://taskopru.example.org");
  }

  @Autowired Notices notices;
  @Autowired Sending sending;
  @Autowired Digests digests;
  @Autowired OutboxKeeping keeping;
  @Autowired Preferences preferences;
  @Autowired Invitation invitation;
  @Autowired CalendarFeeds feeds;
  @Autowired Outbox outbox;
  @Autowired JdbcClient db;
  @Autowired TransactionTemplate transaction;
  @Autowired MockMvcTester web;

  private final GreenMail server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", "smtp"));
  private final UUID meeting = UUID.randomUUID();

  @BeforeEach
  void anEmptyOutbox() {
    db.sql("delete from notifications.attachment").update();
    db.sql("delete from notifications.notice").update();
    House.DATES.clear();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void whatWasDoneIsToldInTheReadersLanguageAndWhatWasRolledBackIsNot() throws Exception {
    server.start();
    tell("test-call", ayse(Language.AR), Urgency.NOW);
    transaction.executeWithoutResult(status -> {
      tell("test-call", mehmet(), Urgency.NOW);
      status.setRollbackOnly();
    });
    assertThat(sending.sendDue()).isEqualTo(1);
    assertThat(sending.sendDue()).isZero();
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients()[0].toString()).contains("ayse@example.org");
    assertThat(text(mail, "text/plain"))
        .contains("سُلّم", "https://taskopru.example.org/ar/meetings/3");
    assertThat(text(mail, "text/html"))
        .contains(
            "<html lang=\"ar\" dir=\"rtl\">",
            "href=\"https://taskopru.example.org/ar/meetings/3\"");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("List-Unsubscribe")).as("a call cannot be turned off").isNull();
    assertThat(notices.deliveries(meeting))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.state()).isEqualTo(State.SENT);
          assertThat(it.attempts()).isEqualTo(1);
        });
  }

  @Test
  void namesStayOutOfSubjectLinesAndNumbersAndDaysStayIn() throws Exception {
    server.start();
    notices.tell(
        new Notice(
            "test-call",
            meeting,
            ayse(Language.TR),
            "notifications.digest.window",
            "notifications.digest.window",
            List.of("Mehmet Işık", "2027/3"),
            "",
            List.of(),
            Urgency.NOW));
    notices.tell(
        new Notice(
            "test-call",
            meeting,
            mehmet(),
            "notifications.digest.window",
            "notifications.digest.window",
            List.of(LocalDate.of(2027, 3, 5), 3),
            "",
            List.of(),
            Urgency.NOW));
    assertThat(outbox.about(meeting))
        .extracting(Delivery::subject)
        .containsExactlyInAnyOrder(
            "… ile 2027/3 arasında olanlar:", "5 Mart 2027 ile 3 arasında olanlar:");
    assertThat(body(meeting)).anyMatch(text -> text.contains("Mehmet Işık"));
  }

  @Test
  void aServerThatIsDownForADayLosesNothingAndDoublesNothing() throws Exception {
    for (var i = 0; i < 5; i++) {
      tell("test-call", mehmet(), Urgency.NOW);
    }
    for (var hour = 0; hour < 26; hour++) {
      assertThat(sending.sendDue()).isZero();
      House.HANDS.forward(Duration.ofHours(1));
    }
    assertThat(outbox.about(meeting)).allMatch(it -> it.state() == State.WAITING);
    assertThat(outbox.about(meeting))
        .anyMatch(it -> "notifications.reason.nobodyThere".equals(it.reason()));
    server.start();
    House.HANDS.forward(Duration.ofHours(24));
    assertThat(sending.sendDue()).isEqualTo(5);
    assertThat(sending.sendDue()).isZero();
    assertThat(ids()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void whoCannotBeReachedForDaysIsShownToTheSecretary() {
    tell("test-call", mehmet(), Urgency.NOW);
    for (var day = 0; day < 60; day++) {
      sending.sendDue();
      House.HANDS.forward(Duration.ofHours(12));
    }
    assertThat(notices.deliveries(meeting))
        .singleElement()
        .satisfies(it -> assertThat(it.state()).isEqualTo(State.GIVEN_UP));
    assertThat(page(SECRETARY, "/tr/desk/outbox")).bodyText().contains("Ulaşılamadı", "Mehmet");
  }

  @Test
  void anAddressThatIsRefusedIsNotTriedAgainByItself() throws Exception {
    try (var refusing = new RefusingServer(PORT)) {
      tell("test-call", mehmet(), Urgency.NOW);
      assertThat(sending.sendDue()).isZero();
      House.HANDS.forward(Duration.ofDays(2));
      assertThat(sending.sendDue()).isZero();
      assertThat(refusing.greetings()).isEqualTo(1);
    }
    var delivery = notices.deliveries(meeting).getFirst();
    assertThat(delivery.state()).isEqualTo(State.REFUSED);
    assertThat(delivery.reason()).isEqualTo("notifications.reason.refused");
    keeping.tryAgain(SECRETARY, delivery.id());
    assertThat(notices.deliveries(meeting).getFirst().state()).isEqualTo(State.WAITING);
  }

  @Test
  void twoProcessesSendEachMailOnce() throws Exception {
    server.start();
    for (var i = 0; i < 30; i++) {
      tell("test-call", mehmet(), Urgency.NOW);
    }
    var start = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < 2; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  start.await();
                  sending.sendDue();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    start.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(ids()).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void aTopicIsTurnedOffByTheMailProgramsButtonAndNotByALinkScanner() throws Exception {
    server.start();
    var account = UUID.randomUUID();
    var reader = new Recipient(account, new EmailAddress("z@example.org"), "Zeynep", Language.TR);
    tell("test-news", reader, Urgency.NOW);
    sending.sendDue();
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    var address = mail.getHeader("List-Unsubscribe")[0];
    var path =
        address.substring(1, address.length() - 1).replace("https://taskopru.example.org", "");
    assertThat(text(mail, "text/plain")).contains("/tr" + path);

    assertThat(web.get().uri("/tr" + path)).hasStatusOk().bodyText().contains("Giden kutusu");
    assertThat(web.get().uri("/en" + path))
        .hasStatusOk()
        .bodyText()
        .contains("turn this topic off");
    assertThat(web.get().uri("/ar" + path)).hasStatusOk().bodyText().contains("أوقف");
    tell("test-news", reader, Urgency.NOW);
    assertThat(sending.sendDue()).as("looking changed nothing").isEqualTo(1);

    assertThat(
            web.post()
                .uri(path)
                .contentType("application/x-www-form-urlencoded")
                .content("List-Unsubscribe=One-Click"))
        .hasStatusOk();
    tell("test-news", reader, Urgency.NOW);
    tell("test-call", reader, Urgency.NOW);
    assertThat(sending.sendDue()).as("the call goes out all the same").isEqualTo(1);
    assertThat(notices.deliveries(meeting)).anyMatch(it -> it.state() == State.UNWANTED);
    assertThat(web.post().uri(path.replace("test-news", "test-call"))).hasStatus(404);
    assertThat(web.post().uri("/mail/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA/test-news")).hasStatus(404);
  }

  @Test
  void aDigestTellsAllThatWaitedGroupedNewestFirstHoweverLateItIsMade() throws Exception {
    server.start();
    var account = UUID.randomUUID();
    var reader = new Recipient(account, new EmailAddress("d@example.org"), "Deniz", Language.TR);
    var other = UUID.randomUUID();
    tell("test-news", reader, Urgency.DIGEST);
    House.HANDS.forward(Duration.ofMinutes(1));
    tell("test-news", other, reader, Urgency.DIGEST);
    House.HANDS.forward(Duration.ofMinutes(1));
    tell("test-news", reader, Urgency.DIGEST);
    assertThat(digests.bundleDue()).as("not before the next morning").isZero();
    House.HANDS.forward(Duration.ofDays(3));
    tell("test-news", other, reader, Urgency.DIGEST);
    House.HANDS.forward(Duration.ofSeconds(1));
    assertThat(digests.bundleDue()).isEqualTo(1);
    assertThat(digests.bundleDue()).isZero();
    sending.sendDue();
    assertThat(server.getReceivedMessages()).hasSize(1);
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Günlük özet: 4 haber");
    var text = text(mail, "text/plain");
    assertThat(text.split("• ", -1)).as("two objects").hasSize(3);
    assertThat(count(text, "elden verildi olarak")).isEqualTo(4);

    preferences.choose(
        new Actor(account, Set.of(Verb.USE_DESK)), Map.of("test-news", Frequency.WEEKLY));
    tell("test-news", reader, Urgency.NOW);
    House.HANDS.forward(Duration.ofDays(7));
    assertThat(digests.bundleDue()).isEqualTo(1);
    sending.sendDue();
    assertThat(server.getReceivedMessages()[1].getSubject()).isEqualTo("Haftalık özet: 1 haber");
  }

  @Test
  void whoHasNoAddressIsReachedByHand() {
    tell("test-call", new Recipient(null, null, "Fatma Gül", Language.TR), Urgency.NOW);
    var id = notices.deliveries(meeting).getFirst().id();
    assertThat(page(SECRETARY, "/tr/desk/outbox"))
        .bodyText()
        .contains("Fatma Gül", "Elden verilecek");
    assertThat(page(SECRETARY, "/en/desk/outbox")).bodyText().contains("To be handed over");
    assertThat(page(SECRETARY, "/ar/desk/outbox")).bodyText().contains("للتسليم باليد");
    assertThat(page(SECRETARY, "/tr/desk/outbox/" + id))
        .bodyText()
        .contains("Elden verildi olarak işaretle");
    assertThat(page(MEMBER, "/tr/desk/outbox")).hasStatus(403);
    assertThat(page(MEMBER, "/tr/desk/outbox/" + id)).hasStatus(403);
    assertThat(post(MEMBER, "/tr/desk/outbox/" + id + "/handover")).hasStatus(403);
    assertThat(post(SECRETARY, "/tr/desk/outbox/" + id + "/mail")).hasStatus(422);
    assertThat(post(SECRETARY, "/tr/desk/outbox/" + id + "/handover"))
        .hasRedirectedUrl("/tr/desk/outbox?done=handedOver");
    assertThat(post(SECRETARY, "/tr/desk/outbox/" + id + "/handover")).hasStatus(409);
    assertThat(notices.deliveries(meeting).getFirst().state()).isEqualTo(State.HANDED_OVER);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everybodyChoosesForThemselves(Language language) {
    var actor = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK));
    var path = "/" + language.tag() + "/desk/account/notifications";
    assertThat(page(actor, path))
        .hasStatusOk()
        .bodyText()
        .contains("test-news")
        .doesNotContain("name=\"test-call\"");
    assertThat(
            web.post()
                .uri(path)
                .requestAttr(Uis.ACTOR, actor)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("test-news", "weekly")
                .param("test-call", "off")
                .param("unknown", "off"))
        .hasRedirectedUrl(path + "?done=chosen");
    assertThat(preferences.own(actor))
        .extracting(Preferences.Choice::frequency)
        .containsExactly(null, Frequency.WEEKLY);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void nothingInANameOrTextGetsIntoTheHeadersOrRuns(String hostile) throws Exception {
    server.start();
    var reader = new Recipient(null, new EmailAddress("h@example.org"), hostile, Language.TR);
    notices.tell(
        new Notice(
            "test-news",
            meeting,
            reader,
            "notifications.digest.window",
            "notifications.digest.window",
            List.of(hostile, hostile + "1"),
            "/meetings/3",
            List.of(
                Attachment.of(hostile, "text/plain\r\nX-Evil: 1", new byte[] {1}),
                invitation.request(date(hostile, 1, false), reader)),
            Urgency.NOW));
    assertThat(sending.sendDue()).isEqualTo(1);
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("X-Evil")).isNull();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getSubject().length()).isLessThan(200);
    assertThat(text(mail, "text/html")).doesNotContain("<script", "\u202e", "\u0000");
    assertThat(text(mail, "text/plain")).doesNotContain("\u202e", "\u0000");
    var id = notices.deliveries(meeting).getFirst().id();
    assertThat(page(SECRETARY, "/ar/desk/outbox?show=all"))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("<script>alert");
    assertThat(page(SECRETARY, "/ar/desk/outbox/" + id))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("<script>alert");
  }

  static List<String> hostile() {
    return List.of(
        "<script>alert(1)</script>",
        "Ayşe\r\nBcc: evil@example.org\r\nX-Evil: 1",
        "=HYPERLINK(\"http://evil.example\")",
        "abc\u202egnp.exe\u0000\u0007\ud800",
        "\"; DROP TABLE x; --\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:evil",
        "{0} {1,plural,other{#}} ' '' %s ${x}",
        "ش".repeat(1_000_000));
  }

  private static CalendarEntry date(String title, int sequence, boolean cancelled) {
    return new CalendarEntry(
        UUID.fromString("00000000-0000-4000-8000-000000000077"),
        sequence,
        Instant.parse("2027-03-12T11:00:00Z"),
        Instant.parse("2027-03-12T13:30:00Z"),
        title,
        title,
        title,
        "/meetings/3",
        cancelled,
        Instant.parse("2027-03-01T08:00:00Z"));
  }

  @Test
  void aSecondParserReadsTheInvitationAndItsCancellation() {
    var to = ayse(Language.TR);
    var request = calendar(invitation.request(date("3. olağan toplantı", 1, false), to).bytes());
    var event = request.getEvents().getFirst();
    assertThat(request.getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(event.getUid().getValue())
        .isEqualTo("00000000-0000-4000-8000-000000000077@taskopru.example.org");
    assertThat(event.getSequence().getValue()).isEqualTo(1);
    assertThat(event.getSummary().getValue()).isEqualTo("3. olağan toplantı");
    assertThat(event.getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2027-03-12T11:00:00Z"));
    assertThat(event.getLastModified().getValue().toInstant())
        .isEqualTo(Instant.parse("2027-03-01T08:00:00Z"));
    assertThat(event.getAttendees().getFirst().getEmail()).isEqualTo("ayse@example.org");
    assertThat(request.getTimezoneInfo().getComponents())
        .extracting(it -> it.getTimezoneId().getValue())
        .containsExactly("Europe/Istanbul");
    assertThat(request.getTimezoneInfo().getTimezone(event.getDateStart()).getTimeZone().getID())
        .isEqualTo("Europe/Istanbul");

    var cancel = calendar(invitation.cancel(date("3. olağan toplantı", 2, true), to).bytes());
    assertThat(cancel.getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(cancel.getEvents().getFirst().getStatus().getValue()).isEqualTo("CANCELLED");
    assertThat(cancel.getEvents().getFirst().getSequence().getValue()).isEqualTo(2);
    assertThat(cancel.getEvents().getFirst().getUid()).isEqualTo(event.getUid());
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aCalendarWithHostileWordsIsStillOneEvent(String hostile) {
    var to = new Recipient(null, new EmailAddress("h@example.org"), hostile, Language.TR);
    var read = calendar(invitation.request(date(hostile, 0, false), to).bytes());
    assertThat(read.getEvents()).hasSize(1);
  }

  @Test
  void theCalendarFeedIsSecretAndCanBeTakenBack() {
    var account = UUID.randomUUID();
    db.sql(
            """
            insert into identity.account (id, email, name, language, state, roles, password, created_at)
            values (:id, :email, 'Ayşe', 'tr', 'active', '{member}', 'no password fits', now())
            """)
        .param("id", account)
        .param("email", account + "@example.org")
        .update();
    var actor = new Actor(account, Set.of(Verb.USE_DESK));
    House.DATES.add(date("3. olağan toplantı", 0, false));
    var shown = post(actor, "/tr/desk/account/notifications/calendar");
    assertThat(shown).hasStatusOk();
    var address = Pattern.compile("/tr/calendar-feed/[A-Za-z0-9_-]{22}\\.ics").matcher(body(shown));
    assertThat(address.find()).isTrue();
    var path = address.group();
    assertThat(web.get().uri(path))
        .hasStatusOk()
        .hasContentType("text/calendar;charset=UTF-8")
        .bodyText()
        .contains("SUMMARY:3. olağan toplantı", "TZID:Europe/Istanbul");
    assertThat(page(actor, "/tr/desk/account/notifications")).bodyText().doesNotContain(path);
    db.sql("update identity.account set state = 'disabled' where id = :id")
        .param("id", account)
        .update();
    assertThat(web.get().uri(path)).hasStatus(404);
    db.sql("update identity.account set state = 'active' where id = :id")
        .param("id", account)
        .update();
    assertThat(post(actor, "/tr/desk/account/notifications/calendar/removal")).hasStatus(302);
    assertThat(web.get().uri(path)).hasStatus(404);
    assertThat(web.get().uri("/tr/calendar-feed/AAAAAAAAAAAAAAAAAAAAAA.ics")).hasStatus(404);
  }

  @Test
  void textsAreForgottenAndTheLogStays() {
    server.start();
    tell("test-call", mehmet(), Urgency.NOW);
    sending.sendDue();
    var id = notices.deliveries(meeting).getFirst().id();
    transaction.executeWithoutResult(
        _ -> outbox.forget(House.HANDS.instant().plus(Duration.ofDays(1))));
    assertThat(notices.deliveries(meeting)).hasSize(1);
    assertThat(page(SECRETARY, "/tr/desk/outbox/" + id)).bodyText().contains("artık saklanmıyor");
    assertThatThrownBy(() -> keeping.handOver(SECRETARY, id)).hasMessage("notifications.notOpen");
  }

  private void tell(String topic, Recipient to, Urgency urgency) {
    tell(topic, meeting, to, urgency);
  }

  private void tell(String topic, UUID object, Recipient to, Urgency urgency) {
    notices.tell(
        new Notice(
            topic,
            object,
            to,
            "notifications.outbox.title",
            "notifications.outbox.done.handedOver",
            List.of(),
            "/meetings/3",
            List.of(),
            urgency));
  }

  private static Recipient ayse(Language language) {
    return new Recipient(null, new EmailAddress("ayse@example.org"), "Ayşe Şengül", language);
  }

  private static Recipient mehmet() {
    return new Recipient(null, new EmailAddress("mehmet@example.org"), "Mehmet Işık", Language.TR);
  }

  private List<String> body(UUID object) {
    return db.sql("select body from notifications.notice where object = :object")
        .param("object", object)
        .query(String.class)
        .list();
  }

  private List<String> ids() {
    return Arrays.stream(server.getReceivedMessages())
        .map(mail -> {
          try {
            return mail.getMessageID();
          } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
          }
        })
        .toList();
  }

  private static int count(String text, String word) {
    return text.split(Pattern.quote(word), -1).length - 1;
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult page(
      Actor actor, String path) {
    return web.get().uri(path).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult post(
      Actor actor, String path) {
    return web.post()
        .uri(path)
        .requestAttr(Uis.ACTOR, actor)
        .with(SecurityMockMvcRequestPostProcessors.csrf())
        .exchange();
  }

  private static String body(org.springframework.test.web.servlet.assertj.MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static biweekly.ICalendar calendar(byte @Nullable [] bytes) {
    return biweekly.Biweekly.parse(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
        .first();
  }

  /** The first part of that kind. */
  private static String text(Part part, String kind) throws Exception {
    if (part.isMimeType(kind) && part.getContent() instanceof String text) {
      return text;
    }
    if (part.getContent() instanceof Multipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        var found = text(parts.getBodyPart(i), kind);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
