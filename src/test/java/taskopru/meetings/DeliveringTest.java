package taskopru.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.notifications.Delivery;
import taskopru.web.Uis;

/** Nobody listens at that mail server; what is refused is written into the log here. */
@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@TestPropertySource(properties = {"spring.mail.host=127.0.0.1", "spring.mail.port=1"})
@Transactional
class DeliveringTest {

  static final Actor SECRETARY = Sitting.SECRETARY;

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Delivering delivering;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired MockMvcTester web;

  Sitting cast;
  UUID meeting = new UUID(0, 0);

  @BeforeEach
  void aCallThatWentOut() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
    db.sql(
            "update council.person set email = null, phone = '0322 000 00 03' where name = 'Ayşe Asıl 3'")
        .update();
    var draft = meetings.draft(SECRETARY, cast.body(), Sitting.plan(LocalDate.of(2027, 3, 15)));
    agenda.add(SECRETARY, draft.id(), "Gündem", "");
    meeting = calling.call(SECRETARY, draft.id(), null).id();
  }

  @Test
  void theLogSaysWhomTheCallReachedAndWhoGetsItByHand() {
    become("sent", "uye1@example.org");
    become("refused", "uye2@example.org");

    assertThat(states())
        .containsOnly(
            Delivery.State.WAITING,
            Delivery.State.SENT,
            Delivery.State.REFUSED,
            Delivery.State.BY_HAND)
        .hasSize(35);
    assertThat(delivering.byHand(SECRETARY, meeting))
        .extracting(one -> one.person().name())
        .containsExactly("Ayşe Asıl 2", "Ayşe Asıl 3");
    assertThat(get("/call"))
        .hasStatus(302)
        .hasRedirectedUrl("/tr/desk/meetings/" + meeting + "/call/deliveries");
    assertThat(get("/call/deliveries"))
        .hasStatusOk()
        .bodyText()
        .contains(
            "Gönderildi: 1", "Reddedildi: 1", "2 kişiye", "Yeniden gönder", "uye2@example.org");
    assertThat(get("/call/deliveries?show=open"))
        .bodyText()
        .contains("uye2@example.org")
        .doesNotContain("uye1@example.org");
    assertThat(get("/call/deliveries/paper"))
        .hasStatusOk()
        .bodyText()
        .contains("Ayşe Asıl 3", "0322 000 00 03", "E-posta adresi yok", "Reddedildi", "Yazdır")
        .doesNotContain("Ayşe Asıl 1<");
  }

  @Test
  void whatWasRefusedGoesToTheAddressThatWasPutRight() {
    become("refused", "uye2@example.org");
    db.sql("update council.person set email = 'dogru@example.org' where name = 'Ayşe Asıl 2'")
        .update();
    var refused = delivery(Delivery.State.REFUSED);
    assertThat(post("/call/deliveries/" + refused.id() + "/mail")).hasStatus(302);
    assertThat(delivering.of(SECRETARY, meeting))
        .filteredOn(one -> one.id().equals(refused.id()))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.state()).isEqualTo(Delivery.State.WAITING);
          assertThat(one.email()).isEqualTo("dogru@example.org");
        });
    assertThatThrownBy(() -> delivering.sendAgain(SECRETARY, meeting, refused.id()))
        .isInstanceOf(Problem.Conflict.class);
  }

  @Test
  void allThatFailedGoesOutAgainAtOnce() {
    become("refused", "uye2@example.org");
    become("given-up", "uye4@example.org");
    assertThat(delivering.sendAllAgain(SECRETARY, meeting)).isEqualTo(2);
    assertThat(delivering.byHand(SECRETARY, meeting)).hasSize(1);
    assertThatThrownBy(() -> delivering.sendAllAgain(SECRETARY, meeting))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("meetings.delivery.none");
  }

  @Test
  void whatWasHandedOverIsOffTheList() {
    var byHand = delivery(Delivery.State.BY_HAND);
    assertThat(post("/call/deliveries/" + byHand.id() + "/handover")).hasStatus(302);
    assertThat(delivering.byHand(SECRETARY, meeting)).isEmpty();
    assertThat(get("/call/deliveries/paper")).bodyText().contains("Elden verilecek çağrı yok");
  }

  @Test
  void whoDoesNotKeepTheMeetingNeitherReadsNorSends() {
    var some = delivering.of(SECRETARY, meeting).getFirst().id();
    for (var other :
        List.of(
            cast.principals().getFirst().actor(),
            cast.principals().get(1).chair(),
            Actor.visitor())) {
      forbidden(() -> delivering.of(other, meeting));
      forbidden(() -> delivering.byHand(other, meeting));
      forbidden(() -> delivering.sendAgain(other, meeting, some));
      forbidden(() -> delivering.sendAllAgain(other, meeting));
      forbidden(() -> delivering.handOver(other, meeting, some));
    }
    var another = meetings.draft(SECRETARY, cast.body(), Sitting.plan(LocalDate.of(2027, 4, 15)));
    assertThatThrownBy(() -> delivering.sendAgain(SECRETARY, another.id(), some))
        .isInstanceOf(Problem.NotFound.class);
  }

  private List<Delivery.State> states() {
    return delivering.of(SECRETARY, meeting).stream().map(Delivery::state).toList();
  }

  private Delivery delivery(Delivery.State state) {
    return delivering.of(SECRETARY, meeting).stream()
        .filter(one -> one.state() == state)
        .findFirst()
        .orElseThrow();
  }

  private void become(String state, String email) {
    db.sql(
            """
            update notifications.notice
               set state = :state, next_try_at = null, done_at = created_at,
                   reason = case when :state = 'sent' then null else 'notifications.reason.refused' end
             where object = :meeting and email = :email
            """)
        .param("state", state)
        .param("meeting", meeting)
        .param("email", email)
        .update();
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult get(String page) {
    return web.get()
        .uri("/tr/desk/meetings/" + meeting + page)
        .requestAttr(Uis.ACTOR, SECRETARY)
        .exchange();
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult post(String page) {
    return web.post()
        .uri("/tr/desk/meetings/" + meeting + page)
        .with(csrf())
        .requestAttr(Uis.ACTOR, SECRETARY)
        .exchange();
  }

  private static void forbidden(Runnable deed) {
    assertThatThrownBy(deed::run).isInstanceOf(Problem.Forbidden.class);
  }
}
