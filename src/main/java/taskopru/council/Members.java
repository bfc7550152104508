package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who sits in a body on a day: confirmed mandates of that day that do not rest. */
@Service
@Transactional(readOnly = true)
public class Members {

  private final JdbcClient db;
  private final Institutions institutions;

  Members(JdbcClient db, Institutions institutions) {
    this.db = db;
    this.institutions = institutions;
  }

  /**
   * How many seats a body has on a day.
   *
   * @param voting seats that vote
   * @param filled of these, how many have somebody who may sit on them
   */
  public record Filling(int voting, int filled) {}

  /** In the order of the seats, the principal before the alternates. */
  public List<Member> of(UUID body, LocalDate day) {
    var known = institutions.all();
    return db.sql(
            """
            select mandate.id, counted.id as seat_id, counted.number,
                   person.id as person_id, person.name, person.account_id,
                   coalesce(mandate.institution_id, own.institution_id) as institution_id,
                   case when own.alternate_of is null then mandate.capacity else 'alternate' end
                     as capacity,
                   standing.kind, standing.voting
              from council.mandate
              join council.person on person.id = mandate.person_id
              join council.seat on seat.id = mandate.seat_id
              join council.seat_standing own on own.seat_id = seat.id and own.valid @> :day
              join council.seat counted on counted.id = coalesce(own.alternate_of, seat.id)
              join council.seat_standing standing
                on standing.seat_id = counted.id and standing.valid @> :day
             where seat.body_id = :body
               and mandate.valid @> :day
               and mandate.letter_date is not null
               and not exists (
                     select from council.mandate_suspension rest
                      where rest.mandate_id = mandate.id and rest.valid @> :day)
             order by counted.number, capacity desc, seat.number, mandate.place
            """)
        .param("body", body)
        .param("day", day)
        .query((row, _) -> {
          var institution = row.getObject("institution_id", UUID.class);
          return new Member(
              row.getObject("id", UUID.class),
              row.getObject("seat_id", UUID.class),
              row.getInt("number"),
              row.getObject("person_id", UUID.class),
              Objects.requireNonNull(row.getString("name")),
              row.getObject("account_id", UUID.class),
              institution == null ? null : known.get(institution),
              Capacity.of(row.getString("capacity")),
              SeatKind.of(row.getString("kind")),
              row.getBoolean("voting"));
        })
        .list();
  }

  public Optional<Member> ofAccount(UUID body, UUID account, LocalDate day) {
    return of(body, day).stream().filter(member -> account.equals(member.account())).findFirst();
  }

  /** How many voting seats there are, and how many of them are filled. */
  public Filling filling(UUID body, LocalDate day) {
    var voting =
        db.sql(
                """
                select count(*)
                  from council.seat
                  join council.seat_standing standing
                    on standing.seat_id = seat.id and standing.valid @> :day
                 where seat.body_id = :body and standing.voting
                """)
            .param("body", body)
            .param("day", day)
            .query(Integer.class)
            .single();
    var filled = of(body, day).stream().filter(Member::voting).map(Member::seat).distinct().count();
    return new Filling(voting, (int) filled);
  }
}
