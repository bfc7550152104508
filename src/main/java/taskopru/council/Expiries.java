package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mandates whose last day is near. */
@Service
@Transactional(readOnly = true)
public class Expiries {

  private final JdbcClient db;

  Expiries(JdbcClient db) {
    this.db = db;
  }

  /**
   * A confirmed mandate that ends soon and has no successor yet.
   *
   * @param institution for whom the person speaks
   */
  public record Expiry(
      UUID mandate,
      UUID seat,
      int number,
      UUID person,
      String name,
      Capacity capacity,
      @Nullable UUID institution,
      LocalDate lastDay) {}

  /** Those that end from that day on within so many days, the nearest first. */
  public List<Expiry> within(UUID body, LocalDate day, int days) {
    return db.sql(
            """
            select mandate.id, seat.id as seat_id, seat.number, person.id as person_id,
                   person.name, mandate.capacity,
                   coalesce(mandate.institution_id, standing.institution_id) as institution_id,
                   upper(mandate.valid) - 1 as last_day
              from council.mandate
              join council.seat on seat.id = mandate.seat_id
              join council.person on person.id = mandate.person_id
              left join council.seat_standing standing
                on standing.seat_id = seat.id and standing.valid @> upper(mandate.valid) - 1
             where seat.body_id = :body
               and mandate.letter_date is not null
               and upper(mandate.valid) - 1 between :day and cast(:day as date) + :days
               and not exists (
                     select from council.mandate successor
                      where successor.seat_id = mandate.seat_id
                        and successor.place = mandate.place
                        and successor.letter_date is not null
                        and lower(successor.valid) >= upper(mandate.valid))
             order by upper(mandate.valid), seat.number, mandate.place
            """)
        .param("body", body)
        .param("day", day)
        .param("days", days)
        .query((row, _) ->
            new Expiry(
                row.getObject("id", UUID.class),
                row.getObject("seat_id", UUID.class),
                row.getInt("number"),
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                Capacity.of(row.getString("capacity")),
                row.getObject("institution_id", UUID.class),
                row.getObject("last_day", LocalDate.class)))
        .list();
  }
}
