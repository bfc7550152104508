package taskopru.council;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.kernel.ConsentPurpose;
import taskopru.privacy.PrivacyEvent.ConsentGiven;
import taskopru.privacy.PrivacyEvent.ConsentWithdrawn;

/**
 * A name leaves the desk only while its owner agrees. What privacy records is carried out here, in
 * the same transaction: who takes it back is off the public pages at once.
 */
@Component
class NameConsent {

  static final String PURPOSE = "public-name";

  private final JdbcClient db;
  private final CouncilDay day;

  NameConsent(JdbcClient db, CouncilDay day) {
    this.db = db;
    this.day = day;
  }

  @Configuration(proxyBeanMethods = false)
  static class Purpose {

    @Bean
    ConsentPurpose publicName() {
      return new ConsentPurpose(PURPOSE, PURPOSE, "council.consent.publicName");
    }
  }

  @EventListener
  void show(ConsentGiven given) {
    if (!given.purpose().equals(PURPOSE)) {
      return;
    }
    db.sql(
            """
            update council.person
               set name_may_be_public = true, name_consent_on = :today, name_withdrawn_on = null,
                   version = version + 1
             where (id = :who or account_id = :who) and not name_may_be_public
            """)
        .param("who", given.subject())
        .param("today", day.today())
        .update();
  }

  @EventListener
  void hide(ConsentWithdrawn taken) {
    if (!taken.purpose().equals(PURPOSE)) {
      return;
    }
    db.sql(
            """
            update council.person
               set name_may_be_public = false, name_withdrawn_on = :today, version = version + 1
             where (id = :who or account_id = :who) and name_may_be_public
            """)
        .param("who", taken.subject())
        .param("today", day.today())
        .update();
  }
}
