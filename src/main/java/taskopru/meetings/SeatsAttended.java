package taskopru.meetings;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.council.AttendanceFeed;

/** Tells the council how often its seats were represented: in meetings that took place. */
@Component
class SeatsAttended implements AttendanceFeed {

  private final JdbcClient db;
  private final Desk desk;

  SeatsAttended(JdbcClient db, Desk desk) {
    this.db = db;
    this.desk = desk;
  }

  @Override
  public Map<UUID, Map<YearMonth, Attended>> of(UUID body, YearMonth from, YearMonth to) {
    var seats = new HashMap<UUID, Map<YearMonth, Attended>>();
    db.sql(
            """
            select seat, extract(year from day)::int as year, extract(month from day)::int as month,
                   count(*) as meetings, count(*) filter (where represented) as present
              from (select roll.seat, date_trunc('month', meeting.starts at time zone :zone) as day,
                           bool_or(presence.id is not null) as represented
                      from meetings.meeting
                      join meetings.roll on roll.meeting = meeting.id
                      left join meetings.presence
                        on presence.meeting = roll.meeting and presence.mandate = roll.mandate
                       and presence.struck is null
                     where meeting.body = :body
                       and meeting.state in ('closed', 'minutes-pending', 'minutes-approved')
                       and (meeting.starts at time zone :zone) >= :from
                       and (meeting.starts at time zone :zone) < :before
                     group by roll.seat, meeting.id) each_meeting
             group by seat, day
            """)
        .param("zone", desk.zone().getId())
        .param("body", body)
        .param("from", from.atDay(1))
        .param("before", to.plusMonths(1).atDay(1))
        .query(row -> {
          seats
              .computeIfAbsent(
                  Objects.requireNonNull(row.getObject("seat", UUID.class)), _ -> new HashMap<>())
              .put(
                  YearMonth.of(row.getInt("year"), row.getInt("month")),
                  new Attended(row.getInt("meetings"), row.getInt("present")));
        });
    return seats;
  }
}
