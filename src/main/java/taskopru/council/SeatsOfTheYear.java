package taskopru.council;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.AnnualFacts;

/**
 * Seats, and how many changed hands, for the annual report. Why somebody left is not told: so few
 * leave that it would point at them.
 */
@Component
@Transactional(readOnly = true)
class SeatsOfTheYear implements AnnualFacts {

  private static final int PLACE = 30;
  private static final Set<Integer> ACTIVITIES = Set.of(4);

  private final JdbcClient db;
  private final Bodies bodies;
  private final Seats seats;
  private final Vacancies vacancies;

  SeatsOfTheYear(JdbcClient db, Bodies bodies, Seats seats, Vacancies vacancies) {
    this.db = db;
    this.bodies = bodies;
    this.seats = seats;
    this.vacancies = vacancies;
  }

  private record Changes(long began, long ended, long selections, boolean isRecorded) {}

  @Override
  public List<Chapter> chapters(Year year) {
    var body = bodies.find(Bodies.WORKING_GROUP).orElse(null);
    if (body == null) {
      return List.of();
    }
    var vacant =
        vacancies.on(body.id(), year.end()).stream()
            .map(Vacancies.Vacancy::seat)
            .collect(Collectors.toSet());
    var rows = new ArrayList<Row>();
    var all = 0L;
    var institutions = new HashSet<UUID>();
    for (var group : seats.list(body.id(), year.end())) {
      var own =
          group.seats().stream()
              .filter(seat -> seat.kind() == SeatKind.MEMBER && seat.alternateOf() == null)
              .toList();
      var empty = own.stream().filter(seat -> vacant.contains(seat.id())).count();
      rows.add(Row.named(group.name(), own.size() - empty, empty));
      all += own.size();
      own.forEach(seat -> {
        var holder = seat.institution();
        if (holder != null && !vacant.contains(seat.id())) {
          institutions.add(holder.id());
        }
      });
    }
    var changes = changes(body.id(), year);
    return List.of(
        new Chapter(
            PLACE,
            "council.annual",
            changes.isRecorded,
            ACTIVITIES,
            List.of(
                Count.of("council.annual.seats", all),
                Count.said("council.annual.filled", all - vacant.size()),
                Count.of("council.annual.vacant", vacant.size()),
                Count.of("council.annual.institutions", institutions.size()),
                Count.of("council.annual.began", changes.began),
                Count.of("council.annual.ended", changes.ended),
                Count.of("council.annual.selections", changes.selections)),
            List.of(
                new Table(
                    "council.annual.groups",
                    List.of("council.annual.filled", "council.annual.vacant"),
                    2,
                    rows))));
  }

  private Changes changes(UUID body, Year year) {
    return db.sql(
            """
            select count(*) filter (where lower(valid) between :first and :end) as began,
                   count(*) filter (where end_reason is not null
                                      and upper(valid) - 1 between :first and :end) as ended,
                   (select count(*)
                      from council.selection
                     where body_id = :body and decided_on between :first and :end) as selections,
                   count(*) filter (where lower(valid) <= :end) > 0 as recorded
              from council.mandate
              join council.seat on seat.id = seat_id
             where body_id = :body and place = 0 and letter_date is not null
            """)
        .param("body", body)
        .param("first", year.first())
        .param("end", year.end())
        .query((row, _) ->
            new Changes(
                row.getLong("began"),
                row.getLong("ended"),
                row.getLong("selections"),
                row.getBoolean("recorded")))
        .single();
  }
}
