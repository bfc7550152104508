package taskopru.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Language;
import taskopru.kernel.Retained;
import taskopru.kernel.Told;

/** What the outbox tells a person about themselves, and how it forgets them. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({Database.class, NotificationRecordsTest.House.class})
@Transactional
class NotificationRecordsTest {

  static final UUID ACCOUNT = UUID.randomUUID();

  @TestConfiguration(proxyBeanMethods = false)
  static class House {
    @Bean
    NoticeTopic news() {
      return new NoticeTopic("records-news", "notifications.outbox.title", false);
    }
  }

  @Autowired Notices notices;
  @Autowired NotificationRecords records;
  @Autowired List<Retained> rules;
  @Autowired JdbcClient db;

  @BeforeEach
  void twoPeopleAreTold() {
    tell(new Recipient(ACCOUNT, new EmailAddress("ayse@example.org"), "Ayşe Yılmaz", Language.TR));
    tell(new Recipient(null, new EmailAddress("m@example.org"), "Mehmet %_Şen", Language.TR));
  }

  @Test
  void aPersonSeesWhatTheyWereTold() {
    assertThat(records.of(ACCOUNT))
        .extracting(Told::what)
        .containsExactly("notifications.told.address", "notifications.told.notice");
    assertThat(records.of(ACCOUNT).getFirst().value()).isEqualTo("ayse@example.org");
    assertThat(records.of(UUID.randomUUID())).isEmpty();
  }

  @Test
  void whoHasNoAccountIsFoundByName() {
    assertThat(records.named("%_şen").values()).containsExactly("Mehmet %_Şen");
    assertThat(records.named("Ayşe")).isEmpty();
    var reader = records.named("mehmet").keySet().iterator().next();
    assertThat(records.of(reader)).isNotEmpty();
  }

  @Test
  void forgettingLeavesThatSomebodyWasTold() {
    var reader = records.named("mehmet").keySet().iterator().next();
    records.anonymise(ACCOUNT);
    records.anonymise(reader);

    assertThat(records.of(ACCOUNT)).isEmpty();
    assertThat(records.of(reader)).isEmpty();
    assertThat(
            db.sql(
                    "select count(*) from notifications.notice where name = 'anonymised' and email is null and body is null and state = 'unwanted'")
                .query(Long.class)
                .single())
        .isEqualTo(2);
    assertThat(db.sql("select count(*) from notifications.reader").query(Long.class).single())
        .isZero();
  }

  @Test
  void theLogGoesAfterItsTimeWithWhatWasBundledInIt() {
    var old = Timestamp.from(Instant.parse("2020-01-01T00:00:00Z"));
    db.sql("update notifications.notice set state = 'sent', done_at = ?, next_try_at = null")
        .param(old)
        .update();
    var ids = db.sql("select id from notifications.notice").query(UUID.class).list();
    db.sql("update notifications.notice set state = 'bundled', bundled_in = ? where id = ?")
        .params(ids.get(0), ids.get(1))
        .update();

    assertThat(destroy("notifications-log", "2019-12-31T00:00:00Z")).isZero();
    assertThat(destroy("notifications-readers", "2020-01-02T00:00:00Z")).isZero();
    assertThat(destroy("notifications-log", "2020-01-02T00:00:00Z")).isEqualTo(2);
    assertThat(destroy("notifications-readers", "2020-01-02T00:00:00Z")).isEqualTo(1);
  }

  private int destroy(String rule, String before) {
    return rules.stream()
        .filter(one -> one.code().equals(rule))
        .findFirst()
        .orElseThrow()
        .destroyer()
        .destroy(Instant.parse(before));
  }

  private void tell(Recipient to) {
    notices.tell(
        new Notice(
            "records-news",
            UUID.randomUUID(),
            to,
            "notifications.digest.window",
            "notifications.digest.window",
            List.of(1, 2),
            "",
            List.of(),
            Notice.Urgency.DIGEST));
  }
}
