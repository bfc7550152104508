package taskopru.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;

/** The selections, past ones too. */
@Repository
@Transactional(readOnly = true)
public class Selections {

  private static final String SELECTION =
      """
      select id, body_id, group_code, state, seats, opens, closes, criteria_tr, criteria_en,
             criteria_ar, apply_tr, apply_en, apply_ar, decided_on, decision, version
        from council.selection
      """;

  private final JdbcClient db;

  Selections(JdbcClient db) {
    this.db = db;
  }

  public Selection get(UUID id) {
    return db.sql(SELECTION + " where id = :id")
        .param("id", id)
        .query((row, _) -> selection(row, candidates("selection_id = :id", id)))
        .optional()
        .orElseThrow(() -> new Problem.NotFound("council.selection.unknown"));
  }

  /** All of a body, the latest first. */
  public List<Selection> of(UUID body) {
    var candidates =
        candidates("selection_id in (select id from council.selection where body_id = :id)", body);
    return db.sql(SELECTION + " where body_id = :id order by opens desc, id")
        .param("id", body)
        .query((row, _) -> selection(row, candidates))
        .list();
  }

  private Map<UUID, List<Selection.Candidate>> candidates(String which, UUID id) {
    var candidates = new HashMap<UUID, List<Selection.Candidate>>();
    db.sql(
            """
            select candidate.id, selection_id, person_id, person.name, institution_id, statement,
                   result, mandate_id
              from council.candidate
              join council.person on person.id = person_id
             where %s
             order by person.name collate "tr-x-icu", candidate.id
            """
                .formatted(which))
        .param("id", id)
        .query(row -> {
          candidates
              .computeIfAbsent(row.getObject("selection_id", UUID.class), _ -> new ArrayList<>())
              .add(
                  new Selection.Candidate(
                      row.getObject("id", UUID.class),
                      row.getObject("person_id", UUID.class),
                      row.getString("name"),
                      row.getObject("institution_id", UUID.class),
                      row.getString("statement"),
                      Selection.Result.valueOf(row.getString("result").toUpperCase(Locale.ROOT)),
                      row.getObject("mandate_id", UUID.class)));
        });
    return candidates;
  }

  private static Selection selection(ResultSet row, Map<UUID, List<Selection.Candidate>> candidates)
      throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new Selection(
        id,
        row.getObject("body_id", UUID.class),
        new Slug(row.getString("group_code")),
        Selection.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("seats"),
        row.getObject("opens", LocalDate.class),
        row.getObject("closes", LocalDate.class),
        Objects.requireNonNull(Institutions.text(row, "criteria")),
        Institutions.text(row, "apply"),
        row.getObject("decided_on", LocalDate.class),
        row.getString("decision"),
        candidates.getOrDefault(id, List.of()),
        row.getInt("version"));
  }
}
