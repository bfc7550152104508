package taskopru.notifications;

import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** What people do here. Sending itself is no deed of anybody: the delivery log tells it. */
public sealed interface NotificationEvent extends DomainEvent {

  record NoticeHandedOver(UUID subject, UUID actor) implements NotificationEvent {}

  record NoticeTriedAgain(UUID subject, UUID actor) implements NotificationEvent {}

  /** The subject is the reader, an account or not. */
  record FrequencyChosen(UUID subject, UUID actor, String topic, Frequency frequency)
      implements NotificationEvent {}

  record CalendarFeedMade(UUID subject, UUID actor) implements NotificationEvent {}

  record CalendarFeedRevoked(UUID subject, UUID actor) implements NotificationEvent {}
}
