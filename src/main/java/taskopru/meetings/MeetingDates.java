package taskopru.meetings;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.kernel.Language;
import taskopru.notifications.CalendarEntry;
import taskopru.notifications.CalendarSource;
import taskopru.web.Messages;

/** Meetings as dates: in invitations, and in the calendar a member subscribes to. */
@Component
class MeetingDates implements CalendarSource {

  private final JdbcClient db;
  private final MeetingBook meetings;
  private final Bodies bodies;
  private final Messages messages;

  MeetingDates(JdbcClient db, MeetingBook meetings, Bodies bodies, Messages messages) {
    this.db = db;
    this.meetings = meetings;
    this.bodies = bodies;
    this.messages = messages;
  }

  @Override
  @Transactional(readOnly = true)
  public List<CalendarEntry> entries(UUID account, Instant from, Instant to, Language language) {
    return db
        .sql(
            """
            select distinct meeting.id, meeting.starts
              from meetings.meeting
              join meetings.roll on roll.meeting = meeting.id
             where roll.account = :account
               and meeting.starts >= :from and meeting.starts < :to
               and meeting.state <> 'draft'
             order by meeting.starts
            """)
        .param("account", account)
        .param("from", java.sql.Timestamp.from(from))
        .param("to", java.sql.Timestamp.from(to))
        .query((row, _) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
        .list()
        .stream()
        .map(meetings::find)
        .flatMap(java.util.Optional::stream)
        .map(meeting -> entry(meeting, language))
        .toList();
  }

  /** The same UID for ever; a change and a cancellation each count the sequence up. */
  CalendarEntry entry(Meeting meeting, Language language) {
    return new CalendarEntry(
        meeting.id(),
        meeting.sequence(),
        meeting.starts(),
        meeting.plan().ends(),
        title(meeting, language),
        Stream.of(meeting.plan().place(), meeting.plan().link())
            .filter(where -> !where.isEmpty())
            .collect(Collectors.joining(" · ")),
        meeting.plan().title(),
        "/meetings/" + meeting.id(),
        meeting.state() == Meeting.State.CANCELLED,
        Objects.requireNonNullElse(meeting.calledAt(), meeting.starts()));
  }

  String title(Meeting meeting, Language language) {
    return messages.text(
        language,
        "meetings.mail.title",
        bodies.get(meeting.body()).name().in(language),
        String.valueOf(meeting.number()));
  }
}
