package taskopru.council;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Since when things of the council are public and when they last changed, for programs that fetch
 * only what is new. Ids and moments; names come from {@link PublicSeats} alone.
 */
@Service
@Transactional(readOnly = true)
public class PublicChanges {

  private final JdbcClient db;

  PublicChanges(JdbcClient db) {
    this.db = db;
  }

  /**
   * What happened to one thing.
   *
   * @param gone whether it was public and no longer is: whoever has a copy must delete it
   */
  public record Change(Instant created, Instant modified, boolean gone) {}

  /** Bodies and institutions. */
  public Map<UUID, Change> organizations() {
    return read(
        """
        select id, created_at as created, modified_at as modified, false as gone
          from council.body
        union all
        select id, created_at, modified_at, false from council.institution
         order by 2, 1
        """);
  }

  /** Whoever has agreed to be named, and whoever has taken that back. */
  public Map<UUID, Change> people() {
    return read(
        """
        select id, named_at as created, modified_at as modified, not name_may_be_public as gone
          from council.person
         where named_at is not null
         order by 2, 1
        """);
  }

  /** Mandates, on seats of the council's own bodies, of people who are or were named. */
  public Map<UUID, Change> mandates() {
    return read(
        """
        select mandate.id, greatest(mandate.confirmed_at, person.named_at) as created,
               greatest(mandate.modified_at, person.modified_at) as modified,
               mandate.letter_date is null or not person.name_may_be_public as gone
          from council.mandate
          join council.person on person.id = mandate.person_id
          join council.seat on seat.id = mandate.seat_id
          join council.body on body.id = seat.body_id
         where mandate.confirmed_at is not null and person.named_at is not null
           and body.kind <> 'external'
         order by 2, 1
        """);
  }

  private Map<UUID, Change> read(String sql) {
    var changes = new LinkedHashMap<UUID, Change>();
    db.sql(sql)
        .query(row -> {
          changes.put(
              row.getObject("id", UUID.class),
              new Change(
                  moment(row.getObject("created", OffsetDateTime.class)),
                  moment(row.getObject("modified", OffsetDateTime.class)),
                  row.getBoolean("gone")));
        });
    return changes;
  }

  private static Instant moment(OffsetDateTime read) {
    return Objects.requireNonNull(read).toInstant();
  }
}
