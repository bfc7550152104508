package taskopru.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import taskopru.kernel.Language;

/** A module's dates for a person's calendar feed: a bean of this type. */
public interface CalendarSource {

  /** What that account may see and is concerned by, between two moments. */
  List<CalendarEntry> entries(UUID account, Instant from, Instant to, Language language);
}
