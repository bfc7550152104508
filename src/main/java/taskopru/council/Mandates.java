package taskopru.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Problem;

/** The mandates of all seats, past ones too. */
@Repository
@Transactional(readOnly = true)
public class Mandates {

  private static final String MANDATE =
      """
      select mandate.id, mandate.seat_id, mandate.person_id, mandate.capacity, mandate.place,
             mandate.institution_id, lower(mandate.valid) as first_day,
             upper(mandate.valid) - 1 as last_day, mandate.planned_end, mandate.letter_date,
             mandate.letter_number, mandate.letter_file, mandate.end_reason, mandate.version
        from council.mandate
      """;

  private final JdbcClient db;

  Mandates(JdbcClient db) {
    this.db = db;
  }

  public Mandate get(UUID id) {
    var found =
        db.sql(MANDATE + " where mandate.id = :id")
            .param("id", id)
            .query(mapper(rests("mandate_id = :id", id)))
            .list();
    if (found.isEmpty()) {
      throw new Problem.NotFound("council.mandate.unknown");
    }
    return found.getFirst();
  }

  /** All of a seat, the latest first. */
  public List<Mandate> ofSeat(UUID seat) {
    return db.sql(MANDATE + " where seat_id = :id order by lower(valid) desc, place, id")
        .param("id", seat)
        .query(
            mapper(
                rests("mandate_id in (select id from council.mandate where seat_id = :id)", seat)))
        .list();
  }

  /** All of a person, the latest first. */
  public List<Mandate> ofPerson(UUID person) {
    return db.sql(MANDATE + " where person_id = :id order by lower(valid) desc, id")
        .param("id", person)
        .query(
            mapper(
                rests(
                    "mandate_id in (select id from council.mandate where person_id = :id)",
                    person)))
        .list();
  }

  /** All of a body that are not over before that day, by seat and place. */
  public List<Mandate> ofBody(UUID body, LocalDate notOverBefore) {
    return db.sql(
            MANDATE
                + """
                  join council.seat on seat.id = mandate.seat_id
                 where seat.body_id = :id
                   and (upper(mandate.valid) is null or upper(mandate.valid) > :day)
                 order by seat.number, mandate.place, lower(mandate.valid), mandate.id
                """)
        .param("id", body)
        .param("day", notOverBefore)
        .query(
            mapper(
                rests(
                    """
                    mandate_id in (select mandate.id from council.mandate
                                     join council.seat on seat.id = seat_id where body_id = :id)
                    """,
                    body)))
        .list();
  }

  /** Two secretaries at one seat queue, they do not race. */
  @Transactional
  void lockSeat(UUID seat) {
    db.sql("select id from council.seat where id = :seat for update")
        .param("seat", seat)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("council.seat.unknown"));
  }

  @Transactional
  void add(Mandate mandate) {
    var letter = mandate.letter();
    db.sql(
            """
            insert into council.mandate (
              id, seat_id, person_id, capacity, place, institution_id, valid, planned_end,
              letter_date, letter_number, letter_file)
            values (
              :id, :seat, :person, :capacity, :place, :institution,
              daterange(:from, :until, '[]'), :plannedEnd,
              :letterDate, :letterNumber, :letterFile)
            """)
        .param("id", mandate.id())
        .param("seat", mandate.seat())
        .param("person", mandate.person())
        .param("capacity", mandate.capacity().word())
        .param("place", mandate.place())
        .param("institution", mandate.institution())
        .param("from", mandate.from())
        .param("until", mandate.until())
        .param("plannedEnd", mandate.plannedEnd())
        .param("letterDate", letter == null ? null : letter.date())
        .param("letterNumber", letter == null ? null : letter.number())
        .param("letterFile", letter == null ? null : letter.file())
        .update();
  }

  /** Writes what a deed changed, if nobody else changed it since {@code seen}. */
  @Transactional
  void change(Mandate mandate, int seen) {
    var letter = mandate.letter();
    var reason = mandate.endReason();
    var changed =
        db.sql(
                """
                update council.mandate
                   set place = :place,
                       valid = daterange(:from, :until, '[]'),
                       letter_date = :letterDate,
                       letter_number = :letterNumber,
                       letter_file = :letterFile,
                       end_reason = :reason,
                       version = version + 1
                 where id = :id and version = :seen
                """)
            .param("id", mandate.id())
            .param("seen", seen)
            .param("place", mandate.place())
            .param("from", mandate.from())
            .param("until", mandate.until())
            .param("letterDate", letter == null ? null : letter.date())
            .param("letterNumber", letter == null ? null : letter.number())
            .param("letterFile", letter == null ? null : letter.file())
            .param("reason", reason == null ? null : reason.word())
            .update();
    if (changed == 0) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
    db.sql("delete from council.mandate_suspension where mandate_id = :id")
        .param("id", mandate.id())
        .update();
    for (var rest : mandate.rests()) {
      db.sql(
              """
              insert into council.mandate_suspension (mandate_id, valid, reason)
              values (:id, daterange(:from, :until, '[]'), :reason)
              """)
          .param("id", mandate.id())
          .param("from", rest.from())
          .param("until", rest.until())
          .param("reason", rest.reason())
          .update();
    }
  }

  @Transactional
  void remove(UUID proposal, int seen) {
    var removed =
        db.sql(
                """
                delete from council.mandate
                 where id = :id and version = :seen and letter_date is null
                """)
            .param("id", proposal)
            .param("seen", seen)
            .update();
    if (removed == 0) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
  }

  private Map<UUID, List<Mandate.Rest>> rests(String which, UUID id) {
    var rests = new HashMap<UUID, List<Mandate.Rest>>();
    db.sql(
            """
            select mandate_id, lower(valid) as first_day, upper(valid) - 1 as last_day, reason
              from council.mandate_suspension
             where %s
             order by valid
            """
                .formatted(which))
        .param("id", id)
        .query(row -> {
          rests
              .computeIfAbsent(row.getObject("mandate_id", UUID.class), _ -> new ArrayList<>())
              .add(
                  new Mandate.Rest(
                      row.getObject("first_day", LocalDate.class),
                      row.getObject("last_day", LocalDate.class),
                      row.getString("reason")));
        });
    return rests;
  }

  private static org.springframework.jdbc.core.RowMapper<Mandate> mapper(
      Map<UUID, List<Mandate.Rest>> rests) {
    return (row, _) -> mandate(row, rests);
  }

  private static Mandate mandate(ResultSet row, Map<UUID, List<Mandate.Rest>> rests)
      throws SQLException {
    var id = row.getObject("id", UUID.class);
    var letterDate = row.getObject("letter_date", LocalDate.class);
    var reason = row.getString("end_reason");
    return new Mandate(
        id,
        row.getObject("seat_id", UUID.class),
        row.getObject("person_id", UUID.class),
        Capacity.of(row.getString("capacity")),
        row.getInt("place"),
        row.getObject("institution_id", UUID.class),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getObject("planned_end", LocalDate.class),
        letter(row, letterDate),
        reason == null ? null : EndReason.of(reason),
        rests.getOrDefault(id, List.of()),
        row.getInt("version"));
  }

  private static @Nullable Letter letter(ResultSet row, @Nullable LocalDate date)
      throws SQLException {
    return date == null
        ? null
        : new Letter(
            date,
            Objects.requireNonNull(row.getString("letter_number")),
            row.getObject("letter_file", UUID.class));
  }
}
