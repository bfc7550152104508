package taskopru.meetings.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import taskopru.meetings.Presence;

/** Times of a day as the clock on the wall shows them. */
record RoomTimes(DateTimeFormatter clock) {

  static RoomTimes in(ZoneId zone) {
    return new RoomTimes(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone));
  }

  String hour(Instant moment) {
    return clock.format(moment);
  }

  String span(Presence presence) {
    var left = presence.left();
    return hour(presence.came()) + "–" + (left == null ? "" : hour(left));
  }
}
