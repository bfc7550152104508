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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.Institutions;
import taskopru.council.Keepers;
import taskopru.council.People;
import taskopru.council.RuleProfiles;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Verb;
import taskopru.web.TodayLine;
import taskopru.web.TodayLine.Part;
import taskopru.web.TodaySource;

/** What waits in meetings, decisions and tasks, for those who keep their bodies. */
@Component
class MeetingsToday implements TodaySource {

  /** From so many days before its last one on, a task is worth a look. */
  private static final int SOON = 14;

  /** How long a failed meeting is named where its rules set no limit for the recall. */
  private static final int RECALL_NAMED = 30;

  private final JdbcClient db;
  private final Bodies bodies;
  private final Keepers keepers;
  private final RuleProfiles rules;
  private final Institutions institutions;
  private final People people;
  private final Desk desk;

  MeetingsToday(
      JdbcClient db,
      Bodies bodies,
      Keepers keepers,
      RuleProfiles rules,
      Institutions institutions,
      People people,
      Desk desk) {
    this.db = db;
    this.bodies = bodies;
    this.keepers = keepers;
    this.rules = rules;
    this.institutions = institutions;
    this.people = people;
    this.desk = desk;
  }

  @Override
  @Transactional(readOnly = true)
  public List<TodayLine> lines(Actor actor, LocalDate today) {
    if (!actor.may(Verb.KEEP_MEETINGS)) {
      return List.of();
    }
    var kept =
        keepers.kept(actor, bodies.own()).stream().collect(Collectors.toMap(Body::id, Body::name));
    var ids = kept.keySet().toArray(UUID[]::new);
    var book = rules.book();
    var meetings = meetings(ids);
    var lines = new ArrayList<TodayLine>();
    for (var meeting : meetings) {
      lines.addAll(lines(meeting, Objects.requireNonNull(kept.get(meeting.body())), book, today));
    }
    lines.addAll(proposals(ids, kept, meetings));
    lines.addAll(tasks(ids, today));
    lines.addAll(decisions(ids, today));
    lines.addAll(absences(ids, book, today));
    return lines;
  }

  /** A meeting that is not over and done with. */
  private record Waiting(
      UUID id,
      UUID body,
      Meeting.Kind kind,
      Meeting.State state,
      String title,
      LocalDate day,
      boolean recall,
      @Nullable String minutes,
      int asked,
      int silent,
      int excused) {}

  private List<Waiting> meetings(UUID[] bodies) {
    return db.sql(
            """
            select meeting.id, body, kind, meeting.state, title, starts,
                   recalls is not null as recall, at_work.state as minutes,
                   (select count(*) from meetings.amendment
                     where minutes = at_work.id and amendment.state = 'open') as asked,
                   coalesce(answers.silent, 0) as silent, coalesce(answers.excused, 0) as excused
              from meetings.meeting
              left join meetings.minutes at_work
                on at_work.meeting = meeting.id and at_work.state in ('draft', 'circulated')
              left join lateral (
                     select count(*) filter (where excuse is null) as silent,
                            count(*) filter (where excuse is not null) as excused
                       from meetings.roll
                      where roll.meeting = meeting.id and principal
                        and meeting.state = 'called') answers on true
             where body = any (:bodies)
               and (meeting.state not in ('minutes-approved', 'recalled', 'cancelled')
                    or at_work.id is not null)
             order by starts, meeting.id
            """)
        .param("bodies", bodies)
        .query((row, _) ->
            new Waiting(
                id(row, "id"),
                id(row, "body"),
                Codes.get(Meeting.Kind.values(), text(row, "kind")),
                Codes.get(Meeting.State.values(), text(row, "state")),
                text(row, "title"),
                Objects.requireNonNull(row.getObject("starts", OffsetDateTime.class))
                    .atZoneSameInstant(desk.zone())
                    .toLocalDate(),
                row.getBoolean("recall"),
                row.getString("minutes"),
                row.getInt("asked"),
                row.getInt("silent"),
                row.getInt("excused")))
        .list();
  }

