package taskopru.notifications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.notifications.NotificationEvent.FrequencyChosen;

/** How often people want to hear of what: on their account's page, or from a mail's way out. */
@Service
@Transactional
public class Preferences {

  private final Topics topics;
  private final Readers readers;
  private final ApplicationEventPublisher events;

  Preferences(Topics topics, Readers readers, ApplicationEventPublisher events) {
    this.topics = topics;
    this.readers = readers;
    this.events = events;
  }

  /**
   * @param frequency null: not chosen; as urgent as each notice is
   */
  public record Choice(NoticeTopic topic, @Nullable Frequency frequency) {}

  public List<Choice> own(Actor actor) {
    actor.mustBeAllowedTo(Verb.USE_DESK);
    var chosen = readers.frequencies(readers.ofAccount(actor.id()));
    return topics.list().stream().map(it -> new Choice(it, chosen.get(it.code()))).toList();
  }

  /** What is mandatory or unknown is passed over: the page does not offer it. */
  public void choose(Actor actor, Map<String, Frequency> chosen) {
    actor.mustBeAllowedTo(Verb.USE_DESK);
    var reader = readers.ofAccount(actor.id());
    for (var topic : topics.list()) {
      var frequency = chosen.get(topic.code());
      if (frequency != null && !topic.mandatory()) {
        choose(reader, topic, frequency, actor.id());
      }
    }
  }

  /** The topic a mail's way out is for. */
  @Transactional(readOnly = true)
  public Optional<NoticeTopic> findWayOut(String token, String topic) {
    return Token.find(token)
        .flatMap(readers::find)
        .flatMap(_ -> topics.find(topic))
        .filter(it -> !it.mandatory());
  }

  /** Whoever holds the mail may turn its topic off; twice does no harm. */
  public NoticeTopic turnOff(String token, String topic) {
    var wanted =
        findWayOut(token, topic)
            .orElseThrow(() -> new Problem.NotFound("notifications.wayOut.unknown"));
    var reader = Token.find(token).flatMap(readers::find).orElseThrow();
    choose(
        reader.id(),
        wanted,
        Frequency.OFF,
        reader.account() == null ? Actor.VISITOR_ID : reader.account());
    return wanted;
  }

  private void choose(UUID reader, NoticeTopic topic, Frequency frequency, UUID who) {
    if (readers.choose(reader, topic.code(), frequency)) {
      events.publishEvent(new FrequencyChosen(reader, who, topic.code(), frequency));
    }
  }
}
