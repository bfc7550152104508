package taskopru.notifications;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.notifications.Delivery.State;
import taskopru.notifications.NotificationEvent.NoticeHandedOver;
import taskopru.notifications.NotificationEvent.NoticeTriedAgain;

/** The secretary's outbox: what was told, what was not, and what has to be done by hand. */
@Service
@Transactional
public class OutboxKeeping {

  private final Outbox outbox;
  private final Readers readers;
  private final Post post;
  private final MailText text;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  OutboxKeeping(
      Outbox outbox,
      Readers readers,
      Post post,
      MailText text,
      Clock clock,
      ApplicationEventPublisher events) {
    this.outbox = outbox;
    this.readers = readers;
    this.post = post;
    this.text = text;
    this.clock = clock;
    this.events = events;
  }

  /** Some of a longer list. */
  public record Page(List<Delivery> deliveries, long total) {
    public static final int SIZE = 50;
  }

  /** One notice as its reader gets it. */
  public record Letter(Delivery delivery, Language language, String text, List<String> files) {}

  public Page list(Actor actor, boolean onlyOpen, int page) {
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    var number = Math.clamp(page, 1, 100_000);
    return new Page(
        outbox.list(onlyOpen, Page.SIZE, (number - 1) * Page.SIZE), outbox.count(onlyOpen));
  }

  public boolean hasServer() {
    return post.isOpen();
  }

  public Letter read(Actor actor, UUID id) {
    var entry = outbox.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    return new Letter(
        outbox.delivery(id),
        entry.language(),
        entry.body().isEmpty() ? "" : text.onPaper(entry),
        outbox.attachments(id).stream().map(Attachment::name).distinct().toList());
  }

  /** It was printed, read out or handed over. */
  public void handOver(Actor actor, UUID id) {
    var delivery = outbox.delivery(id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    if (!delivery.state().needsSomebody()) {
      throw new Problem.Conflict("notifications.notOpen");
    }
    outbox.done(id, State.HANDED_OVER, null, clock.instant());
    events.publishEvent(new NoticeHandedOver(id, actor.id()));
  }

  /** Sends it by mail to the address its reader has by now. */
  public void tryAgain(Actor actor, UUID id, Recipient to) {
    var delivery = outbox.delivery(id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    if (delivery.state().needsSomebody() && to.email() != null) {
      outbox.readdress(id, readers.of(to), to.email().value());
    }
    tryAgain(actor, id);
  }

  /** Sends it by mail after all: the address was put right, or there is a server now. */
  public void tryAgain(Actor actor, UUID id) {
    var delivery = outbox.delivery(id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    if (!delivery.state().needsSomebody()) {
      throw new Problem.Conflict("notifications.notOpen");
    }
    if (!post.isOpen() || delivery.email() == null) {
      throw new Problem.Refused("notifications.noWay");
    }
    outbox.tryAgainAt(id, clock.instant(), null, false);
    events.publishEvent(new NoticeTriedAgain(id, actor.id()));
  }
}