  private List<TodayLine> lines(
      Waiting meeting, LocalizedText body, RuleProfiles.Book book, LocalDate today) {
    var here = "/desk/meetings/" + meeting.id();
    return switch (meeting.state()) {
      case DRAFT -> {
        if (meeting.day().isBefore(today)) {
          yield List.of(due(meeting, "meetings.today.passed", here + "/plan", body));
        }
        var notice =
            Calling.noticeDays(
                meeting.kind(), meeting.recall(), book.on(meeting.body(), meeting.day()));
        yield List.of(
            due(meeting, "meetings.today.call", here + "/call", body, meeting.day())
                .by(meeting.day().minusDays(notice)));
      }
      case CALLED ->
          meeting.day().isAfter(today)
              ? List.of(
                  line(
                          Part.UNANSWERED,
                          meeting,
                          "meetings.today.answers",
                          here + "/attendance",
                          body,
                          meeting.silent(),
                          meeting.excused())
                      .on(meeting.day()))
              : List.of(
                  due(meeting, "meetings.today.open", here + "/attendance", body)
                      .by(meeting.day()));
      case OPEN, SUSPENDED ->
          List.of(due(meeting, "meetings.today.running", here + "/run", body).by(meeting.day()));
      case FAILED_NO_QUORUM -> recall(meeting, body, book, today);
      case CLOSED ->
          List.of(due(meeting, "meetings.today.write", here + "/minutes", body, meeting.day()));
      case MINUTES_PENDING, MINUTES_APPROVED, RECALLED, CANCELLED ->
          List.of(minutes(meeting, here + "/minutes", body));
    };
  }

  private static List<TodayLine> recall(
      Waiting meeting, LocalizedText body, RuleProfiles.Book book, LocalDate today) {
    var within = book.on(meeting.body(), meeting.day()).recall().withinDays();
    var last = meeting.day().plusDays(within == 0 ? RECALL_NAMED : within);
    if (last.isBefore(today)) {
      return List.of();
    }
    var line =
        due(
            meeting,
            "meetings.today.recall",
            "/desk/meetings/" + meeting.id() + "/recall",
            body,
            meeting.day());
    return List.of(within == 0 ? line : line.by(last));
  }

  private static TodayLine minutes(Waiting meeting, String path, LocalizedText body) {
    if (!Objects.equals(meeting.minutes(), "circulated")) {
      return line(Part.READY, meeting, "meetings.today.circulate", path, body, meeting.day());
    }
    return meeting.asked() > 0
        ? due(meeting, "meetings.today.asked", path, body, meeting.day(), meeting.asked())
        : line(Part.UNANSWERED, meeting, "meetings.today.approval", path, body, meeting.day());
  }

  /** Members' proposals, with the way to the next draft, or to a new one. */
  private List<TodayLine> proposals(
      UUID[] bodies, Map<UUID, LocalizedText> kept, List<Waiting> meetings) {
    return db.sql(
            """
            select body, count(*) as items
              from meetings.agenda_item
             where meeting is null and state = 'proposed' and body = any (:bodies)
             group by body
            """)
        .param("bodies", bodies)
        .query((row, _) -> {
          var body = id(row, "body");
          var draft =
              meetings.stream()
                  .filter(one -> one.body().equals(body) && one.state() == Meeting.State.DRAFT)
                  .findFirst();
          return TodayLine.of(
              Part.DUE,
              "meetings.today.proposals",
              "/desk/meetings/" + draft.map(one -> one.id().toString()).orElse("new"),
              row.getInt("items"),
              Objects.requireNonNull(kept.get(body)));
        })
        .list();
  }

  private List<TodayLine> tasks(UUID[] bodies, LocalDate today) {
    var known = institutions.all();
    return db.sql(
            """
            select decision.id, decision.year, decision.number, task.title, task.institution,
                   task.due,
                   exists (select from meetings.task_link where task_link.task = task.id) as sent
              from meetings.task
              join meetings.decision on decision.id = task.decision
             where task.state = 'open' and decision.body = any (:bodies)
               and (task.due <= :soon or task.institution is not null)
             order by task.due, decision.year, decision.number, task.id
             limit 200
            """)
        .param("bodies", bodies)
        .param("soon", today.plusDays(SOON))
        .query((row, _) -> {
          var institution = row.getObject("institution", UUID.class);
          var who =
              institution == null || !known.containsKey(institution)
                  ? (Object) ""
                  : known.get(institution).nameOn(today);
          var due = row.getObject("due", LocalDate.class);
          var near = due != null && !due.isAfter(today.plusDays(SOON));
          return TodayLine.of(
                  near ? Part.DUE : row.getBoolean("sent") ? Part.UNANSWERED : Part.READY,
                  near
                      ? "meetings.today.task"
                      : row.getBoolean("sent")
                          ? "meetings.today.taskSent"
                          : "meetings.today.taskUnsent",
                  "/desk/decisions/" + id(row, "id"),
                  label(row),
                  institution == null ? "no" : "yes",
                  who)
              .about(text(row, "title"))
              .by(due);
        })
        .list();
  }

