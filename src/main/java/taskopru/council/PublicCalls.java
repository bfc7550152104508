package taskopru.council;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/**
 * Calls for open seats as everybody may see them. Who stands is nobody's business before the
 * result, and whoever was not chosen is never told; the chosen are named where they agreed.
 */
@Service
@Transactional(readOnly = true)
public class PublicCalls {

  private static final String CALL =
      """
      select selection.id, selection.state, selection.seats, selection.opens, selection.closes,
             criteria_tr, criteria_en, criteria_ar, apply_tr, apply_en, apply_ar,
             decided_on, decision, body.name_tr as body_tr, body.name_en as body_en,
             body.name_ar as body_ar, seat_group.name_tr as group_tr,
             seat_group.name_en as group_en, seat_group.name_ar as group_ar
        from council.selection
        join council.body on body.id = selection.body_id
        join council.seat_group on seat_group.code = selection.group_code
       where selection.state <> 'draft' and selection.called_on is not null
      """;

  private final JdbcClient db;

  PublicCalls(JdbcClient db) {
    this.db = db;
  }

  /** Where a call stands on a day. */
  public enum Stand {
    COMING,
    OPEN,
    /** Nobody may apply any more; the result is not known yet. */
    WAITING,
    DECIDED,
    CANCELLED
  }

  /** A call that was made public. */
  public record Call(
      UUID id,
      LocalizedText body,
      LocalizedText group,
      Selection.State state,
      int seats,
      LocalDate opens,
      LocalDate closes,
      LocalizedText criteria,
      @Nullable LocalizedText apply,
      @Nullable LocalDate decidedOn,
      @Nullable String decision) {

    public Stand on(LocalDate day) {
      return switch (state) {
        case DRAFT, CALLED ->
            day.isBefore(opens) ? Stand.COMING : day.isAfter(closes) ? Stand.WAITING : Stand.OPEN;
        case DECIDED -> Stand.DECIDED;
        case CANCELLED -> Stand.CANCELLED;
      };
    }
  }

  /**
   * Somebody who was chosen, or comes next.
   *
   * @param name null where the person has not agreed to be named
   */
  public record Chosen(boolean reserve, @Nullable String name) {}

  /** All of them, those one may still apply to first, then the latest. */
  public List<Call> list(LocalDate today) {
    return db.sql(
            CALL
                + """
                 order by (selection.state = 'called' and closes >= :today) desc, opens desc,
                          selection.id
                 limit 200
                """)
        .param("today", today)
        .query(PublicCalls::call)
        .list();
  }

  public Optional<Call> find(UUID id) {
    return db.sql(CALL + " and selection.id = :id")
        .param("id", id)
        .query(PublicCalls::call)
        .optional();
  }

  /** The result, the chosen first; nobody before there is one. */
  public List<Chosen> chosen(UUID call) {
    return db.sql(
            """
            select candidate.result = 'reserve' as reserve,
                   case when person.name_may_be_public then person.name end as name
              from council.candidate
              join council.selection on selection.id = candidate.selection_id
              join council.person on person.id = candidate.person_id
             where selection.id = :call and selection.state = 'decided'
               and candidate.result in ('chosen', 'reserve')
             order by reserve, name collate "tr-x-icu" nulls last
            """)
        .param("call", call)
        .query((row, _) -> new Chosen(row.getBoolean("reserve"), row.getString("name")))
        .list();
  }

  private static Call call(ResultSet row, int number) throws SQLException {
    return new Call(
        row.getObject("id", UUID.class),
        text(row, "body"),
        text(row, "group"),
        Selection.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("seats"),
        row.getObject("opens", LocalDate.class),
        row.getObject("closes", LocalDate.class),
        text(row, "criteria"),
        Institutions.text(row, "apply"),
        row.getObject("decided_on", LocalDate.class),
        row.getString("decision"));
  }

  private static LocalizedText text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(Institutions.text(row, column));
  }
}
