package taskopru.council;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.CouncilEvent.SeatChanged;
import taskopru.council.CouncilEvent.SeatGroupAdded;
import taskopru.council.CouncilEvent.SeatPairRead;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;

/** What a seat is, from a day on: voting or not, whose, standing in for which other. */
@Service
@Transactional
public class SeatKeeping {

  private final JdbcClient db;
  private final Bodies bodies;
  private final Keepers keepers;
  private final Seats seats;
  private final ApplicationEventPublisher events;

  SeatKeeping(
      JdbcClient db,
      Bodies bodies,
      Keepers keepers,
      Seats seats,
      ApplicationEventPublisher events) {
    this.db = db;
    this.bodies = bodies;
    this.keepers = keepers;
    this.seats = seats;
    this.events = events;
  }

  @Transactional(readOnly = true)
  public SeatDetail get(UUID id) {
    var standings =
        db.sql(
                """
                select lower(valid) as first_day, upper(valid) - 1 as last_day, kind, voting,
                       institution_id, alternate_of, reason
                  from council.seat_standing
                 where seat_id = :id
                 order by valid desc
                """)
            .param("id", id)
            .query((row, _) ->
                new SeatDetail.Standing(
                    row.getObject("first_day", LocalDate.class),
                    row.getObject("last_day", LocalDate.class),
                    SeatKind.of(row.getString("kind")),
                    row.getBoolean("voting"),
                    row.getObject("institution_id", UUID.class),
                    row.getObject("alternate_of", UUID.class),
                    row.getString("reason")))
            .list();
    return db.sql(
            """
            select seat.id, seat.number, seat.body_id, seat.version, seat_group.code,
                   seat_group.name_tr, seat_group.name_en, seat_group.name_ar
              from council.seat
              join council.seat_group on seat_group.code = seat.group_code
             where seat.id = :id
            """)
        .param("id", id)
        .query((row, _) ->
            new SeatDetail(
                id,
                row.getInt("number"),
                row.getObject("body_id", UUID.class),
                new Slug(row.getString("code")),
                Objects.requireNonNull(Institutions.text(row, "name")),
                standings,
                row.getInt("version")))
        .optional()
        .orElseThrow(() -> new Problem.NotFound("council.seat.unknown"));
  }

  /**
   * Changes what a seat is from that day on. What it was before stays; what was already written for
   * later days is replaced.
   *
   * @param seen the seat's version when the form was opened
   */
  public void change(
      Actor actor,
      UUID id,
      int seen,
      LocalDate from,
      SeatKind kind,
      boolean voting,
      @Nullable UUID institution,
      @Nullable String reason) {
    var seat = get(id);
    keepers.mustKeep(actor, bodies.get(seat.body()), Verb.KEEP_COUNCIL);
    if (voting && kind != SeatKind.MEMBER) {
      throw new Problem.Refused("council.seat.onlyMembersVote");
    }
    var now = seat.on(from);
    if (now.alternateOf() != null && voting) {
      throw new Problem.Refused("council.seat.alternateHasNoVote");
    }
    stand(
        id,
        seen,
        new SeatDetail.Standing(
            from, null, kind, voting, institution, now.alternateOf(), reason(reason)));
    events.publishEvent(new SeatChanged(id, actor.id(), from));
  }

  /** How a row of two seats is read today. */
  @Transactional(readOnly = true)
  public PairReading reading(UUID body, Slug group, LocalDate day) {
    return pair(body, group, day).get(1).alternateOf() == null
        ? PairReading.TWO_SEATS
        : PairReading.SEAT_AND_ALTERNATE;
  }

  /** Reads a row of two seats as two votes, or as one vote with an alternate, from that day on. */
  public void read(
      Actor actor,
      UUID body,
      Slug group,
      PairReading reading,
      LocalDate from,
      @Nullable String reason) {
    var owner = bodies.get(body);
    keepers.mustKeep(actor, owner, Verb.KEEP_COUNCIL);
    var pair = pair(body, group, from);
    var second = get(pair.get(1).id());
    var now = second.on(from);
    stand(
        second.id(),
        second.version(),
        new SeatDetail.Standing(
            from,
            null,
            SeatKind.MEMBER,
            reading == PairReading.TWO_SEATS,
            now.institution(),
            switch (reading) {
              case TWO_SEATS -> null;
              case SEAT_AND_ALTERNATE -> pair.getFirst().id();
            },
            reason(reason)));
    events.publishEvent(new SeatPairRead(second.id(), actor.id(), reading, from));
  }

