package taskopru.meetings;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.kernel.Language;
import taskopru.notifications.CalendarEntry;
import taskopru.notifications.PublicDates;
import taskopru.web.Messages;

/** Called meetings in the public calendar: under the same UID as in members', without the link. */
@Component
class PublicMeetingDates implements PublicDates {

  private final OpenMeetings meetings;
  private final Bodies bodies;
  private final Messages messages;

  PublicMeetingDates(OpenMeetings meetings, Bodies bodies, Messages messages) {
    this.meetings = meetings;
    this.bodies = bodies;
    this.messages = messages;
  }

  @Override
  public List<CalendarEntry> entries(Instant from, Instant to, Language language) {
    var names =
        bodies.list().stream()
            .collect(Collectors.toMap(Body::id, body -> body.name().in(language)));
    return meetings.meetings().stream()
        .filter(meeting -> !meeting.starts().isBefore(from) && meeting.starts().isBefore(to))
        .map(meeting ->
            new CalendarEntry(
                meeting.id(),
                meeting.sequence(),
                meeting.starts(),
                meeting.ends(),
                messages.text(
                    language,
                    "meetings.mail.title",
                    names.getOrDefault(meeting.body(), ""),
                    meeting.number().toString()),
                meeting.place(),
                meeting.title(),
                "/meetings/" + meeting.id(),
                meeting.state() == Meeting.State.CANCELLED,
                meeting.changed()))
        .toList();
  }
}
