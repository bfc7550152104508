package taskopru.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/** Who is to sit in the working group: its seats in their groups, and the institutions. */
@Service
@Transactional(readOnly = true)
public class Seats {

  private final JdbcClient db;

  Seats(JdbcClient db) {
    this.db = db;
  }

  /** Every group with its seats, in the charter's order. */
  public List<SeatGroup> list() {
    var institutions = institutions();
    var seats = new HashMap<String, List<Seat>>();
    db.sql("select id, number, group_code, institution_id from council.seat order by number")
        .query(row -> {
          var holder = row.getObject("institution_id", UUID.class);
          seats
              .computeIfAbsent(row.getString("group_code"), _ -> new ArrayList<>())
              .add(
                  new Seat(
                      row.getObject("id", UUID.class),
                      row.getInt("number"),
                      holder == null ? null : institutions.get(holder)));
        });
    return db.sql(
            """
            select code, name_tr, name_en, name_ar, in_charter, note_tr, note_en, note_ar
              from council.seat_group
             order by position
            """)
        .query((row, _) ->
            new SeatGroup(
                new Slug(row.getString("code")),
                Objects.requireNonNull(text(row, "name")),
                row.getString("in_charter"),
                text(row, "note"),
                seats.getOrDefault(row.getString("code"), List.of())))
        .list();
  }

  private Map<UUID, Institution> institutions() {
    var names = new HashMap<UUID, List<Institution.Name>>();
    db.sql(
            """
            select institution_id, name_tr, name_en, name_ar,
                   lower(valid) as first_day, upper(valid) - 1 as last_day
              from council.institution_name
             order by valid
            """)
        .query(row -> {
          names
              .computeIfAbsent(row.getObject("institution_id", UUID.class), _ -> new ArrayList<>())
              .add(
                  new Institution.Name(
                      Objects.requireNonNull(text(row, "name")),
                      row.getObject("first_day", LocalDate.class),
                      row.getObject("last_day", LocalDate.class)));
        });
    var institutions = new LinkedHashMap<UUID, Institution>();
    db.sql("select id, code, kind, in_charter from council.institution")
        .query(row -> {
          var id = row.getObject("id", UUID.class);
          institutions.put(
              id,
              new Institution(
                  id,
                  new Slug(row.getString("code")),
                  Institution.Kind.valueOf(
                      row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                  row.getString("in_charter"),
                  names.getOrDefault(id, List.of())));
        });
    return institutions;
  }

  private static @Nullable LocalizedText text(ResultSet row, String column) throws SQLException {
    var turkish = row.getString(column + "_tr");
    return turkish == null
        ? null
        : new LocalizedText(turkish, row.getString(column + "_en"), row.getString(column + "_ar"));
  }
}
