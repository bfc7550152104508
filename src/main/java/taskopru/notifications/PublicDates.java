package taskopru.notifications;

import java.time.Instant;
import java.util.List;
import taskopru.kernel.Language;

/** Dates everybody may know: a bean of this type per module that has some. */
public interface PublicDates {

  /** Those that begin from a moment on and before another; without names of people. */
  List<CalendarEntry> entries(Instant from, Instant to, Language language);
}
