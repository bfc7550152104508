package taskopru.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Seats;
import taskopru.kernel.AnnualFacts;
import taskopru.kernel.LocalizedText;

/**
 * The working group's meetings and votes for the annual report. Attendance is told by seats'
 * institutions, never by people.
 */
@Component
@Transactional(readOnly = true)
class MeetingsOfTheYear implements AnnualFacts {

  private static final int PLACE = 10;
  private static final Set<Integer> ACTIVITIES = Set.of(2, 4);
  private static final List<String> KINDS = List.of("open", "consensus", "secret", "election");

  /** What was opened was held, whatever became of it later. */
  private static final String HELD =
      "state in ('open', 'suspended', 'closed', 'minutes-pending', 'minutes-approved')";

  private final JdbcClient db;
  private final Bodies bodies;
  private final Seats seats;
  private final InstitutionNames names;

  MeetingsOfTheYear(JdbcClient db, Bodies bodies, Seats seats, InstitutionNames names) {
    this.db = db;
    this.bodies = bodies;
    this.seats = seats;
    this.names = names;
  }

  private record Held(
      long held, long failed, long recalls, long cancelled, long minutes, long recorded) {}

  private record Present(long represented, long excused, long absent) {
    static final Present NONE = new Present(0, 0, 0);

    Present and(Present other) {
      return new Present(
          represented + other.represented, excused + other.excused, absent + other.absent);
    }

    long all() {
      return represented + excused + absent;
    }
  }

  @Override
  public List<Chapter> chapters(Year year) {
    var body = bodies.find(Bodies.WORKING_GROUP).orElse(null);
    if (body == null) {
      return List.of();
    }
    var held = held(body.id(), year);
    var attendance = attendance(body.id(), year);
    var all = attendance.values().stream().reduce(Present.NONE, Present::and);
    var quorum = quorum(body.id(), year);
    var votes = votes(body.id(), year);
    var counts = new ArrayList<Count>();
    counts.add(Count.said("meetings.annual.held", held.held).answering(Question.DONE));
    counts.add(Count.of("meetings.annual.failed", held.failed));
    counts.add(Count.of("meetings.annual.recalls", held.recalls));
    counts.add(Count.of("meetings.annual.cancelled", held.cancelled));
    counts.add(Count.of("meetings.annual.minutes", held.minutes));
    counts.add(Count.of("meetings.annual.quorum.counted", quorum.getFirst()));
    counts.add(Count.of("meetings.annual.quorum.met", quorum.getLast()));
    if (all.all() > 0) {
      counts.add(
          Count.said("meetings.annual.share", Math.round(100.0 * all.represented / all.all())));
    }
    counts.add(
        Count.of(
            "meetings.annual.votes",
            votes.stream()
                .flatMap(row -> row.numbers().stream())
                .mapToLong(Long::longValue)
                .sum()));
    var tables = new ArrayList<Table>();
    if (held.held > 0) {
      tables.add(
          new Table(
              "meetings.annual.months",
              List.of("meetings.annual.months.held"),
              1,
              months(body.id(), year)));
      tables.add(
          new Table(
              "meetings.annual.attendance",
              List.of(
                  "meetings.annual.attendance.represented",
                  "meetings.annual.attendance.excused",
                  "meetings.annual.attendance.absent"),
              3,
              rows(attendance)));
    }
    if (!votes.isEmpty()) {
      tables.add(
          new Table(
              "meetings.annual.ballots",
              List.of(
                  "meetings.annual.ballots.carried",
                  "meetings.annual.ballots.rejected",
                  "meetings.annual.ballots.undecided"),
              3,
              votes));
    }
    return List.of(
        new Chapter(PLACE, "meetings.annual", held.recorded > 0, ACTIVITIES, counts, tables));
  }

  private Held held(UUID body, Year year) {
    return in(
            body,
            year,
            """
            select count(*) filter (where %s) as held,
                   count(*) filter (where state in ('failed-no-quorum', 'recalled')) as failed,
                   count(*) filter (where recalls is not null and state <> 'draft') as recalls,
                   count(*) filter (where state = 'cancelled') as cancelled,
                   count(*) filter (where state = 'minutes-approved') as minutes,
                   count(*) as recorded
              from meetings.meeting
             where body = :body and number is not null
               and starts >= :from and starts < :until
            """
                .formatted(HELD))
        .query((row, _) ->
            new Held(
                row.getLong("held"),
                row.getLong("failed"),
                row.getLong("recalls"),
                row.getLong("cancelled"),
                row.getLong("minutes"),
                row.getLong("recorded")))
        .single();
  }

