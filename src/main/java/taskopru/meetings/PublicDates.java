package taskopru.meetings;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.kernel.Language;
import taskopru.notifications.CalendarEntry;

/**
 * The dates of called meetings as everybody may have them: no link to join, no names. They have the
 * UID of members' invitations, so that somebody who has both sees one meeting.
 */
@Service
@Transactional(readOnly = true)
public class PublicDates {

  private static final Duration BEFORE = Duration.ofDays(365);
  private static final Duration AHEAD = Duration.ofDays(730);

  private final JdbcClient db;
  private final MeetingBook meetings;
  private final MeetingDates dates;
  private final Bodies bodies;
  private final Clock clock;

  PublicDates(JdbcClient db, MeetingBook meetings, MeetingDates dates, Bodies bodies, Clock clock) {
    this.db = db;
    this.meetings = meetings;
    this.dates = dates;
    this.bodies = bodies;
    this.clock = clock;
  }

  /** From a year ago to two years ahead, cancelled ones too, the earliest first. */
  public List<CalendarEntry> list(Language language) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    return db.sql(
            """
            select id, greatest(modified_at, called_at) as modified
              from meetings.meeting
             where body = any (:bodies) and state <> 'draft' and number is not null
               and starts >= :from and starts < :to
             order by starts, id
            """)
        .param("bodies", bodies.own().stream().map(Body::id).toArray(UUID[]::new))
        .param("from", now.minus(BEFORE))
        .param("to", now.plus(AHEAD))
        .query((row, _) ->
            entry(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("modified", OffsetDateTime.class)),
                language))
        .list();
  }

  private CalendarEntry entry(UUID id, OffsetDateTime modified, Language language) {
    var meeting = meetings.find(id).orElseThrow();
    return new CalendarEntry(
        id,
        meeting.sequence(),
        meeting.starts(),
        meeting.plan().ends(),
        dates.title(meeting, language),
        meeting.plan().place(),
        meeting.plan().title(),
        "/meetings/" + id,
        meeting.state() == Meeting.State.CANCELLED,
        modified.toInstant());
  }
}
