package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.LocalizedText;

/** Calls for open seats as everybody may see them. */
@Service
@Transactional(readOnly = true)
public class OpenCalls {

  private static final String CALL =
      """
      select selection.id, selection.state, selection.seats, opens, closes, decided_on, decision,
             body.name_tr as body_tr, body.name_en as body_en, body.name_ar as body_ar,
             seat_group.name_tr as group_tr, seat_group.name_en as group_en,
             seat_group.name_ar as group_ar, criteria_tr, criteria_en, criteria_ar
        from council.selection
        join council.body on body.id = selection.body_id
        join council.seat_group on seat_group.code = selection.group_code
       where selection.state in ('called', 'decided')
      """;

  private final JdbcClient db;

  OpenCalls(JdbcClient db) {
    this.db = db;
  }

  /** A call that was made public, or its result. */
  public record Call(
      UUID id,
      Selection.State state,
      int seats,
      LocalDate opens,
      LocalDate closes,
      LocalizedText body,
      LocalizedText group,
      LocalizedText criteria,
      @Nullable LocalDate decidedOn,
      @Nullable String decision) {

    public boolean takesApplicationsOn(LocalDate day) {
      return state == Selection.State.CALLED && !day.isBefore(opens) && !day.isAfter(closes);
    }
  }

  /**
   * Somebody who stood.
   *
   * @param name null where they have not agreed to be named
   */
  public record Stood(@Nullable String name, Selection.Result result) {}

  /** The latest first. */
  public List<Call> list() {
    return db.sql(CALL + " order by selection.closes desc, selection.id")
        .query((row, _) -> call(row))
        .list();
  }

  public Optional<Call> find(UUID id) {
    return db.sql(CALL + " and selection.id = :id")
        .param("id", id)
        .query((row, _) -> call(row))
        .optional();
  }

  /** Who was chosen or comes next; whoever was not chosen is nobody's business. */
  public List<Stood> result(UUID selection) {
    return db.sql(
            """
            select case when person.name_may_be_public then person.name end as name, result
              from council.candidate
              join council.person on person.id = person_id
              join council.selection on selection.id = selection_id
             where selection_id = :id and selection.state = 'decided'
               and result in ('chosen', 'reserve')
             order by result, name collate "tr-x-icu" nulls last, candidate.id
            """)
        .param("id", selection)
        .query((row, _) ->
            new Stood(
                row.getString("name"),
                Selection.Result.valueOf(row.getString("result").toUpperCase(Locale.ROOT))))
        .list();
  }

  private static Call call(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Call(
        row.getObject("id", UUID.class),
        Selection.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("seats"),
        row.getObject("opens", LocalDate.class),
        row.getObject("closes", LocalDate.class),
        Objects.requireNonNull(Institutions.text(row, "body")),
        Objects.requireNonNull(Institutions.text(row, "group")),
        Objects.requireNonNull(Institutions.text(row, "criteria")),
        row.getObject("decided_on", LocalDate.class),
        row.getString("decision"));
  }
}
