package taskopru.council;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Slug;

/** The seats of the bodies in their groups, and the institutions they belong to. */
@Service
@Transactional(readOnly = true)
public class Seats {

  private final JdbcClient db;
  private final Institutions institutions;
  private final Bodies bodies;
  private final CouncilDay day;

  Seats(JdbcClient db, Institutions institutions, Bodies bodies, CouncilDay day) {
    this.db = db;
    this.institutions = institutions;
    this.bodies = bodies;
    this.day = day;
  }

  /**
   * Every group of the working group with its seats as they stand today, in the charter's order.
   */
  public List<SeatGroup> list() {
    return bodies
        .find(Bodies.WORKING_GROUP)
        .map(body -> list(body.id(), day.today()))
        .orElse(List.of());
  }

  /** Every group of a body with its seats as they stood that day. */
  public List<SeatGroup> list(UUID body, LocalDate on) {
    var known = institutions.all();
    var seats = new HashMap<String, List<Seat>>();
    db.sql(
            """
            select seat.id, seat.number, seat.group_code, standing.kind, standing.voting,
                   standing.alternate_of, standing.institution_id
              from council.seat
              join council.seat_standing standing
                on standing.seat_id = seat.id and standing.valid @> :day
             where seat.body_id = :body
             order by seat.number
            """)
        .param("body", body)
        .param("day", on)
        .query(row -> {
          var holder = row.getObject("institution_id", UUID.class);
          seats
              .computeIfAbsent(row.getString("group_code"), _ -> new ArrayList<>())
              .add(
                  new Seat(
                      row.getObject("id", UUID.class),
                      row.getInt("number"),
                      SeatKind.of(row.getString("kind")),
                      row.getBoolean("voting"),
                      row.getObject("alternate_of", UUID.class),
                      holder == null ? null : known.get(holder)));
        });
    return db.sql(
            """
            select code, name_tr, name_en, name_ar, in_charter, note_tr, note_en, note_ar
              from council.seat_group
             where body_id = :body
             order by position
            """)
        .param("body", body)
        .query((row, _) ->
            new SeatGroup(
                new Slug(row.getString("code")),
                Objects.requireNonNull(Institutions.text(row, "name")),
                row.getString("in_charter"),
                Institutions.text(row, "note"),
                seats.getOrDefault(row.getString("code"), List.of())))
        .list();
  }
}
