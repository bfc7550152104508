package taskopru.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Language;

/** One calendar of all that is public, to subscribe to: a year back, two ahead. */
@Service
public class PublicCalendar {

  private static final Duration BEFORE = Duration.ofDays(365);
  private static final Duration AHEAD = Duration.ofDays(730);

  private final Invitation invitation;
  private final ObjectProvider<PublicDates> sources;
  private final Clock clock;

  PublicCalendar(Invitation invitation, ObjectProvider<PublicDates> sources, Clock clock) {
    this.invitation = invitation;
    this.sources = sources;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public byte[] in(Language language) {
    var now = clock.instant();
    return invitation.feed(
        sources.stream()
            .flatMap(
                source -> source.entries(now.minus(BEFORE), now.plus(AHEAD), language).stream())
            .sorted(Comparator.comparing(CalendarEntry::start).thenComparing(CalendarEntry::object))
            .toList(),
        language);
  }
}