  /** Of decisions with open tasks, the tasks are named. */
  private List<TodayLine> decisions(UUID[] bodies, LocalDate today) {
    return db.sql(
            """
            select id, year, number, title, due
              from meetings.decision
             where body = any (:bodies) and due <= :soon and state in ('open', 'under-way')
               and not exists (select from meetings.task
                                where task.decision = decision.id and task.state = 'open')
             order by due, year, number
             limit 200
            """)
        .param("bodies", bodies)
        .param("soon", today.plusDays(SOON))
        .query((row, _) ->
            TodayLine.of(
                    Part.DUE,
                    "meetings.today.decision",
                    "/desk/decisions/" + id(row, "id"),
                    label(row))
                .about(text(row, "title"))
                .by(row.getObject("due", LocalDate.class)))
        .list();
  }

  /**
   * Principals who were away without an excuse, and whose seat nobody stood in for, at as many of
   * the last meetings in a row as the rules allow, or one less.
   */
  private List<TodayLine> absences(UUID[] bodies, RuleProfiles.Book book, LocalDate today) {
    var away =
        db.sql(
                """
                with held as (
                  select id, body, starts
                    from (select id, body, starts,
                                 row_number() over (partition by body order by starts desc) as ago
                            from meetings.meeting
                           where body = any (:bodies)
                             and state in ('closed', 'minutes-pending', 'minutes-approved')) latest
                   where ago <= 20),
                attended as (
                  select held.body, roll.mandate, roll.person, roll.seat_number,
                         row_number() over (
                           partition by roll.mandate order by held.starts desc) as ago,
                         held.id = first_value(held.id) over (
                           partition by held.body order by held.starts desc) as latest,
                         roll.excuse is not null or exists (
                           select from meetings.presence
                             join meetings.roll other
                               on other.meeting = presence.meeting
                              and other.mandate = presence.mandate
                            where presence.meeting = held.id and other.seat = roll.seat
                              and presence.struck is null) as there
                    from held
                    join meetings.roll on roll.meeting = held.id
                   where roll.principal)
                select body, mandate, person, seat_number,
                       coalesce(min(ago) filter (where there), count(*) + 1) - 1 as times
                  from attended
                 group by body, mandate, person, seat_number
                having bool_or(latest)
                   and coalesce(min(ago) filter (where there), count(*) + 1) > 1
                 order by seat_number
                """)
            .param("bodies", bodies)
            .query((row, _) ->
                new Away(
                    id(row, "body"),
                    id(row, "mandate"),
                    id(row, "person"),
                    row.getInt("seat_number"),
                    row.getInt("times")))
            .list();
    if (away.isEmpty()) {
      return List.of();
    }
    var names = people.names();
    var lines = new ArrayList<TodayLine>();
    for (var one : away) {
      var limit = book.on(one.body(), today).rules().absenceLimit();
      if (limit > 0 && one.times() >= Math.max(1, limit - 1)) {
        lines.add(
            TodayLine.of(
                Part.DUE,
                one.times() >= limit ? "meetings.today.absentTooOften" : "meetings.today.absent",
                "/desk/council/mandates/" + one.mandate(),
                names.getOrDefault(one.person(), ""),
                one.seatNumber(),
                one.times(),
                limit));
      }
    }
    return lines;
  }

  private record Away(UUID body, UUID mandate, UUID person, int seatNumber, int times) {}

  private static TodayLine due(Waiting meeting, String key, String path, Object... args) {
    return line(Part.DUE, meeting, key, path, args);
  }

  private static TodayLine line(
      Part part, Waiting meeting, String key, String path, Object... args) {
    return TodayLine.of(part, key, path, args).about(meeting.title());
  }

  private static String label(ResultSet row) throws SQLException {
    return String.format(Locale.ROOT, "%04d/%02d", row.getInt("year"), row.getInt("number"));
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }
}
