package taskopru.notifications;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import taskopru.kernel.Courier;
import taskopru.kernel.Language;
import taskopru.notifications.Delivery.State;
import taskopru.web.Messages;

/** Mails past the outbox: nothing of them is written down, so nobody can read them there. */
@Component
class StraightPost implements Courier {

  private static final String TOPIC = "links";

  private final Post post;
  private final Messages messages;
  private final Clock clock;

  StraightPost(Post post, Messages messages, Clock clock) {
    this.post = post;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public boolean isReady() {
    return post.isOpen();
  }

  @Override
  public boolean carry(
      String email,
      String name,
      Language language,
      String subjectKey,
      String textKey,
      String link) {
    var id = UUID.randomUUID();
    var mail =
        new Outbox.Entry(
            id,
            TOPIC,
            id,
            null,
            name,
            email,
            language,
            messages.text(language, subjectKey),
            messages.text(language, textKey, link),
            "",
            State.WAITING,
            clock.instant());
    return post.send(mail).outcome() == Post.Outcome.SENT;
  }
}
