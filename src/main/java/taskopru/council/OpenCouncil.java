package taskopru.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The council for those who keep a copy: what came when, what changed when, and who took the
 * consent to be named back. Nobody is here who never agreed.
 */
@Service
@Transactional(readOnly = true)
public class OpenCouncil {

  private final JdbcClient db;

  OpenCouncil(JdbcClient db) {
    this.db = db;
  }

  /** When something came, and when it last changed. */
  public record Moments(Instant created, Instant changed) {}

  /**
   * Somebody who agreed once to be named.
   *
   * @param name null once they took it back
   */
  public record Named(UUID id, @Nullable String name, Moments moments) {}

  /**
   * A mandate of somebody who agreed once to be named.
   *
   * @param institution for whom they speak; null where for nobody but themselves
   * @param named whether the consent stands
   */
  public record Sitting(
      UUID mandate,
      UUID person,
      UUID body,
      @Nullable UUID institution,
      Capacity capacity,
      boolean voting,
      LocalDate from,
      @Nullable LocalDate until,
      boolean named,
      Moments moments) {}

  /** Of bodies and institutions, by their id. */
  public Map<UUID, Moments> organizations() {
    var moments = new HashMap<UUID, Moments>();
    db.sql(
            """
            select id, created_at, changed_at from council.body
            union all
            select id, created_at, changed_at from council.institution
            """)
        .query(row -> {
          moments.put(row.getObject("id", UUID.class), moments(row));
        });
    return moments;
  }

  public List<Named> people() {
    return db.sql(
            """
            select id, case when name_may_be_public then name end as name, created_at, changed_at
              from council.person
             where name_consent_on is not null
             order by id
            """)
        .query((row, _) ->
            new Named(row.getObject("id", UUID.class), row.getString("name"), moments(row)))
        .list();
  }

  public List<Sitting> sittings() {
    return db.sql(
            """
            select mandate.id, person.id as person_id, seat.body_id,
                   coalesce(mandate.institution_id, standing.institution_id) as institution_id,
                   mandate.capacity, coalesce(standing.voting, false) as voting,
                   lower(mandate.valid) as first_day, upper(mandate.valid) - 1 as last_day,
                   person.name_may_be_public,
                   greatest(mandate.created_at, person.created_at) as created_at,
                   greatest(mandate.changed_at, person.changed_at) as changed_at
              from council.mandate
              join council.seat on seat.id = mandate.seat_id
              join council.person on person.id = mandate.person_id
              left join council.seat_standing standing
                on standing.seat_id = seat.id and standing.valid @> lower(mandate.valid)
             where mandate.letter_date is not null
               and person.name_consent_on is not null
             order by mandate.id
            """)
        .query((row, _) ->
            new Sitting(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("body_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                Capacity.of(row.getString("capacity")),
                row.getBoolean("voting"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getBoolean("name_may_be_public"),
                moments(row)))
        .list();
  }

  private static Moments moments(ResultSet row) throws SQLException {
    return new Moments(
        row.getTimestamp("created_at").toInstant(), row.getTimestamp("changed_at").toInstant());
  }
}
