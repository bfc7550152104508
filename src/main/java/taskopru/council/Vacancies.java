package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.LocalizedText;

/** Seats nobody holds on a day. */
@Service
@Transactional(readOnly = true)
public class Vacancies {

  private final JdbcClient db;

  Vacancies(JdbcClient db) {
    this.db = db;
  }

  /**
   * A seat without a confirmed principal.
   *
   * @param institution whose seat it is; null where it is open
   * @param since the day after the last principal's last day; null where there never was one
   * @param proposed whether somebody is proposed and only the letter is missing
   */
  public record Vacancy(
      UUID seat,
      int number,
      LocalizedText group,
      @Nullable UUID institution,
      boolean voting,
      @Nullable LocalDate since,
      boolean proposed) {}

  /** In the order of the seats. A seat that only stands in for another is never vacant. */
  public List<Vacancy> on(UUID body, LocalDate day) {
    return db.sql(
            """
            select seat.id, seat.number, seat_group.name_tr, seat_group.name_en,
                   seat_group.name_ar, standing.institution_id, standing.voting,
                   (select max(upper(past.valid)) from council.mandate past
                     where past.seat_id = seat.id and past.place = 0
                       and past.letter_date is not null and upper(past.valid) <= :day) as since,
                   exists (select from council.mandate waiting
                            where waiting.seat_id = seat.id and waiting.place = 0
                              and waiting.letter_date is null
                              and (upper(waiting.valid) is null or upper(waiting.valid) > :day))
                     as proposed
              from council.seat
              join council.seat_group on seat_group.code = seat.group_code
              join council.seat_standing standing
                on standing.seat_id = seat.id and standing.valid @> :day
             where seat.body_id = :body
               and standing.kind = 'member'
               and standing.alternate_of is null
               and not exists (
                     select from council.mandate holder
                      where holder.seat_id = seat.id and holder.place = 0
                        and holder.letter_date is not null and holder.valid @> :day)
             order by seat.number
            """)
        .param("body", body)
        .param("day", day)
        .query((row, _) ->
            new Vacancy(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                Objects.requireNonNull(Institutions.text(row, "name")),
                row.getObject("institution_id", UUID.class),
                row.getBoolean("voting"),
                row.getObject("since", LocalDate.class),
                row.getBoolean("proposed")))
        .list();
  }
}