  /**
   * Adds a group of seats to a body, as an election or a directive made it: members with a vote,
   * open until somebody says whose they are.
   */
  public Slug add(Actor actor, UUID bodyId, LocalizedText name, int quota) {
    var body = bodies.get(bodyId);
    keepers.mustKeep(actor, body, Verb.KEEP_COUNCIL);
    if (quota < 1 || quota > 200) {
      throw new Problem.Refused("council.number.shape", 1, 200);
    }
    var checked = Written.name(name, 200);
    db.sql("select id from council.body where id = :body for update")
        .param("body", bodyId)
        .query(UUID.class)
        .single();
    var code = Slug.from(body.code() + " " + checked.tr());
    var added =
        db.sql(
                """
                insert into council.seat_group (
                  code, body_id, position, name_tr, name_en, name_ar, quota)
                select :code, :body, coalesce(max(position), 0) + 1, :tr, :en, :ar, :quota
                  from council.seat_group
                on conflict (code) do nothing
                """)
            .param("code", code.value())
            .param("body", bodyId)
            .param("tr", checked.tr())
            .param("en", checked.en())
            .param("ar", checked.ar())
            .param("quota", quota)
            .update();
    if (added == 0) {
      throw new Problem.Refused("council.group.taken");
    }
    db.sql(
            """
            with seat as (
              insert into council.seat (id, number, group_code, body_id)
              select gen_random_uuid(), before.last + one, :code, :body
                from generate_series(1, :quota) one,
                     (select coalesce(max(number), 0) as last
                        from council.seat where body_id = :body) before
              returning id)
            insert into council.seat_standing (seat_id, valid, kind, voting)
            select id, daterange(null, null), 'member', true from seat
            """)
        .param("code", code.value())
        .param("body", bodyId)
        .param("quota", quota)
        .update();
    events.publishEvent(new SeatGroupAdded(bodyId, actor.id(), code.value(), quota));
    return code;
  }

  private List<Seat> pair(UUID body, Slug group, LocalDate day) {
    return seats.list(body, day).stream()
        .filter(one -> one.code().equals(group) && one.quota() == 2)
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("council.seat.noPair"))
        .seats();
  }

  private void stand(UUID seat, int seen, SeatDetail.Standing next) {
    var from = Objects.requireNonNull(next.from());
    var changed =
        db.sql("update council.seat set version = version + 1 where id = :id and version = :seen")
            .param("id", seat)
            .param("seen", seen)
            .update();
    if (changed == 0) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
    db.sql("delete from council.seat_standing where seat_id = :id and lower(valid) >= :from")
        .param("id", seat)
        .param("from", from)
        .update();
    db.sql(
            """
            update council.seat_standing
               set valid = daterange(lower(valid), :from)
             where seat_id = :id and valid @> cast(:from as date)
            """)
        .param("id", seat)
        .param("from", from)
        .update();
    db.sql(
            """
            insert into council.seat_standing (
              seat_id, valid, kind, voting, institution_id, alternate_of, reason)
            values (
              :id, daterange(:from, null), :kind, :voting, cast(:institution as uuid),
              cast(:alternateOf as uuid), :reason)
            """)
        .param("id", seat)
        .param("from", from)
        .param("kind", next.kind().word())
        .param("voting", next.voting())
        .param("institution", next.institution())
        .param("alternateOf", next.alternateOf())
        .param("reason", next.reason())
        .update();
  }

  private static @Nullable String reason(@Nullable String typed) {
    return Written.optionalLine(typed, 500);
  }

  /** The seats of a body by id, as they stand that day. */
  @Transactional(readOnly = true)
  public List<Seat> all(UUID body, LocalDate day) {
    var all = new ArrayList<Seat>();
    seats.list(body, day).forEach(group -> all.addAll(group.seats()));
    return all;
  }
}