  private List<Row> months(UUID body, Year year) {
    var counted = new HashMap<Integer, Long>();
    in(
            body,
            year,
            """
            select extract(month from starts at time zone :zone)::int as month, count(*) as held
              from meetings.meeting
             where body = :body and starts >= :from and starts < :until and %s
             group by 1
            """
                .formatted(HELD))
        .param("zone", year.zone().getId())
        .query((row, _) -> counted.put(row.getInt("month"), row.getLong("held")))
        .list();
    return Arrays.stream(Month.values())
        .map(month -> Row.of(month, counted.getOrDefault(month.getValue(), 0L)))
        .toList();
  }

  /** How often the quorum was counted, and how often it was there. */
  private List<Long> quorum(UUID body, Year year) {
    return in(
            body,
            year,
            """
            select count(*) as counted, count(*) filter (where satisfied) as met
              from meetings.snapshot
              join meetings.meeting on meeting.id = snapshot.meeting
             where body = :body and starts >= :from and starts < :until
            """)
        .query((row, _) -> List.of(row.getLong("counted"), row.getLong("met")))
        .single();
  }

  /** Seats of held meetings by whose they are; a seat of nobody's own counts for its group. */
  private Map<LocalizedText, Present> attendance(UUID body, Year year) {
    var groups = new HashMap<UUID, LocalizedText>();
    for (var group : seats.list(body, year.end())) {
      group.seats().forEach(seat -> groups.put(seat.id(), group.name()));
    }
    var named = names.on(year.end());
    var all = new HashMap<LocalizedText, Present>();
    in(
            body,
            year,
            """
            select institution, case when institution is null then seat end as seat,
                   count(*) filter (where represented) as represented,
                   count(*) filter (where excused and not represented) as excused,
                   count(*) filter (where not excused and not represented) as absent
              from (select roll.meeting, roll.seat,
                           (array_agg(roll.institution order by roll.principal desc, roll.mandate))[1] as institution,
                           bool_or(exists (select from meetings.presence
                                            where presence.meeting = roll.meeting
                                              and presence.mandate = roll.mandate
                                              and presence.struck is null)) as represented,
                           bool_or(roll.excuse is not null) as excused
                      from meetings.roll
                      join meetings.meeting on meeting.id = roll.meeting
                     where body = :body and starts >= :from and starts < :until and voting and %s
                     group by roll.meeting, roll.seat) seats
             group by 1, 2
            """
                .formatted(HELD))
        .query((row, _) ->
            all.merge(
                whose(row, named, groups),
                new Present(
                    row.getLong("represented"), row.getLong("excused"), row.getLong("absent")),
                Present::and))
        .list();
    return all;
  }

  private LocalizedText whose(
      ResultSet row, Map<UUID, LocalizedText> named, Map<UUID, LocalizedText> groups)
      throws SQLException {
    var institution = row.getObject("institution", UUID.class);
    var name =
        institution == null
            ? groups.get(row.getObject("seat", UUID.class))
            : named.get(institution);
    return name == null ? names.nobody() : name;
  }

  private static List<Row> rows(Map<LocalizedText, Present> attendance) {
    return attendance.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(LocalizedText::tr, InstitutionNames.ORDER)))
        .map(one ->
            Row.named(
                one.getKey(),
                one.getValue().represented,
                one.getValue().excused,
                one.getValue().absent))
        .toList();
  }

  private List<Row> votes(UUID body, Year year) {
    var counted = new LinkedHashMap<String, Row>();
    in(
            body,
            year,
            """
            select vote.kind,
                   count(*) filter (where outcome in ('carried', 'elected')) as carried,
                   count(*) filter (where outcome = 'rejected') as rejected,
                   count(*) filter (where outcome in ('tied', 'another-round')) as undecided
              from meetings.vote
              join meetings.meeting on meeting.id = vote.meeting
             where body = :body and starts >= :from and starts < :until
               and vote.state = 'announced'
             group by vote.kind
            """)
        .query((row, _) ->
            counted.put(
                row.getString("kind"),
                Row.of(
                    "meetings.annual.ballots." + row.getString("kind"),
                    row.getLong("carried"),
                    row.getLong("rejected"),
                    row.getLong("undecided"))))
        .list();
    return KINDS.stream().filter(counted::containsKey).map(counted::get).toList();
  }

  private JdbcClient.StatementSpec in(UUID body, Year year, String sql) {
    return db.sql(sql)
        .param("body", body)
        .param("from", Timestamp.from(year.from()))
        .param("until", Timestamp.from(year.until()));
  }
}
