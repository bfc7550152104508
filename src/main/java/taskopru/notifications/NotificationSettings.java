package taskopru.notifications;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Settings {@code taskopru.notifications.*}.
 *
 * @param from the address mails come from; empty: the site's contact
 * @param every how often the outbox is looked at
 * @param digestAt when daily and weekly digests go out, in the site's time zone
 * @param digestDay the day of the weekly one
 * @param keep how long the text of a notice is kept after it was told
 */
@ConfigurationProperties("taskopru.notifications")
public record NotificationSettings(
    String from,
    Duration every,
    @DateTimeFormat(pattern = "HH:mm") LocalTime digestAt,
    DayOfWeek digestDay,
    Duration keep) {}
