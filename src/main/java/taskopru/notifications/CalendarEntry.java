package taskopru.notifications;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that stands in a calendar.
 *
 * @param object its id, and with the site's host its UID: the same for ever
 * @param sequence how often time, place or state have changed; calendars ignore what does not grow
 * @param title without names of people
 * @param path the page about it, without its language; empty for none
 * @param lastModified when it was last changed
 */
public record CalendarEntry(
    UUID object,
    int sequence,
    Instant start,
    Instant end,
    String title,
    String location,
    String description,
    String path,
    boolean cancelled,
    Instant lastModified) {

  public CalendarEntry {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("ends before it begins");
    }
  }
}
