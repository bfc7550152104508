package taskopru.meetings;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.kernel.AnnualFacts;
import taskopru.kernel.LocalizedText;

/** The year's decisions and what came of them by the day of the count, for the annual report. */
@Component
@Transactional(readOnly = true)
class DecisionsOfTheYear implements AnnualFacts {

  private static final int PLACE = 20;
  private static final Set<Integer> ACTIVITIES = Set.of(1, 2, 5);
  private static final List<String> STATES = List.of("open", "under-way", "done", "dropped");

  private final JdbcClient db;
  private final Bodies bodies;
  private final InstitutionNames names;

  DecisionsOfTheYear(JdbcClient db, Bodies bodies, InstitutionNames names) {
    this.db = db;
    this.bodies = bodies;
    this.names = names;
  }

  private record Work(long decisions, long done, long open, long overdue, long dropped) {
    static final Work NONE = new Work(0, 0, 0, 0, 0);

    Work and(Work other) {
      return new Work(
          decisions + other.decisions,
          done + other.done,
          open + other.open,
          overdue + other.overdue,
          dropped + other.dropped);
    }

    long tasks() {
      return done + open + overdue + dropped;
    }
  }

  @Override
  public List<Chapter> chapters(Year year) {
    var body = bodies.find(Bodies.WORKING_GROUP).orElse(null);
    if (body == null) {
      return List.of();
    }
    var states = states(body.id(), year);
    var work = work(body.id(), year);
    var all = work.values().stream().reduce(Work.NONE, Work::and);
    var decisions = states.values().stream().mapToLong(Long::longValue).sum();
    return List.of(
        new Chapter(
            PLACE,
            "meetings.annual.decisions",
            decisions > 0,
            ACTIVITIES,
            List.of(
                Count.said("meetings.annual.decisions.taken", decisions).answering(Question.DONE),
                Count.said("meetings.annual.tasks", all.tasks()),
                Count.of("meetings.annual.tasks.done", all.done),
                Count.of("meetings.annual.tasks.open", all.open),
                Count.said("meetings.annual.tasks.overdue", all.overdue),
                Count.of("meetings.annual.tasks.dropped", all.dropped)),
            decisions == 0
                ? List.of()
                : List.of(
                    new Table(
                        "meetings.annual.states",
                        List.of("meetings.annual.decisions.taken"),
                        1,
                        STATES.stream()
                            .map(state ->
                                Row.of(
                                    "meetings.annual.states." + state,
                                    states.getOrDefault(state, 0L)))
                            .toList()),
                    new Table(
                        "meetings.annual.work",
                        List.of(
                            "meetings.annual.tasks.done",
                            "meetings.annual.tasks.open",
                            "meetings.annual.tasks.overdue",
                            "meetings.annual.tasks.dropped",
                            "meetings.annual.decisions.taken"),
                        3,
                        rows(work)))));
  }

  private Map<String, Long> states(UUID body, Year year) {
    var counted = new HashMap<String, Long>();
    db.sql(
            """
            select state, count(*) as decisions
              from meetings.decision
             where body = :body and decided_on between :first and :last
             group by state
            """)
        .param("body", body)
        .param("first", year.first())
        .param("last", year.last())
        .query((row, _) -> counted.put(row.getString("state"), row.getLong("decisions")))
        .list();
    return counted;
  }

  /** Decisions and their tasks by the institution each is given to. */
  private Map<LocalizedText, Work> work(UUID body, Year year) {
    var named = names.on(year.end());
    var all = new HashMap<LocalizedText, Work>();
    db.sql(
            """
            with taken as (
              select id, institution
                from meetings.decision
               where body = :body and decided_on between :first and :last),
            given as (
              select institution, 1 as decisions, null as state, null::date as due from taken
              union all
              select task.institution, 0, task.state, task.due
                from meetings.task
                join taken on taken.id = task.decision)
            select institution, sum(decisions) as decisions,
                   count(*) filter (where state = 'done') as done,
                   count(*) filter (where state = 'open' and (due is null or due >= :asOf)) as open,
                   count(*) filter (where state = 'open' and due < :asOf) as overdue,
                   count(*) filter (where state = 'dropped') as dropped
              from given
             group by institution
            """)
        .param("body", body)
        .param("first", year.first())
        .param("last", year.last())
        .param("asOf", year.asOf())
        .query((row, _) -> {
          var institution = row.getObject("institution", UUID.class);
          var name = institution == null ? null : named.get(institution);
          return all.merge(
              name == null ? names.nobody() : name,
              new Work(
                  row.getLong("decisions"),
                  row.getLong("done"),
                  row.getLong("open"),
                  row.getLong("overdue"),
                  row.getLong("dropped")),
              Work::and);
        })
        .list();
    return all;
  }

  private static List<Row> rows(Map<LocalizedText, Work> work) {
    return work.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(LocalizedText::tr, InstitutionNames.ORDER)))
        .map(one -> {
          var done = one.getValue();
          return Row.named(
              one.getKey(), done.done, done.open, done.overdue, done.dropped, done.decisions);
        })
        .toList();
  }
}
