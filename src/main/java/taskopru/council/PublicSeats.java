package taskopru.council;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/**
 * The seats as everybody may see them. Names leave the database here only where the person agreed;
 * institutions always.
 */
@Service
@Transactional(readOnly = true)
public class PublicSeats {

  private final JdbcClient db;
  private final Institutions institutions;

  PublicSeats(JdbcClient db, Institutions institutions) {
    this.db = db;
    this.institutions = institutions;
  }

  /**
   * A seat on a day.
   *
   * @param alternateOf the number of the seat it only stands in for
   * @param holders who may sit on it that day, the principal first
   */
  public record PublicSeat(
      UUID id,
      int number,
      Slug group,
      LocalizedText groupName,
      SeatKind kind,
      boolean voting,
      @Nullable Integer alternateOf,
      @Nullable Institution institution,
      List<Holder> holders) {

    public boolean isVacant() {
      return holders.stream().noneMatch(one -> one.capacity() == Capacity.PRINCIPAL);
    }
  }

  /**
   * Somebody who has or had a seat.
   *
   * @param name null where the person has not agreed to be named
   * @param institution for whom they speak; null where for nobody but themselves
   */
  public record Holder(
      UUID mandate,
      UUID person,
      Capacity capacity,
      @Nullable String name,
      @Nullable Institution institution,
      LocalDate from,
      @Nullable LocalDate until) {}

  /** All seats of a body, in their order. */
  public List<PublicSeat> on(UUID body, LocalDate day) {
    var known = institutions.all();
    var holders = holders(body, day, known);
    return db.sql(
            """
            select seat.id, seat.number, seat_group.code, seat_group.name_tr, seat_group.name_en,
                   seat_group.name_ar, standing.kind, standing.voting, standing.institution_id,
                   other.number as alternate_of
              from council.seat
              join council.seat_group on seat_group.code = seat.group_code
              join council.seat_standing standing
                on standing.seat_id = seat.id and standing.valid @> :day
              left join council.seat other on other.id = standing.alternate_of
             where seat.body_id = :body
             order by seat.number
            """)
        .param("body", body)
        .param("day", day)
        .query((row, _) -> {
          var id = row.getObject("id", UUID.class);
          var institution = row.getObject("institution_id", UUID.class);
          return new PublicSeat(
              id,
              row.getInt("number"),
              new Slug(row.getString("code")),
              Objects.requireNonNull(Institutions.text(row, "name")),
              SeatKind.of(row.getString("kind")),
              row.getBoolean("voting"),
              row.getObject("alternate_of", Integer.class),
              institution == null ? null : known.get(institution),
              holders.getOrDefault(id, List.of()));
        })
        .list();
  }

  public Optional<PublicSeat> find(UUID body, int number, LocalDate day) {
    return on(body, day).stream().filter(seat -> seat.number() == number).findFirst();
  }

  /** Everybody who ever had a seat of a body by confirmed mandate, the latest first. */
  public Map<UUID, List<Holder>> history(UUID body) {
    return holders(body, null, institutions.all());
  }

  private Map<UUID, List<Holder>> holders(
      UUID body, @Nullable LocalDate day, Map<UUID, Institution> known) {
    var holders = new HashMap<UUID, List<Holder>>();
    db.sql(
            """
            select mandate.id, mandate.seat_id, mandate.person_id, mandate.capacity,
                   case when person.name_may_be_public then person.name end as name,
                   coalesce(mandate.institution_id, standing.institution_id) as institution_id,
                   lower(mandate.valid) as first_day, upper(mandate.valid) - 1 as last_day
              from council.mandate
              join council.seat on seat.id = mandate.seat_id
              join council.person on person.id = mandate.person_id
              left join council.seat_standing standing
                on standing.seat_id = seat.id
               and standing.valid @> coalesce(cast(:day as date), lower(mandate.valid))
             where seat.body_id = :body
               and mandate.letter_date is not null
               and (cast(:day as date) is null or mandate.valid @> cast(:day as date))
             order by mandate.place, lower(mandate.valid) desc, mandate.id
            """)
        .param("body", body)
        .param("day", day)
        .query(row -> {
          var institution = row.getObject("institution_id", UUID.class);
          holders
              .computeIfAbsent(row.getObject("seat_id", UUID.class), _ -> new ArrayList<>())
              .add(
                  new Holder(
                      row.getObject("id", UUID.class),
                      row.getObject("person_id", UUID.class),
                      Capacity.of(row.getString("capacity")),
                      row.getString("name"),
                      institution == null ? null : known.get(institution),
                      row.getObject("first_day", LocalDate.class),
                      row.getObject("last_day", LocalDate.class)));
        });
    return holders;
  }
}
