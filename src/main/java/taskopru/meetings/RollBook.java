package taskopru.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.council.Capacity;
import taskopru.council.Member;

/** Where rolls, presence and quorums are kept. */
@Repository
class RollBook {

  private static final String ATTENDEE =
      """
      select mandate, seat, seat_number, person, account, institution, principal, voting, excuse
        from meetings.roll
      """;

  private final JdbcClient db;

  RollBook(JdbcClient db) {
    this.db = db;
  }

  /** In the order of the seats, principals first. */
  List<Attendee> of(UUID meeting) {
    return db.sql(
            ATTENDEE + " where meeting = :meeting order by seat_number, not principal, mandate")
        .param("meeting", meeting)
        .query(RollBook::attendee)
        .list();
  }

  Optional<Attendee> find(UUID meeting, UUID mandate) {
    return db.sql(ATTENDEE + " where meeting = :meeting and mandate = :mandate")
        .param("meeting", meeting)
        .param("mandate", mandate)
        .query(RollBook::attendee)
        .optional();
  }

  /** Makes the roll what the council says today; who is or was in the room stays on it. */
  void write(UUID meeting, List<Member> members) {
    db.sql(
            """
            delete from meetings.roll
             where meeting = :meeting
               and mandate <> all (:mandates)
               and not exists (
                     select from meetings.presence
                      where presence.meeting = roll.meeting and presence.mandate = roll.mandate)
               and not exists (
                     select from meetings.correction
                      where correction.meeting = roll.meeting and correction.mandate = roll.mandate)
            """)
        .param("meeting", meeting)
        .param("mandates", members.stream().map(Member::mandate).toArray(UUID[]::new))
        .update();
    for (var member : members) {
      var institution = member.institution();
      db.sql(
              """
              insert into meetings.roll (
                meeting, mandate, seat, seat_number, person, account, institution, principal,
                voting)
              values (
                :meeting, :mandate, :seat, :seatNumber, :person, :account, :institution, :principal,
                :voting)
              on conflict (meeting, mandate) do update
                 set seat = excluded.seat, seat_number = excluded.seat_number,
                     account = excluded.account, institution = excluded.institution,
                     principal = excluded.principal, voting = excluded.voting
              """)
          .param("meeting", meeting)
          .param("mandate", member.mandate())
          .param("seat", member.seat())
          .param("seatNumber", member.seatNumber())
          .param("person", member.person())
          .param("account", member.account())
          .param("institution", institution == null ? null : institution.id())
          .param("principal", member.capacity() == Capacity.PRINCIPAL)
          .param("voting", member.voting())
          .update();
    }
  }

  void excuse(UUID meeting, UUID mandate, @Nullable String excuse) {
    db.sql(
            """
            update meetings.roll set excuse = :excuse
             where meeting = :meeting and mandate = :mandate
            """)
        .param("excuse", excuse)
        .param("meeting", meeting)
        .param("mandate", mandate)
        .update();
  }

  /** Every coming and going that counts, in its order. */
  List<Presence> presences(UUID meeting) {
    return db.sql(
            """
            select mandate, lower(during) as came, upper(during) as left_at, how
              from meetings.presence
             where meeting = :meeting and struck is null
             order by lower(during), id
            """)
        .param("meeting", meeting)
        .query((row, _) -> presence(row))
        .list();
  }

  void came(UUID meeting, UUID mandate, Instant at, Presence.How how, UUID actor) {
    db.sql(
            """
            insert into meetings.presence (meeting, mandate, during, how, noted_by)
            values (:meeting, :mandate,
                    tstzrange(greatest(:at::timestamptz,
                              (select max(upper(during)) from meetings.presence
                                where meeting = :meeting and mandate = :mandate and struck is null)), null, '[)'),
                    :how, :actor)
            """)
        .param("meeting", meeting)
        .param("mandate", mandate)
        .param("at", MeetingBook.at(at))
        .param("how", how.code())
        .param("actor", actor)
        .update();
  }

  boolean left(UUID meeting, UUID mandate, Instant at) {
    return db.sql(
                """
                update meetings.presence
                   set during = tstzrange(lower(during),
                         greatest(:at::timestamptz, lower(during) + interval '1 microsecond'), '[)')
                 where meeting = :meeting and mandate = :mandate and upper_inf(during) and struck is null
                """)
            .param("at", MeetingBook.at(at))
            .param("meeting", meeting)
            .param("mandate", mandate)
            .update()
        > 0;
  }

  void everybodyLeft(UUID meeting, Instant at) {
    db.sql(
            """
            update meetings.presence
               set during = tstzrange(lower(during),
                     greatest(:at::timestamptz, lower(during) + interval '1 microsecond'), '[)')
             where meeting = :meeting and upper_inf(during) and struck is null
            """)
        .param("at", MeetingBook.at(at))
        .param("meeting", meeting)
        .update();
  }

  /** Notes a quorum for ever. */
  UUID note(UUID meeting, UUID profile, Quorum quorum, Instant at) {
    var id = UUID.randomUUID();
    db.sql(
            """
            insert into meetings.snapshot (id, meeting, at, profile, seats, filled, present, needed)
            values (:id, :meeting, :at, :profile, :seats, :filled, :present, :needed)
            """)
        .param("id", id)
        .param("meeting", meeting)
        .param("at", MeetingBook.at(at))
        .param("profile", profile)
        .param("seats", quorum.seats())
        .param("filled", quorum.filled())
        .param("present", quorum.present())
        .param("needed", quorum.needed())
        .update();
    return id;
  }

  /** A quorum as it was noted. */
  record Noted(Instant at, UUID profile, Quorum quorum) {}

  List<Noted> noted(UUID meeting) {
    return db.sql(
            """
            select at, profile, seats, filled, present, needed
              from meetings.snapshot
             where meeting = :meeting
             order by at
            """)
        .param("meeting", meeting)
        .query((row, _) ->
            new Noted(
                Objects.requireNonNull(MeetingBook.instant(row, "at")),
                row.getObject("profile", UUID.class),
                quorum(row)))
        .list();
  }

  static Quorum quorum(ResultSet row) throws SQLException {
    return new Quorum(
        row.getInt("seats"), row.getInt("filled"), row.getInt("present"), row.getInt("needed"));
  }

  static Presence presence(ResultSet row) throws SQLException {
    return new Presence(
        row.getObject("mandate", UUID.class),
        Objects.requireNonNull(MeetingBook.instant(row, "came")),
        MeetingBook.instant(row, "left_at"),
        Codes.get(Presence.How.values(), row.getString("how")));
  }

  private static Attendee attendee(ResultSet row, int number) throws SQLException {
    return new Attendee(
        row.getObject("mandate", UUID.class),
        row.getObject("seat", UUID.class),
        row.getInt("seat_number"),
        row.getObject("person", UUID.class),
        row.getObject("account", UUID.class),
        row.getObject("institution", UUID.class),
        row.getBoolean("principal"),
        row.getBoolean("voting"),
        row.getString("excuse"));
  }
}
