package taskopru.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static taskopru.identity.web.OurForm.ours;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.web.Uis;

/** One-time links by mail, and by hand where the mail server is away. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(Database.class)
class LinkMailTest {

  private static final int PORT = freePort();
  private static final Pattern LINK = Pattern.compile("/(tr/(invitation|password-reset)/[\\w-]+)");
  private static final Actor ADMINISTRATOR =
      new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.ADMINISTER_ACCOUNTS));

  private static GreenMail server;

  @Autowired Inviting inviting;
  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> PORT);
    registry.add("spring.mail.properties.mail.smtp.starttls.enable", () -> "false");
  }

  @BeforeAll
  static void serve() {
    server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", "smtp"));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void anEmptyBox() throws Exception {
    server.purgeEmailFromAllMailboxes();
  }

  @Test
  void anInvitationIsMailedAndItsLinkLiesNowhere() throws Exception {
    var page = invite("ayse@example.org");

    assertThat(page).hasStatus(200).bodyText().contains("ayse@example.org adresine gönderildi");
    assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Hesabınızı açın");
    var link = LINK.matcher(text(mail));
    assertThat(link.find()).isTrue();
    assertThat(web.get().uri("/" + link.group(1))).hasStatus(200);
    assertThat(db.sql("select count(*) from notifications.notice").query(Long.class).single())
        .isZero();
  }

  @Test
  void whoForgotTheirPasswordGetsALinkAndNobodyLearnsWhoHasAnAccount() throws Exception {
    var email = "mehmet" + UUID.randomUUID() + "@example.org";
    var invited =
        inviting.invite(
            ADMINISTRATOR, new EmailAddress(email), "Mehmet Şen", Language.TR, Set.of(Role.EDITOR));
    db.sql("update identity.account set state = 'active', password = 'x' where id = ?")
        .param(invited.account())
        .update();

    var known = forget(email);
    var unknown = forget("nobody@example.org");

    assertThat(known).hasStatus(200).bodyText().contains("bağlantı birkaç dakika içinde");
    assertThat(unknown).hasStatus(200).bodyText().contains("bağlantı birkaç dakika içinde");
    assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients()).hasSize(1);
    var link = LINK.matcher(text(mail));
    assertThat(link.find()).isTrue();
    assertThat(web.get().uri("/" + link.group(1))).hasStatus(200);
    for (var again = 0; again < 12; again++) {
      forget(email);
    }
    Thread.sleep(1_000);
    assertThat(server.getReceivedMessages().length).as("nobody's box is flooded").isLessThan(7);
  }

  @Test
  void withoutTheServerTheLinkIsHandedOver() {
    server.stop();
    try {
      assertThat(invite("fatma@example.org"))
          .hasStatus(200)
          .bodyText()
          .contains("/tr/invitation/")
          .doesNotContain("adresine gönderildi");
    } finally {
      serve();
    }
  }

  private MvcTestResult invite(String email) {
    return web.post()
        .uri("/tr/desk/accounts")
        .requestAttr(Uis.ACTOR, ADMINISTRATOR)
        .with(ours())
        .param("email", email)
        .param("name", "Yeni Kişi")
        .param("language", "tr")
        .param("roles", "editor")
        .exchange();
  }

  private MvcTestResult forget(String email) {
    return web.post()
        .uri("/tr/password-reset")
        .with(ours())
        .with(request -> {
          request.setRemoteAddr("203.0.113." + (1 + (int) (Math.random() * 250)));
          return request;
        })
        .param("email", email)
        .exchange();
  }

  private static String text(Message mail) throws Exception {
    var mixed = (Multipart) mail.getContent();
    var alternative = (Multipart) mixed.getBodyPart(0).getContent();
    return (String) alternative.getBodyPart(0).getContent();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
