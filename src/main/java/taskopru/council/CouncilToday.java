package taskopru.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Verb;
import taskopru.web.TodayLine;
import taskopru.web.TodayLine.Part;
import taskopru.web.TodaySource;

/** Mandates that end or lack their letter, empty seats and selections, for those who keep them. */
@Component
class CouncilToday implements TodaySource {

  /** Long enough before the last day for an institution to write its next letter. */
  private static final int SOON = 60;

  private final JdbcClient db;
  private final Bodies bodies;
  private final Keepers keepers;

  CouncilToday(JdbcClient db, Bodies bodies, Keepers keepers) {
    this.db = db;
    this.bodies = bodies;
    this.keepers = keepers;
  }

  @Override
  @Transactional(readOnly = true)
  public List<TodayLine> lines(Actor actor, LocalDate today) {
    if (!actor.may(Verb.KEEP_COUNCIL)) {
      return List.of();
    }
    var kept =
        keepers.kept(actor, bodies.own()).stream().collect(Collectors.toMap(Body::id, Body::name));
    var lines = new ArrayList<TodayLine>();
    lines.addAll(ending(kept, today));
    lines.addAll(withoutLetter(kept, today));
    lines.addAll(vacant(kept, today));
    lines.addAll(selections(kept, today));
    return lines;
  }

  private List<TodayLine> ending(Map<UUID, LocalizedText> kept, LocalDate today) {
    return db.sql(
            """
            select seat.id as seat_id, seat.number, person.name, upper(mandate.valid) - 1 as day
              from council.mandate
              join council.seat on seat.id = mandate.seat_id
              join council.person on person.id = mandate.person_id
             where seat.body_id = any (:bodies)
               and mandate.letter_date is not null
               and upper(mandate.valid) - 1 between :day and cast(:day as date) + :soon
               and not exists (
                     select from council.mandate successor
                      where successor.seat_id = mandate.seat_id
                        and successor.place = mandate.place
                        and lower(successor.valid) >= upper(mandate.valid))
             order by upper(mandate.valid), seat.number
            """)
        .param("bodies", kept.keySet().toArray(UUID[]::new))
        .param("day", today)
        .param("soon", SOON)
        .query((row, _) ->
            TodayLine.of(
                    Part.DUE,
                    "council.today.ending",
                    "/desk/council/seats/" + id(row, "seat_id") + "/mandates/new",
                    text(row, "name"),
                    row.getInt("number"))
                .by(row.getObject("day", LocalDate.class)))
        .list();
  }

  private List<TodayLine> withoutLetter(Map<UUID, LocalizedText> kept, LocalDate today) {
    return db.sql(
            """
            select mandate.id, seat.number, person.name, lower(mandate.valid) as day
              from council.mandate
              join council.seat on seat.id = mandate.seat_id
              join council.person on person.id = mandate.person_id
             where seat.body_id = any (:bodies)
               and mandate.letter_date is null
               and (upper(mandate.valid) is null or upper(mandate.valid) > :day)
             order by lower(mandate.valid), seat.number
            """)
        .param("bodies", kept.keySet().toArray(UUID[]::new))
        .param("day", today)
        .query((row, _) ->
            TodayLine.of(
                    Part.UNANSWERED,
                    "council.today.letter",
                    "/desk/council/mandates/" + id(row, "id") + "/confirmation",
                    text(row, "name"),
                    row.getInt("number"))
                .by(row.getObject("day", LocalDate.class)))
        .list();
  }

  private List<TodayLine> vacant(Map<UUID, LocalizedText> kept, LocalDate today) {
    return db.sql(
            """
            select seat.body_id, count(*) as seats, min(body.code) as code
              from council.seat
              join council.body on body.id = seat.body_id
              join council.seat_standing standing
                on standing.seat_id = seat.id and standing.valid @> :day
             where seat.body_id = any (:bodies)
               and standing.kind = 'member'
               and standing.alternate_of is null
               and not exists (
                     select from council.mandate holder
                      where holder.seat_id = seat.id and holder.place = 0
                        and case when holder.letter_date is null
                              then upper(holder.valid) is null or upper(holder.valid) > :day
                              else holder.valid @> :day end)
               and not exists (
                     select from council.selection
                      where selection.body_id = seat.body_id
                        and selection.group_code = seat.group_code
                        and selection.state in ('draft', 'called'))
             group by seat.body_id
            """)
        .param("bodies", kept.keySet().toArray(UUID[]::new))
        .param("day", today)
        .query((row, _) ->
            TodayLine.of(
                Part.DUE,
                "council.today.vacant",
                "/desk/council/vacancies?body=" + text(row, "code"),
                row.getInt("seats"),
                Objects.requireNonNull(kept.get(id(row, "body_id")))))
        .list();
  }

  private List<TodayLine> selections(Map<UUID, LocalizedText> kept, LocalDate today) {
    return db.sql(
            """
            select selection.id, selection.state, selection.opens, selection.closes,
                   seat_group.name_tr, seat_group.name_en, seat_group.name_ar,
                   (select count(*) from council.candidate
                     where candidate.selection_id = selection.id) as candidates
              from council.selection
              join council.seat_group on seat_group.code = selection.group_code
             where selection.body_id = any (:bodies) and selection.state in ('draft', 'called')
             order by selection.closes, selection.id
            """)
        .param("bodies", kept.keySet().toArray(UUID[]::new))
        .query((row, _) -> selection(row, today))
        .list();
  }

  private static TodayLine selection(ResultSet row, LocalDate today) throws SQLException {
    var here = "/desk/council/selections/" + id(row, "id");
    var group = Objects.requireNonNull(Institutions.text(row, "name"));
    var closes = row.getObject("closes", LocalDate.class);
    if (text(row, "state").equals("draft")) {
      return TodayLine.of(Part.READY, "council.today.selection.draft", here + "/call", group)
          .by(row.getObject("opens", LocalDate.class));
    }
    var candidates = row.getInt("candidates");
    return closes.isBefore(today)
        ? TodayLine.of(
                Part.DUE, "council.today.selection.over", here + "/result", group, candidates)
            .by(closes)
        : TodayLine.of(Part.UNANSWERED, "council.today.selection.open", here, group, candidates)
            .on(closes);
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }
}
