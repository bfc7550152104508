package taskopru.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import taskopru.notifications.Delivery.State;
import taskopru.notifications.Post.Outcome;

/**
 * Sends what is due, one row at a time, each locked while it is sent: two processes never send the
 * same one. A server that is down costs nobody anything but time; who cannot be reached for four
 * days is shown to the secretary.
 */
@Service
public class Sending {

  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  /** After the first failure a minute, then longer; together some four days. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(12),
          Duration.ofHours(24),
          Duration.ofHours(24),
          Duration.ofHours(24));

  /** So that one round ends, and the next can begin with what is newer. */
  private static final int AT_MOST = 500;

  private final Outbox outbox;
  private final Post post;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Sending(Outbox outbox, Post post, TransactionTemplate transaction, Clock clock) {
    this.outbox = outbox;
    this.post = post;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Sends all that is due now; answers how many mails left the house. */
  public int sendDue() {
    if (!post.isOpen()) {
      return 0;
    }
    var sent = 0;
    for (var tried = 0; tried < AT_MOST; tried++) {
      var outcome = Objects.requireNonNull(transaction.execute(_ -> sendNext(clock.instant())));
      if (outcome.isEmpty() || outcome.get() == Outcome.NOBODY_THERE) {
        break;
      }
      sent += outcome.get() == Outcome.SENT ? 1 : 0;
    }
    return sent;
  }

  private Optional<Outcome> sendNext(Instant now) {
    var due = outbox.nextDue(now);
    if (due.isEmpty()) {
      return Optional.empty();
    }
    var entry = due.get();
    var answer = post.send(entry);
    switch (answer.outcome()) {
      case SENT -> outbox.done(entry.id(), State.SENT, null, now);
      case REFUSED -> outbox.done(entry.id(), State.REFUSED, answer.reason(), now);
      case NOT_NOW, NOBODY_THERE -> {
        var attempts = outbox.attempts(entry.id());
        if (attempts < PAUSES.size()) {
          outbox.tryAgainAt(entry.id(), now.plus(PAUSES.get(attempts)), answer.reason(), true);
        } else {
          outbox.done(entry.id(), State.GIVEN_UP, answer.reason(), now);
        }
      }
    }
    if (answer.outcome() == Outcome.NOBODY_THERE) {
      log.warn("The mail server does not answer; mails wait in the outbox");
    }
    return Optional.of(answer.outcome());
  }
}
