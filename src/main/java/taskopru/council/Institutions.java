package taskopru.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;

/** The institutions, with all they were ever called. */
@Service
@Transactional(readOnly = true)
public class Institutions {

  private final JdbcClient db;

  Institutions(JdbcClient db) {
    this.db = db;
  }

  public Institution get(UUID id) {
    return Optional.ofNullable(read(id).get(id))
        .orElseThrow(() -> new Problem.NotFound("council.institution.unknown"));
  }

  public Optional<Institution> find(Slug code) {
    return db.sql("select id from council.institution where code = :code")
        .param("code", code.value())
        .query(UUID.class)
        .optional()
        .map(this::get);
  }

  /** All of them by id: a few dozen. */
  public Map<UUID, Institution> all() {
    return read(null);
  }

  private Map<UUID, Institution> read(@Nullable UUID only) {
    var names = new HashMap<UUID, List<Institution.Name>>();
    db.sql(
            """
            select institution_id, name_tr, name_en, name_ar,
                   lower(valid) as first_day, upper(valid) - 1 as last_day
              from council.institution_name
             where cast(:only as uuid) is null or institution_id = :only
             order by valid
            """)
        .param("only", only)
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
    db.sql(
            """
            select id, code, kind, in_charter, detsis, kep, version
              from council.institution
             where cast(:only as uuid) is null or id = :only
            """)
        .param("only", only)
        .query(row -> {
          var id = row.getObject("id", UUID.class);
          institutions.put(
              id,
              new Institution(
                  id,
                  new Slug(row.getString("code")),
                  Institution.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                  row.getString("in_charter"),
                  names.getOrDefault(id, List.of()),
                  row.getString("detsis"),
                  row.getString("kep"),
                  row.getInt("version")));
        });
    return institutions;
  }

  static @Nullable LocalizedText text(ResultSet row, String column) throws SQLException {
    var turkish = row.getString(column + "_tr");
    return turkish == null
        ? null
        : new LocalizedText(turkish, row.getString(column + "_en"), row.getString(column + "_ar"));
  }
}
