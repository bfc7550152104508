package taskopru.notifications;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** While the house serves: make digests, send mails, forget texts. Commands send nothing. */
@Component
@EnableScheduling
@ConditionalOnWebApplication
class Rounds {

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final Digests digests;
  private final Sending sending;
  private final Outbox outbox;
  private final NotificationSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Rounds(
      Digests digests,
      Sending sending,
      Outbox outbox,
      NotificationSettings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.digests = digests;
    this.sending = sending;
    this.outbox = outbox;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${taskopru.notifications.every}",
      fixedDelayString = "${taskopru.notifications.every}")
  void go() {
    try {
      digests.bundleDue();
      sending.sendDue();
      transaction.executeWithoutResult(_ -> outbox.forget(clock.instant().minus(settings.keep())));
    } catch (RuntimeException e) {
      log.error("A round of the outbox failed; the next one tries again", e);
    }
  }
}
