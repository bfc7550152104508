package taskopru.meetings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where corrections of attendance are kept, and what must not be corrected away. */
@Repository
class CorrectionBook {

  private final JdbcClient db;

  CorrectionBook(JdbcClient db) {
    this.db = db;
  }

  /** Something that was done while somebody was, or was not, in the room. */
  record Rest(String what, Instant from, @Nullable Instant until, String question) {

    /** Whether it would look the same after a correction. */
    boolean standsBetween(List<Presence> before, List<Presence> after) {
      return during(before).equals(during(after));
    }

    private List<List<Instant>> during(List<Presence> presences) {
      var parts = new ArrayList<List<Instant>>();
      var end = until == null ? Instant.MAX : until;
      for (var presence : presences) {
        var left = presence.left() == null ? Instant.MAX : presence.left();
        if (!presence.came().isAfter(end) && left.isAfter(from)) {
          parts.add(
              List.of(
                  presence.came().isAfter(from) ? presence.came() : from,
                  left.isBefore(end) ? left : end));
        }
      }
      return parts;
    }
  }

  /**
   * What rests on whether this mandate was there. A ballot of a sealed vote does not say who cast
   * it for the seat, nor when: the whole time of the vote stands.
   */
  List<Rest> resting(UUID meeting, UUID mandate) {
    return db.sql(
            """
            select 'quorum' as what, snapshot.at as since, snapshot.at as until, coalesce(vote.question, '') as question
              from meetings.snapshot
              left join meetings.vote on vote.snapshot = snapshot.id
             where snapshot.meeting = :meeting
            union all
            select 'ballot', ballot.cast_at, ballot.cast_at, vote.question
              from meetings.ballot
              join meetings.vote on vote.id = ballot.vote
             where vote.meeting = :meeting and ballot.mandate = :mandate
            union all
            select 'ballot', vote.opened_at, vote.closed_at, vote.question
              from meetings.elector
              join meetings.vote on vote.id = elector.vote
              join meetings.roll on roll.meeting = vote.meeting and roll.seat = elector.seat
             where vote.meeting = :meeting and roll.mandate = :mandate and vote.sealed and elector.voted
            union all
            select 'witness', noted_at, noted_at, vote.question
              from meetings.hand_count
              join meetings.vote on vote.id = hand_count.vote
             where vote.meeting = :meeting and :mandate in (witness, other)
            union all
            select 'speech', began_at, began_at, ''
              from meetings.speech
             where meeting = :meeting and mandate = :mandate and began_at is not null
             order by since
            """)
        .param("meeting", meeting)
        .param("mandate", mandate)
        .query((row, _) ->
            new Rest(
                row.getString("what"),
                Objects.requireNonNull(MeetingBook.instant(row, "since")),
                MeetingBook.instant(row, "until"),
                row.getString("question")))
        .list();
  }

  void add(
      UUID id,
      UUID meeting,
      UUID mandate,
      String reason,
      @Nullable String excuseBefore,
      @Nullable String excuseAfter,
      Instant at,
      UUID actor) {
    db.sql(
            """
            insert into meetings.correction (
              id, meeting, mandate, reason, excuse_before, excuse_after, corrected_at, corrected_by)
            values (:id, :meeting, :mandate, :reason, :before, :after, :at, :actor)
            """)
        .param("id", id)
        .param("meeting", meeting)
        .param("mandate", mandate)
        .param("reason", reason)
        .param("before", excuseBefore)
        .param("after", excuseAfter)
        .param("at", MeetingBook.at(at))
        .param("actor", actor)
        .update();
  }

  void strike(UUID correction, UUID meeting, Presence presence) {
    db.sql(
            """
            update meetings.presence set struck = :correction
             where meeting = :meeting and mandate = :mandate and struck is null
               and lower(during) = :came
            """)
        .param("correction", correction)
        .param("meeting", meeting)
        .param("mandate", presence.mandate())
        .param("came", MeetingBook.at(presence.came()))
        .update();
  }

  void set(UUID correction, UUID meeting, Presence presence, UUID actor) {
    var left = presence.left();
    db.sql(
            """
            insert into meetings.presence (meeting, mandate, during, how, noted_by, correction)
            values (:meeting, :mandate, tstzrange(:came, :left, '[)'), :how, :actor, :correction)
            """)
        .param("meeting", meeting)
        .param("mandate", presence.mandate())
        .param("came", MeetingBook.at(presence.came()))
        .param(
            "left",
            left == null ? null : MeetingBook.at(left),
            java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("how", presence.how().code())
        .param("actor", actor)
        .param("correction", correction)
        .update();
  }

  /** Everything that was put right, the newest first. */
  List<Correction> of(UUID meeting) {
    var struck = new HashMap<UUID, List<Presence>>();
    var set = new HashMap<UUID, List<Presence>>();
    db.sql(
            """
            select mandate, lower(during) as came, upper(during) as left_at, how, correction, struck
              from meetings.presence
             where meeting = :meeting and (correction is not null or struck is not null)
             order by lower(during), id
            """)
        .param("meeting", meeting)
        .query(row -> {
          var presence = RollBook.presence(row);
          note(struck, row.getObject("struck", UUID.class), presence);
          note(set, row.getObject("correction", UUID.class), presence);
        });
    return db.sql(
            """
            select id, mandate, reason, excuse_before, excuse_after, corrected_at, corrected_by
              from meetings.correction
             where meeting = :meeting
             order by corrected_at desc, id
            """)
        .param("meeting", meeting)
        .query((row, _) -> {
          var id = row.getObject("id", UUID.class);
          return new Correction(
              id,
              row.getObject("mandate", UUID.class),
              row.getString("reason"),
              row.getString("excuse_before"),
              row.getString("excuse_after"),
              Objects.requireNonNull(MeetingBook.instant(row, "corrected_at")),
              row.getObject("corrected_by", UUID.class),
              struck.getOrDefault(id, List.of()),
              set.getOrDefault(id, List.of()));
        })
        .list();
  }

  private static void note(
      HashMap<UUID, List<Presence>> presences, @Nullable UUID correction, Presence presence) {
    if (correction != null) {
      presences.computeIfAbsent(correction, _ -> new ArrayList<>()).add(presence);
    }
  }
}
