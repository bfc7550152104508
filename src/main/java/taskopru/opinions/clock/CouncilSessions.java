package taskopru.opinions.clock;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.kernel.Visible;

/** The session calendar of the municipal council to which our opinions go. */
@Service
@Transactional
public class CouncilSessions {

  static final int FIRST = 2004;
  static final int LAST = 2200;
  private static final int LONGEST_SOURCE = 300;

  private final JdbcClient db;
  private final ApplicationEventPublisher events;
  private final CouncilKind kind;

  CouncilSessions(
      JdbcClient db,
      ApplicationEventPublisher events,
      @Value("${taskopru.opinions.council}") String council) {
    this.db = db;
    this.events = events;
    this.kind =
        CouncilKind.find(council)
            .orElseThrow(() ->
                new IllegalStateException(
                    "taskopru.opinions.council: metropolitan or municipal, not " + council));
  }

  /** Which kind of council ours is. */
  public CouncilKind kind() {
    return kind;
  }

  /** All that is known of our council's sessions. */
  @Transactional(readOnly = true)
  public CouncilCalendar calendar() {
    var recess = new HashMap<Integer, Recess>();
    db.sql("select year, recess from opinions.session_year")
        .query((row, _) ->
            recess.put(row.getInt("year"), Recess.of(row.getObject("recess", Integer.class))))
        .list();
    var days = new HashMap<YearMonth, LocalDate>();
    db.sql("select day from opinions.session_day")
        .query((row, _) -> {
          var day = row.getObject("day", LocalDate.class);
          return days.put(YearMonth.from(day), day);
        })
        .list();
    return new CouncilCalendar(kind, new Recess.Unknown(), recess, days);
  }

  /** A year as it is kept; an empty one where nothing is. */
  @Transactional(readOnly = true)
  public SessionYear year(int year) {
    if (year < FIRST || year > LAST) {
      throw new Problem.NotFound("opinions.clock.year.unknown");
    }
    return db.sql("select recess, source, version from opinions.session_year where year = :year")
        .param("year", year)
        .query((row, _) ->
            new SessionYear(
                year,
                row.getObject("recess", Integer.class),
                days(year),
                row.getString("source"),
                row.getInt("version")))
        .optional()
        .orElseGet(() -> new SessionYear(year, null, Map.of(), "", 0));
  }

  /**
   * Keeps a year as the council decided it: all its days at once, so that what is left empty is
   * empty.
   *
   * @param seen the version when the form was opened; 0 for a year nothing was kept of
   */
  public SessionYear keep(
      Actor actor,
      int year,
      int seen,
      @Nullable Integer recess,
      Map<Month, LocalDate> days,
      String source) {
    var before = year(year);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    var written = Visible.line(source);
    if (written.length() > LONGEST_SOURCE) {
      throw new Problem.Refused("opinions.clock.source.long", LONGEST_SOURCE);
    }
    for (var one : days.entrySet()) {
      if (one.getValue().getYear() != year || one.getValue().getMonth() != one.getKey()) {
        throw new Problem.Refused("opinions.clock.day.otherMonth");
      }
      if (recess != null && recess == one.getKey().getValue()) {
        throw new Problem.Refused("opinions.clock.day.inRecess");
      }
    }
    if (db.sql(
                """
                insert into opinions.session_year (year, recess, source)
                select :year, :recess, :source where :seen = 0
                on conflict (year) do nothing
                """)
            .param("year", year)
            .param("recess", recess, java.sql.Types.INTEGER)
            .param("source", written)
            .param("seen", seen)
            .update()
        == 0) {
      var kept =
          db.sql(
                  """
                  update opinions.session_year
                     set recess = :recess, source = :source, version = version + 1
                   where year = :year and version = :seen
                  """)
              .param("year", year)
              .param("recess", recess, java.sql.Types.INTEGER)
              .param("source", written)
              .param("seen", seen)
              .update();
      if (kept == 0) {
        throw new Problem.Conflict("opinions.clock.changedMeanwhile");
      }
    }
    db.sql("delete from opinions.session_day where year = :year").param("year", year).update();
    days.forEach((month, day) ->
        db.sql("insert into opinions.session_day (year, month, day) values (:year, :month, :day)")
            .param("year", year)
            .param("month", month.getValue())
            .param("day", day)
            .update());
    events.publishEvent(
        new SessionsSet(
            SessionsSet.idOf(year), actor.id(), year, before.version() + 1, days.size()));
    return year(year);
  }

  private Map<Month, LocalDate> days(int year) {
    var days = new HashMap<Month, LocalDate>();
    db.sql("select day from opinions.session_day where year = :year")
        .param("year", year)
        .query((row, _) -> {
          var day = row.getObject("day", LocalDate.class);
          return days.put(day.getMonth(), day);
        })
        .list();
    return days;
  }
}
