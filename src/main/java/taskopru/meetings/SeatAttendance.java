package taskopru.meetings;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.council.AttendanceFeed;

/**
 * Seats by months for the council's table. A meeting that failed for want of a quorum counts too:
 * who came did come. One that was called off does not.
 */
@Component
class SeatAttendance implements AttendanceFeed {

  private final JdbcClient db;
  private final Desk desk;

  SeatAttendance(JdbcClient db, Desk desk) {
    this.db = db;
    this.desk = desk;
  }

  @Override
  public Map<UUID, Map<YearMonth, Attended>> of(UUID body, YearMonth from, YearMonth to) {
    var seats = new HashMap<UUID, Map<YearMonth, Attended>>();
    db.sql(
            """
            with held as (
              select id, date_trunc('month', starts at time zone :zone)::date as month
                from meetings.meeting
               where body = :body
                 and state in ('closed', 'minutes-pending', 'minutes-approved', 'failed-no-quorum', 'recalled')
                 and starts >= :from::timestamp at time zone :zone
                 and starts < :after::timestamp at time zone :zone
            ), counted as (
              select month, count(*) as meetings
                from held
               group by month
            ), came as (
              select roll.seat, held.month, count(distinct held.id) as present
                from held
                join meetings.roll on roll.meeting = held.id
                join meetings.presence on presence.meeting = roll.meeting and presence.mandate = roll.mandate
                                      and presence.struck is null
               group by roll.seat, held.month
            )
            select expected.seat, counted.month, counted.meetings, coalesce(came.present, 0) as present
              from (select distinct roll.seat, held.month
                      from held
                      join meetings.roll on roll.meeting = held.id) expected
              join counted on counted.month = expected.month
              left join came on came.seat = expected.seat and came.month = expected.month
            """)
        .param("body", body)
        .param("zone", desk.zone().getId())
        .param("from", from.atDay(1))
        .param("after", to.plusMonths(1).atDay(1))
        .query(row -> {
          seats
              .computeIfAbsent(row.getObject("seat", UUID.class), _ -> new HashMap<>())
              .put(
                  YearMonth.from(row.getObject("month", LocalDate.class)),
                  new Attended(row.getInt("meetings"), row.getInt("present")));
        });
    return seats;
  }
}
