package taskopru.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.OwnSeats;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Verb;
import taskopru.web.TodayLine;
import taskopru.web.TodayLine.Part;
import taskopru.web.TodaySource;

/** A member's own: the next meetings, minutes to read, tasks of their institution, proposals. */
@Component
class OwnToday implements TodaySource {

  private final JdbcClient db;
  private final Bodies bodies;
  private final OwnSeats seats;
  private final Desk desk;

  OwnToday(JdbcClient db, Bodies bodies, OwnSeats seats, Desk desk) {
    this.db = db;
    this.bodies = bodies;
    this.seats = seats;
    this.desk = desk;
  }

  @Override
  @Transactional(readOnly = true)
  public List<TodayLine> lines(Actor actor, LocalDate today) {
    if (!actor.may(Verb.TAKE_PART)) {
      return List.of();
    }
    var mine = seats.of(actor.id(), today);
    if (mine.isEmpty()) {
      return List.of();
    }
    var names = bodies.own().stream().collect(Collectors.toMap(Body::id, Body::name));
    var lines = new ArrayList<TodayLine>();
    lines.addAll(meetings(actor, names, today));
    lines.addAll(tasks(mine));
    lines.addAll(proposals(mine));
    return lines;
  }

  private List<TodayLine> meetings(Actor actor, Map<UUID, LocalizedText> names, LocalDate today) {
    return db.sql(
            """
            select distinct meeting.id, meeting.body, meeting.state, meeting.title, meeting.starts,
                   roll.excuse is not null as excused
              from meetings.roll
              join meetings.meeting on meeting.id = roll.meeting
             where roll.account = :account
               and (meeting.state in ('called', 'open', 'suspended')
                    or exists (select from meetings.minutes
                                where minutes.meeting = meeting.id
                                  and minutes.state = 'circulated'))
             order by meeting.starts
            """)
        .param("account", actor.id())
        .query((row, _) -> meeting(row, actor, names, today))
        .list();
  }

  private TodayLine meeting(
      ResultSet row, Actor actor, Map<UUID, LocalizedText> names, LocalDate today)
      throws SQLException {
    var here = "/desk/meetings/" + row.getObject("id", UUID.class);
    var body = names.getOrDefault(row.getObject("body", UUID.class), LocalizedText.of("–"));
    var title = Objects.requireNonNull(row.getString("title"));
    var day =
        Objects.requireNonNull(row.getObject("starts", OffsetDateTime.class))
            .atZoneSameInstant(desk.zone())
            .toLocalDate();
    var line =
        switch (Codes.get(Meeting.State.values(), Objects.requireNonNull(row.getString("state")))) {
          case CALLED ->
              TodayLine.of(
                      Part.OWN,
                      day.isAfter(today)
                          ? row.getBoolean("excused")
                              ? "meetings.today.own.excused"
                              : "meetings.today.own.next"
                          : "meetings.today.own.today",
                      here + (day.isAfter(today) ? "" : "/ballot"),
                      body)
                  .on(day);
          case OPEN, SUSPENDED ->
              TodayLine.of(Part.OWN, "meetings.today.own.running", here + "/ballot", body).on(day);
          case DRAFT,
              CLOSED,
              MINUTES_PENDING,
              MINUTES_APPROVED,
              FAILED_NO_QUORUM,
              RECALLED,
              CANCELLED ->
              actor.may(Verb.CHAIR_MEETINGS)
                  ? TodayLine.of(
                      Part.DUE, "meetings.today.own.approve", here + "/minutes", body, day)
                  : TodayLine.of(Part.OWN, "meetings.today.own.read", here + "/minutes", body, day);
        };
    return line.about(title);
  }

  private List<TodayLine> tasks(List<OwnSeats.OwnSeat> mine) {
    var institutions =
        mine.stream()
            .map(OwnSeats.OwnSeat::institution)
            .filter(Objects::nonNull)
            .distinct()
            .toArray(UUID[]::new);
    return db.sql(
            """
            select decision.id, decision.year, decision.number, task.title, task.due
              from meetings.task
              join meetings.decision on decision.id = task.decision
             where task.state = 'open'
               and task.institution = any (:institutions)
               and decision.body = any (:bodies)
             order by task.due, decision.year, decision.number, task.id
             limit 50
            """)
        .param("institutions", institutions)
        .param("bodies", mine.stream().map(OwnSeats.OwnSeat::body).distinct().toArray(UUID[]::new))
        .query((row, _) ->
            TodayLine.of(
                    Part.OWN,
                    "meetings.today.own.task",
                    "/decisions/" + row.getObject("id", UUID.class),
                    String.format(
                        Locale.ROOT, "%04d/%02d", row.getInt("year"), row.getInt("number")))
                .about(Objects.requireNonNull(row.getString("title")))
                .by(row.getObject("due", LocalDate.class)))
        .list();
  }

  private List<TodayLine> proposals(List<OwnSeats.OwnSeat> mine) {
    var waiting =
        db.sql(
                """
                select count(*)
                  from meetings.agenda_item
                 where meeting is null and state = 'proposed' and proposed_by = any (:mandates)
                """)
            .param("mandates", mine.stream().map(OwnSeats.OwnSeat::mandate).toArray(UUID[]::new))
            .query(Integer.class)
            .single();
    return waiting == 0
        ? List.of()
        : List.of(
            TodayLine.of(Part.OWN, "meetings.today.own.proposals", "/desk/proposals", waiting));
  }
}
