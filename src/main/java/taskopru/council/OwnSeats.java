package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an account sits, in all bodies at once. */
@Service
@Transactional(readOnly = true)
public class OwnSeats {

  private final JdbcClient db;

  OwnSeats(JdbcClient db) {
    this.db = db;
  }

  /** One confirmed mandate of an account's person, and for whom it speaks. */
  public record OwnSeat(UUID body, UUID mandate, @Nullable UUID institution) {}

  /** Those of that day that do not rest. */
  public List<OwnSeat> of(UUID account, LocalDate day) {
    return db.sql(
            """
            select seat.body_id, mandate.id,
                   coalesce(mandate.institution_id, standing.institution_id) as institution_id
              from council.person
              join council.mandate on mandate.person_id = person.id
              join council.seat on seat.id = mandate.seat_id
              join council.seat_standing standing
                on standing.seat_id = seat.id and standing.valid @> :day
             where person.account_id = :account
               and mandate.valid @> :day
               and mandate.letter_date is not null
               and not exists (
                     select from council.mandate_suspension rest
                      where rest.mandate_id = mandate.id and rest.valid @> :day)
             order by seat.number
            """)
        .param("account", account)
        .param("day", day)
        .query((row, _) ->
            new OwnSeat(
                row.getObject("body_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("institution_id", UUID.class)))
        .list();
  }
}
